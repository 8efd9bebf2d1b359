import { signInRoutes as routes, type Session } from "@jucai/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { handle } from "#http/handle.ts";
import { languageOf } from "#http/language.ts";
import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { accountTables } from "../accounts/accounts.tables.ts";
import { giveCookie, takeCookie } from "../sessions/cookie.ts";
import { sessionView } from "../sessions/session-view.ts";
import { callerOf, type Started } from "../sessions/start-session.ts";
import { register, signInByCode } from "./by-code.ts";
import { signInByPassword } from "./by-password.ts";
import { checkLink, setPassword } from "./set-password.ts";
import type { SignInDeps } from "./sign-in.deps.ts";
import { sendCode } from "./sms-codes.ts";
import { hasAccounts, welcome } from "./welcome.ts";

/** How people come in, how they see their session, how they leave. */
export function signInRoutes(http: FastifyInstance, deps: SignInDeps): void {
  const started = sessionStarter(deps);

  handle(http, routes.signInWays, () => ways(deps));
  handle(http, routes.signIn, async ({ body }, request, reply) =>
    started(request, reply, await signInByPassword(deps, body, callerOf(request))),
  );
  handle(http, routes.sendSmsCode, ({ body }, request) => sendCode(deps, body.mobile, callerOf(request)));
  handle(http, routes.signInByCode, async ({ body }, request, reply) =>
    started(request, reply, await signInByCode(deps, body, callerOf(request))),
  );
  handle(http, routes.register, async ({ body, language }, request, reply) =>
    started(request, reply, await register(deps, body, callerOf(request), language)),
  );
  handle(http, routes.checkLink, ({ body }) => checkLink(deps, body.token));
  handle(http, routes.welcome, async ({ body, language }, request, reply) =>
    started(request, reply, await welcome(deps, body, callerOf(request), language)),
  );
  handle(http, routes.setPassword, async ({ body, language }, request, reply) =>
    started(request, reply, await setPassword(deps, body, callerOf(request), language)),
  );
  handle(http, routes.session, ({ actor }, request) => viewOf(deps, actor.session, request));
  handle(http, routes.signOut, async ({ actor, within }, request, reply) => {
    await within(async (tx) => {
      const at = deps.clock.now();
      await accountTables(tx).updateTable("session").set({ ended_at: at }).where("id", "=", actor.session).execute();
      await record(tx, actor, { action: "session.end", object: { kind: "session", id: actor.session } });
    });
    takeCookie(request, reply);
    return { done: true as const };
  });
}

async function ways(deps: SignInDeps) {
  const known = await deps.database.asSystem("is there an administrator", (tx) => hasAccounts(accountTables(tx)));
  return {
    password: true as const,
    sms: deps.sms !== undefined,
    singleSignOn: deps.singleSignOn?.name ?? null,
    welcome: !known,
  };
}

/** Gives a started session to the browser and answers what the page needs of it. */
export function sessionStarter(deps: SignInDeps) {
  return async (request: FastifyRequest, reply: FastifyReply, { session, token }: Started): Promise<Session> => {
    giveCookie(request, reply, token);
    void reply.header("cache-control", "no-store");
    return viewOf(deps, session, request);
  };
}

/** What the page needs of its session. */
export function viewOf(deps: SignInDeps, session: string | null, request: FastifyRequest): Promise<Session> {
  if (session === null) throw withoutSession();
  return deps.database.asSystem("one's own session", (tx) =>
    sessionView(accountTables(tx), session, {
      permissions: deps.permissions,
      outbox: deps.sms?.keeps ?? false,
      language: languageOf(request),
      at: deps.clock.now(),
    }),
  );
}

function withoutSession(): Refusal {
  return new Refusal("wrong_state", { zh: "接口账号没有会话。", en: "A machine's account has no session." });
}
