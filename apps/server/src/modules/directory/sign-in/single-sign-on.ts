import type { Text } from "@jucai/engine";
import * as oidc from "openid-client";
import type { SingleSignOnConfig } from "#config/sign-in.ts";

/** What is kept between going to the provider and coming back. */
export type Journey = { readonly state: string; readonly nonce: string; readonly verifier: string };
/** Whom the provider says it is. */
export type Identity = {
  readonly issuer: string;
  readonly subject: string;
  /** What an account may be found by; undefined when the provider does not say it or did not verify it. */
  readonly username?: string;
  readonly mobile?: string;
};

export type SingleSignOn = {
  readonly name: Text;
  readonly match?: "username" | "mobile";
  /** The provider's address to go to, and what must be kept until the return. */
  readonly begin: () => Promise<{ readonly address: string; readonly journey: Journey }>;
  /** @param search the query that the browser came back with, with its `?` */
  readonly finish: (search: string, journey: Journey) => Promise<Identity>;
};

/**
 * The code flow of OpenID Connect with PKCE, state and nonce, by openid-client, which checks all three and
 * the signature. The provider is asked for its description when it is first needed: it may start later than we do.
 */
export function singleSignOn(config: SingleSignOnConfig): SingleSignOn {
  const back = new URL("/api/v1/sign-in/oidc/callback", config.site).href;
  const provider = remembered(() => discover(config));
  return {
    name: config.name,
    ...(config.match === undefined ? {} : { match: config.match }),
    begin: async () => {
      const journey = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      };
      const address = oidc.buildAuthorizationUrl(await provider(), {
        redirect_uri: back,
        scope: "openid profile phone",
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
        code_challenge_method: "S256",
      });
      return { address: address.href, journey };
    },
    finish: async (search, journey) => {
      const known = await provider();
      const tokens = await oidc.authorizationCodeGrant(known, new URL(search, back), {
        expectedState: journey.state,
        expectedNonce: journey.nonce,
        pkceCodeVerifier: journey.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error("the provider sent no ID token");
      const more = config.match === undefined ? {} : await furtherClaims(known, tokens.access_token, claims.sub);
      return { issuer: claims.iss, subject: claims.sub, ...matchable({ ...more, ...claims }) };
    },
  };
}

function discover({ issuer, clientId, clientSecret }: SingleSignOnConfig): Promise<oidc.Configuration> {
  // Plain http only where the configuration allows it: on this machine.
  const execute = issuer.protocol === "http:" ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(issuer, clientId, clientSecret, undefined, { execute, timeout: 10 });
}

/** Many providers put names into their user information only. */
async function furtherClaims(
  known: oidc.Configuration,
  token: string,
  subject: string,
): Promise<oidc.UserInfoResponse | object> {
  if (known.serverMetadata().userinfo_endpoint === undefined) return {};
  return oidc.fetchUserInfo(known, token, subject);
}

function matchable(claims: { readonly [name: string]: unknown }): Pick<Identity, "username" | "mobile"> {
  const { preferred_username: username, phone_number: phone, phone_number_verified: verified } = claims;
  return {
    ...(typeof username === "string" ? { username } : {}),
    ...(typeof phone === "string" && verified === true ? { mobile: phone } : {}),
  };
}

/** Does it once; a failure is not remembered. */
function remembered<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}
