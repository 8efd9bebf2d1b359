import { ownAccountRoutes as routes } from "@jucai/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { handle } from "#http/handle.ts";
import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { accountTables } from "../accounts/accounts.tables.ts";
import { giveCookie } from "../sessions/cookie.ts";
import type { SignInDeps } from "../sign-in/sign-in.deps.ts";
import { viewOf } from "../sign-in/sign-in.routes.ts";
import { becomePerson } from "./become-person.ts";
import { changeMobile, changePassword } from "./password.ts";
import { readPreference, savePreference } from "./preferences.ts";
import { confirmSecondStep, removeSecondStep, setUpSecondStep } from "./second-step.ts";
import { endSession, openSessions } from "./sessions.ts";

/** What everybody does to his own account. */
export function ownAccountRoutes(http: FastifyInstance, deps: SignInDeps): void {
  const renewed = async (request: FastifyRequest, reply: FastifyReply, session: string, token: string) => {
    giveCookie(request, reply, token);
    return viewOf(deps, session, request);
  };

  handle(http, routes.changePassword, async ({ actor, body, language }, request, reply) => {
    const session = sessionOf(actor);
    return renewed(request, reply, session, await changePassword(deps, actor, session, body, language));
  });
  handle(http, routes.changeMobile, async ({ actor, body }, request) => {
    await changeMobile(deps, actor, body);
    return viewOf(deps, actor.session, request);
  });
  handle(http, routes.ownSessions, ({ actor, within }) =>
    within((tx) => openSessions(accountTables(tx), actor.account, actor.session, deps.clock.now())),
  );
  handle(http, routes.endOwnSession, async ({ actor, params, within }) => {
    await within(async (tx) => {
      await endSession(accountTables(tx), actor.account, params.id, deps.clock.now());
      await record(tx, actor, { action: "session.end", object: { kind: "session", id: params.id } });
    });
    return { done: true as const };
  });
  handle(http, routes.setUpSecondStep, ({ actor }) => {
    sessionOf(actor);
    return setUpSecondStep(deps, actor);
  });
  handle(http, routes.confirmSecondStep, async ({ actor, body }, request, reply) => {
    const { codes, token } = await confirmSecondStep(deps, actor, sessionOf(actor), body.code);
    giveCookie(request, reply, token);
    return { codes };
  });
  handle(http, routes.removeSecondStep, async ({ actor, body }, request, reply) => {
    const session = sessionOf(actor);
    return renewed(request, reply, session, await removeSecondStep(deps, actor, session, body.code));
  });
  handle(http, routes.becomePerson, async ({ actor, body }, request, reply) => {
    const session = sessionOf(actor);
    return renewed(request, reply, session, await becomePerson(deps, actor, session, body));
  });
  handle(http, routes.preference, async ({ actor, params, within }) => {
    return { value: (await within((tx) => readPreference(accountTables(tx), actor.account, params.key))) as never };
  });
  handle(http, routes.savePreference, async ({ actor, params, body, within }) => {
    await within((tx) => savePreference(accountTables(tx), actor.account, params.key, body.value));
    return body;
  });
}

/** The session of whoever asks; a machine has none and no account of its own to look after. */
function sessionOf({ session }: Actor): string {
  if (session !== null) return session;
  throw new Refusal("wrong_state", { zh: "接口账号没有会话。", en: "A machine's account has no session." });
}
