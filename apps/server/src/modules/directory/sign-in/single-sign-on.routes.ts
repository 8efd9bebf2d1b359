import { ownAccountRoutes as own, signInRoutes as routes } from "@jucai/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { handle, handleFile } from "#http/handle.ts";
import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { accountTables } from "../accounts/accounts.tables.ts";
import { giveCookie } from "../sessions/cookie.ts";
import { callerOf } from "../sessions/start-session.ts";
import { comeBack, leave } from "./by-single-sign-on.ts";
import type { SignInDeps } from "./sign-in.deps.ts";
import type { SingleSignOn } from "./single-sign-on.ts";

const stateCookie = "jucai_oidc";
const path = "/api/v1/sign-in/oidc";

/** Single sign-on: going, coming back, linking, unlinking. */
export function singleSignOnRoutes(http: FastifyInstance, deps: SignInDeps): void {
  handleFile(http, routes.oidcStart, async ({ query }, request, reply) => {
    const { address, state } = await leave(deps, offered(deps), { to: query.to ?? "" });
    keepState(request, reply, state);
    return reply.redirect(address, 303);
  });
  handleFile(http, routes.oidcCallback, async (_input, request, reply) => {
    const search = new URL(request.url, "http://localhost").search;
    const returned = await comeBack(deps, offered(deps), search, request.cookies[stateCookie], callerOf(request));
    void reply.clearCookie(stateCookie, { path }).header("cache-control", "no-store");
    if ("problem" in returned) {
      if (returned.cause !== undefined) request.log.warn({ err: returned.cause }, "single sign-on failed");
      return reply.redirect(`${returned.page ?? "/sign-in"}?problem=${returned.problem}`, 303);
    }
    if (returned.started !== undefined) giveCookie(request, reply, returned.started.token);
    return reply.redirect(returned.to, 303);
  });
  handle(http, own.singleSignOnLink, ({ actor, within }) =>
    within(async (tx) => {
      const mine = accountTables(tx).selectFrom("oidc_identity").select("subject").where("account", "=", actor.account);
      return { linked: (await mine.executeTakeFirst()) !== undefined };
    }),
  );
  handle(http, own.linkSingleSignOn, async ({ actor }, request, reply) => {
    if (actor.session === null) throw notOffered();
    const { address, state } = await leave(deps, offered(deps), { to: "/my/security", account: actor.account });
    keepState(request, reply, state);
    return { address };
  });
  handle(http, own.unlinkSingleSignOn, async ({ actor, within }) => {
    await within(async (tx) => {
      const db = accountTables(tx);
      await db.deleteFrom("oidc_identity").where("account", "=", actor.account).execute();
      await record(tx, actor, {
        action: "account.unlink_single_sign_on",
        object: { kind: "account", id: actor.account },
      });
    });
    return { done: true as const };
  });
}

function keepState(request: FastifyRequest, reply: FastifyReply, state: string): void {
  const secure = request.protocol === "https";
  void reply.setCookie(stateCookie, state, { path, httpOnly: true, sameSite: "lax", secure, maxAge: 600 });
}

function offered({ singleSignOn }: SignInDeps): SingleSignOn {
  if (singleSignOn === undefined) throw notOffered();
  return singleSignOn;
}

function notOffered(): Refusal {
  return new Refusal("not_found", { zh: "本系统没有接统一身份认证。", en: "This server has no single sign-on." });
}
