import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, codeOf } from "../testing/browser.ts";
import { aDirectory, type TestDirectory } from "../testing/directory.ts";
import { leave } from "./by-single-sign-on.ts";
import { singleSignOn } from "./single-sign-on.ts";
import { site, startProvider, type TestProvider } from "../testing/provider.ts";

let provider: TestProvider;
let them: TestDirectory;
beforeAll(async () => {
  provider = await startProvider();
  them = await aDirectory({
    signIn: {
      sms: "off",
      singleSignOn: {
        issuer: new URL(provider.issuer),
        clientId: "jucai",
        clientSecret: "a-secret-of-the-test",
        site: new URL(site),
        name: { zh: "统一身份认证登录", en: "Single sign-on" },
        match: "username",
      },
    },
  });
});
afterAll(async () => {
  await them.close();
  await provider.end();
});

/** Goes to the provider, through its pages, and back to where it sends us. */
async function throughProvider(browser: Browser, as: string, to = "/desk/people?q=1") {
  const start = await browser.get(`/api/v1/sign-in/oidc?to=${encodeURIComponent(to)}`);
  return provider.passThrough(String(start.headers.location), as);
}
const whereTo = async (browser: Browser, back: string) => (await browser.get(back)).headers.location;

describe("single sign-on at a real provider", () => {
  it("is offered, with words for its button", async () => {
    expect((await them.browser().get("/api/v1/sign-in")).json()).toMatchObject({
      sms: false,
      singleSignOn: { zh: "统一身份认证登录", en: "Single sign-on" },
    });
  });

  it("sends PKCE, state and nonce, and signs in the account that the claim names", async () => {
    await them.account("sso.officer", ["officer"]);
    const browser = them.browser();
    const start = await browser.get("/api/v1/sign-in/oidc");
    const address = new URL(String(start.headers.location));
    expect(start.statusCode).toBe(303);
    expect(address.searchParams.get("code_challenge_method")).toBe("S256");
    for (const name of ["state", "nonce", "code_challenge"]) expect(address.searchParams.get(name)).toHaveLength(43);

    const back = await throughProvider(browser, "SSO.officer");
    expect(await whereTo(browser, back)).toBe("/desk/people?q=1");
    expect((await browser.session()).account.username).toBe("sso.officer");
    expect((await browser.get("/api/v1/sessions")).json().sessions[0].way).toBe("single_sign_on");
    // The same answer once more is worth nothing.
    expect(await whereTo(browser, back)).toBe("/sign-in?problem=single_sign_on");
  });

  it("does not let in whom no account knows, nor one that is switched off", async () => {
    const stranger = them.browser();
    expect(await whereTo(stranger, await throughProvider(stranger, "nobody.known"))).toBe(
      "/sign-in?problem=unknown_account",
    );
    expect(stranger.cookie()).toBeUndefined();
    const off = await them.account("sso.off");
    const system = await them.as("sso.system", ["system_admin"]);
    await system.patch(`/api/v1/accounts/${off}`, { disabled: true });
    const browser = them.browser();
    expect(await whereTo(browser, await throughProvider(browser, "sso.off"))).toBe("/sign-in?problem=unknown_account");
  });

  it("is linked by somebody signed in, to one account only", async () => {
    const owner = await them.as("local.name");
    const linked = async () => (await owner.get("/api/v1/session/single-sign-on")).json().linked as boolean;
    expect(await linked()).toBe(false);
    const { address } = (await owner.post("/api/v1/session/single-sign-on")).json();
    expect(await whereTo(owner, await provider.passThrough(address, "another-name"))).toBe("/my/security");
    const elsewhere = them.browser();
    const asked = (await elsewhere.get("/api/v1/sign-in/oidc")).headers.location;
    // Nobody asked for a page and no role is held: one's own.
    expect(await whereTo(elsewhere, await provider.passThrough(String(asked), "another-name"))).toBe("/my");
    expect((await elsewhere.session()).account.username).toBe("local.name");

    const second = await them.as("second.name");
    const again = (await second.post("/api/v1/session/single-sign-on")).json();
    expect(await whereTo(second, await provider.passThrough(again.address, "another-name"))).toBe(
      "/my/security?problem=linked_elsewhere",
    );

    expect(await linked()).toBe(true);
    expect((await owner.delete("/api/v1/session/single-sign-on")).statusCode).toBe(200);
    expect(await linked()).toBe(false);
    const late = them.browser();
    expect(await whereTo(late, await throughProvider(late, "another-name"))).toBe("/sign-in?problem=unknown_account");
  });

  it("takes no answer that another browser fetched, that was mixed up, or that came too late", async () => {
    await them.account("sso.victim");
    const attacker = them.browser();
    const theirs = await throughProvider(attacker, "sso.victim");
    const victim = them.browser();
    expect(await whereTo(victim, theirs)).toBe("/sign-in?problem=single_sign_on");
    expect(victim.cookie()).toBeUndefined();

    // The code of one journey under the state of another: the verifier and the nonce do not fit.
    const own = new URLSearchParams((await throughProvider(victim, "sso.victim")).split("?")[1]);
    own.set("code", new URLSearchParams(theirs.split("?")[1]).get("code") ?? "");
    expect(await whereTo(victim, `/api/v1/sign-in/oidc/callback?${own}`)).toBe("/sign-in?problem=single_sign_on");

    const slow = await throughProvider(victim, "sso.victim");
    them.clock.forward(11 * 60);
    expect(await whereTo(victim, slow)).toBe("/sign-in?problem=single_sign_on");
    expect(await whereTo(victim, "/api/v1/sign-in/oidc/callback?error=access_denied")).toBe(
      "/sign-in?problem=single_sign_on",
    );
  });

  it.each(["//evil.example", "https://evil.example", "/\\evil.example"])(
    "leads nobody to %s afterwards",
    async (to) => {
      const answer = await them.browser().get(`/api/v1/sign-in/oidc?to=${encodeURIComponent(to)}`);
      expect(codeOf(answer)).toEqual([400, "bad_request"]);
    },
  );

  it("fails in words when the provider does not answer", async () => {
    const silent = singleSignOn({
      issuer: new URL("http://127.0.0.1:9"),
      clientId: "jucai",
      clientSecret: "x",
      site: new URL(site),
      name: { zh: "登录", en: "Sign in" },
    });
    const { clock, sealing, connection } = them;
    const deps = { clock, sealing, database: connection.scoped };
    await expect(leave(deps, silent, { to: "" })).rejects.toMatchObject({ code: "not_ready" });
  });

  it("can be the only way beside passwords: without messages no code is sent", async () => {
    const answer = await them.browser().post("/api/v1/sign-in/codes", { mobile: "13800138000" });
    expect(codeOf(answer)).toEqual([409, "wrong_state"]);
  });
});
