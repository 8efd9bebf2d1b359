import { awardRoutes as routes, type MyMoney } from "@jucai/contract";
import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import type { ModuleDeps } from "#http/deps.ts";
import { handle } from "#http/handle.ts";
import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import type { Doing } from "../ground/doing.ts";
import { notAllowed, notThere, notValid } from "../ground/refused.ts";
import { adjustmentOf, adjustmentViews, decideAdjustment, propose, receiveRecovery } from "./adjustments.ts";
import { namePayee } from "./name-payee.ts";
import { type ByPerson, refuseOwn, refuseOwnAdjustment } from "./own.ts";
import { answerObjection, objectToStop } from "./objections.ts";
import { accountViews, decideAccount, enterAccount, type Party, standingAccount } from "./payee-accounts.ts";
import { lockAward, resumeAward, stopAward, suspendAward } from "./stop.ts";
import { awardsOfParty, awardView, bouncedTo, listAwards } from "./views.ts";

/** Awards, what becomes of them, adjustments, accounts; and everybody's own money. */
export function awardRoutes(http: FastifyInstance, deps: Pick<ModuleDeps, "clock" | "events" | "sealing">): void {
  const by = (who: Actor): ByPerson => ({ ...deps, who });

  handle(http, routes.awards, ({ query, within }) => within((tx) => listAwards(tx, query)));
  handle(http, routes.award, ({ params, actor, within }) => within((tx) => awardView(tx, by(actor), params.id)));
  handle(http, routes.stopAward, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await refuseOwn(tx, by(actor), params.id);
      await stopAward(tx, by(actor), params.id, body);
      return awardView(tx, by(actor), params.id);
    }),
  );
  handle(http, routes.suspendAward, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await refuseOwn(tx, by(actor), params.id);
      await suspendAward(tx, by(actor), params.id, body);
      return awardView(tx, by(actor), params.id);
    }),
  );
  handle(http, routes.resumeAward, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await refuseOwn(tx, by(actor), params.id);
      await resumeAward(tx, by(actor), params.id, body.why);
      return awardView(tx, by(actor), params.id);
    }),
  );
  handle(http, routes.answerStopObjection, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await refuseOwn(tx, by(actor), params.id);
      await answerObjection(tx, by(actor), params.id, body);
      return awardView(tx, by(actor), params.id);
    }),
  );
  handle(http, routes.namePayee, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await refuseOwn(tx, by(actor), params.id);
      await namePayee(tx, by(actor), params.id, body);
      return awardView(tx, by(actor), params.id);
    }),
  );
  handle(http, routes.answerStopCheck, ({ params, body, actor, within }) =>
    within((tx) => answerCheck(tx, by(actor), params.id, body)),
  );
  adjustmentRoutes(http, by);
  accountRoutes(http, by);
  ownRoutes(http, by);
}

type By = (who: Actor) => ByPerson;

function adjustmentRoutes(http: FastifyInstance, by: By): void {
  handle(http, routes.proposeAdjustment, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await refuseOwn(tx, by(actor), params.id);
      await lockAward(tx, params.id);
      return adjustmentOf(tx, await propose(tx, by(actor), params.id, body));
    }),
  );
  handle(http, routes.adjustments, ({ query, within }) =>
    within(async (tx) => ({ ...(await adjustmentViews(tx, query)), page: query.page, pageSize: query.pageSize })),
  );
  handle(http, routes.decideAdjustment, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await refuseOwnAdjustment(tx, by(actor), params.id);
      return decideAdjustment(tx, by(actor), params.id, body);
    }),
  );
  handle(http, routes.receiveRecovery, ({ params, body, actor, within }) =>
    within((tx) => receiveRecovery(tx, by(actor), params.id, body)),
  );
}

function accountRoutes(http: FastifyInstance, by: By): void {
  handle(http, routes.enterAccountFor, ({ params, body, actor, within }) =>
    within(async (tx) => enterAccount(tx, by(actor), await partyOf(tx, params.id), body)),
  );
  handle(http, routes.payeeAccounts, ({ query, within }) =>
    within(async (tx) => ({ ...(await accountViews(tx, query)), page: query.page, pageSize: query.pageSize })),
  );
  handle(http, routes.decidePayeeAccount, ({ params, body, actor, within }) =>
    within((tx) => decideAccount(tx, by(actor), params.id, body)),
  );
}

