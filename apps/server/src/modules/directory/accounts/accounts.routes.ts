import { accountRoutes as routes } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { handle } from "#http/handle.ts";
import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { invite } from "../own/become-person.ts";
import { endSession, openSessions } from "../own/sessions.ts";
import { endSessions } from "../sessions/start-session.ts";
import type { SignInDeps } from "../sign-in/sign-in.deps.ts";
import { listAccounts } from "./account-views.ts";
import { accountTables } from "./accounts.tables.ts";
import {
  accountOf,
  createAccount,
  createMachine,
  renewMachine,
  resetAccount,
  unlock,
  updateAccount,
} from "./manage.ts";
import { listMessages } from "./messages.ts";
import type { Language } from "./unit-briefs.ts";

/** What administrators do to accounts, and what a window does for a person's account. */
export function accountRoutes(http: FastifyInstance, deps: SignInDeps): void {
  const { clock, sealing } = deps;
  const oneAccount = async (tx: ScopedTransaction, id: string, language: Language) => {
    const filter = { id, page: 1, pageSize: 1 };
    const { items } = await listAccounts(accountTables(tx), sealing, filter, language, clock.now());
    const [item] = items;
    if (item === undefined) throw notThere();
    return item;
  };

  handle(http, routes.accounts, ({ query, within, language }) =>
    within((tx) => listAccounts(accountTables(tx), sealing, query, language, clock.now())),
  );
  handle(http, routes.account, ({ params, within, language }) => within((tx) => oneAccount(tx, params.id, language)));
  handle(http, routes.createAccount, ({ actor, scope, body, within, language }) =>
    within(async (tx) => {
      const { id, link } = await createAccount(deps, { tx, actor, scope }, body);
      return { account: await oneAccount(tx, id, language), link };
    }),
  );
  handle(http, routes.updateAccount, ({ actor, scope, params, body, within, language }) =>
    within(async (tx) => {
      await updateAccount(deps, { tx, actor, scope }, params.id, body);
      return oneAccount(tx, params.id, language);
    }),
  );
  handle(http, routes.resetAccount, async ({ actor, scope, params, body, within, language }) => {
    const link = await within((tx) => resetAccount(deps, { tx, actor, scope }, params.id, body.removeSecondStep));
    await unlock(deps, params.id);
    return { account: await within((tx) => oneAccount(tx, params.id, language)), link };
  });
  handle(http, routes.createMachine, ({ actor, scope, body, within, language }) =>
    within(async (tx) => {
      const { id, token, until } = await createMachine(deps, { tx, actor, scope }, body);
      return { account: await oneAccount(tx, id, language), token, until };
    }),
  );
  handle(http, routes.renewMachine, ({ actor, scope, params, body, within, language }) =>
    within(async (tx) => {
      const made = await renewMachine(deps, { tx, actor, scope }, params.id, body.days);
      return { account: await oneAccount(tx, params.id, language), ...made };
    }),
  );
  handle(http, routes.accountSessions, ({ actor, params, within }) =>
    within(async (tx) => {
      const { id } = await accountOf(accountTables(tx), params.id);
      return openSessions(accountTables(tx), id, actor.session, clock.now());
    }),
  );
  handle(http, routes.endAccountSessions, async ({ actor, params, body, within }) => {
    await within(async (tx) => {
      const db = accountTables(tx);
      const { id } = await accountOf(db, params.id);
      const { session } = body;
      if (session === undefined) await endSessions(db, id, clock.now());
      else await endSession(db, id, session, clock.now());
      const detail = { session: session ?? "all" };
      await record(tx, actor, { action: "session.revoke", object: { kind: "account", id }, detail });
    });
    return { done: true as const };
  });
  handle(http, routes.invite, ({ actor, body, within }) => within((tx) => invite(tx, actor, body.person, clock.now())));
  handle(http, routes.messages, ({ query, within }) => {
    if (deps.sms?.keeps !== true) throw notThere();
    return within((tx) => listMessages(accountTables(tx), sealing, query));
  });
}

function notThere(): Refusal {
  return new Refusal("not_found", {
    zh: "没有找到，或不在您的管理范围内。",
    en: "It is not there, or not within your reach.",
  });
}
