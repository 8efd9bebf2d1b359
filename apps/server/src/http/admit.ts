import type { AnyRoute, Resource } from "@jucai/contract";
import type { FastifyRequest } from "fastify";
import { type Actor, ownScope, scopeFor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope } from "#kernel/scope.ts";
import { csrfHeader, sessionCookie, type SignedIn } from "./actor.ts";
import type { HttpGround } from "./deps.ts";

export type Admitted = { readonly actor: Actor; readonly scope: Scope; readonly signedIn: SignedIn };

/** Lets a request in or refuses it: who asks, whether a page of ours sent it, what may be touched. */
export async function admit(ground: HttpGround, route: AnyRoute, request: FastifyRequest): Promise<Admitted> {
  const bearer = bearerOf(request);
  const cookie = request.cookies[sessionCookie];
  const given = { ...(bearer === undefined ? {} : { bearer }), ...(cookie === undefined ? {} : { cookie }) };
  const signedIn = (bearer ?? cookie) ? await ground.loadActor(given, ground.clock.now()) : undefined;
  if (signedIn === undefined) throw notSignedIn();
  // A token is sent on purpose; a cookie is sent by the browser also when another site asks it to.
  if (route.method !== "GET" && bearer === undefined) refuseForged(request, signedIn);
  return {
    actor: signedIn.actor,
    scope: consented(route, signedIn.actor, scopeOf(ground, route, signedIn.actor)),
    signedIn,
  };
}

/** What belongs to a claim: to change it takes the consent to claim, not that to correct what is held. */
const ofClaims: ReadonlySet<Resource> = new Set(["claim", "decision", "evidence", "rating", "service_request"]);

/** Whoever acts for a person reaches him only for what he consented to: to look, to change, or to claim. */
function consented({ method, access }: AnyRoute, { onBehalfOf }: Actor, scope: Scope): Scope {
  const claims = "may" in access && ofClaims.has(access.may[0]);
  const purpose = method === "GET" ? "read" : claims ? "apply" : "correct";
  if (onBehalfOf === undefined || onBehalfOf.purposes.includes(purpose)) return scope;
  return { ...scope, person: null };
}

function scopeOf(ground: HttpGround, { access }: AnyRoute, actor: Actor): Scope {
  if (!("may" in access)) return ownScope(actor);
  const [resource, verb] = access.may;
  const scope = scopeFor(ground.permissions, actor, resource, verb);
  if (scope !== undefined) return scope;
  throw new Refusal("not_allowed", {
    zh: "您没有权限做这件事，需要请找本单位管理员。",
    en: "You may not do this; ask your unit's administrator.",
  });
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([\w.~+/-]{20,200}=*)$/.exec(request.headers.authorization ?? "")?.[1];
}

function refuseForged(request: FastifyRequest, { csrf }: SignedIn): void {
  const site = request.headers["sec-fetch-site"];
  const elsewhere = site !== undefined && site !== "same-origin" && site !== "none";
  if (!elsewhere && request.headers[csrfHeader] === csrf) return;
  throw new Refusal("forged", {
    zh: "页面已过期，请刷新后再试。",
    en: "The page is out of date; reload it and try again.",
  });
}

function notSignedIn(): Refusal {
  return new Refusal("not_signed_in", { zh: "请先登录。", en: "Please sign in first." });
}