function ownRoutes(http: FastifyInstance, by: By): void {
  handle(http, routes.myMoney, ({ actor, within }) =>
    within(async (tx) => (actor.person === null ? nothing : moneyOf(tx, by(actor), actor.person))),
  );
  handle(http, routes.myAccount, ({ body, actor, scope, within }) =>
    within((tx) => enterAccount(tx, by(actor), { kind: "person", id: himself(actor, scope) }, body)),
  );
  handle(http, routes.myStopObjection, ({ params, body, actor, within }) =>
    within(async (tx) => {
      await objectToStop(tx, by(actor), params.id, body.text);
      const { awards } = await moneyOf(tx, by(actor), actor.person ?? "");
      return awards.find(({ id }) => id === params.id)!;
    }),
  );
  handle(http, routes.employerMoney, ({ params, actor, scope, within }) =>
    within((tx) => {
      reached(scope, params.id);
      return moneyOf(tx, by(actor), params.id);
    }),
  );
  handle(http, routes.employerAccount, ({ params, body, actor, scope, within }) =>
    within((tx) => {
      if (!scope.units.includes(params.id)) throw notThere("这家单位", "employer");
      return enterAccount(tx, by(actor), { kind: "employer", id: params.id }, body);
    }),
  );
}

const nothing: MyMoney = { awards: [], account: null, bounced: [] };

async function moneyOf(tx: ScopedTransaction, doing: Doing, party: string): Promise<MyMoney> {
  return {
    awards: await awardsOfParty(tx, doing, party),
    account: await standingAccount(tx, party),
    bounced: await bouncedTo(tx, party),
  };
}

function himself({ person, onBehalfOf }: Actor, scope: Scope): string {
  if (person === null) throw notAllowed("请先完成实名登记。", "Register as a person first.");
  if (onBehalfOf !== undefined || scope.person === null) {
    throw notAllowed("收款账户须由本人登记。", "Only the payee himself enters the account.");
  }
  return person;
}

/** Offices of a place see any employer's money there; a clerk his own. Rows out of reach do not show in any case. */
function reached({ units, places, all }: Scope, employer: string): void {
  if (all || places.length > 0 || units.includes(employer)) return;
  throw notThere("这家单位", "employer");
}

async function partyOf(tx: ScopedTransaction, award: string): Promise<Party> {
  const { rows } = await sql<{ person: string | null; employer: string | null }>`
    select person_id as person, employer_id as employer from award where id = ${award}::uuid`.execute(tx);
  const found = rows[0];
  if (found === undefined) throw notThere("这项待遇", "award");
  return found.person === null ? { kind: "employer", id: found.employer ?? "" } : { kind: "person", id: found.person };
}

/** A person says how a condition stands; the next look before a payment takes his word, with its basis. */
async function answerCheck(
  tx: ScopedTransaction,
  doing: ByPerson,
  instalment: string,
  { check, outcome, basis }: { readonly check: string; readonly outcome: boolean; readonly basis: string },
) {
  const { rows } = await sql<{ award: string }>`select award from instalment where id = ${instalment}::uuid`.execute(
    tx,
  );
  const award = rows[0]?.award;
  if (award === undefined) throw notThere("这一期", "instalment");
  await refuseOwn(tx, doing, award);
  const view = await awardView(tx, doing, award);
  if (view.noStops)
    throw notValid("这项待遇没有发放前要核对的条件。", "Nothing is looked at before this award's payments.");
  await sql`
    insert into stop_check (instalment, check_id, outcome, basis, by_account, by_name, at)
    values (${instalment}, ${check}, ${String(outcome)}, ${basis}, ${doing.who.account},
      ${doing.who.name}, ${doing.clock.now()})`.execute(tx);
  await record(tx, doing.who, {
    action: "award.looked",
    object: { kind: "award", id: award },
    detail: { instalment, check, outcome },
  });
  return awardView(tx, doing, award);
}
