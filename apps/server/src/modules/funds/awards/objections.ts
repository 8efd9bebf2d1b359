import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { accountOf, type Doing } from "../ground/doing.ts";
import { notAllowed, notThere, wrongState } from "../ground/refused.ts";
import { awardEvent } from "./events.ts";
import { holdWaiting } from "./hold.ts";
import { moneyMoved } from "./moved.ts";
import { lockAward, lockInstalments, resumeAward } from "./stop.ts";

/** The award's party objects to a stop or a suspension. One objection waits at a time. */
export async function objectToStop(tx: ScopedTransaction, doing: Doing, id: string, text: string): Promise<void> {
  const { rows } = await sql<{ status: string; waits: boolean }>`
    select status, (select what from award_event e where e.award = a.id and what in ('objection', 'answered')
      order by e.id desc limit 1) is not distinct from 'objection' as waits
    from award a where id = ${id}::uuid`.execute(tx);
  const found = rows[0];
  if (found === undefined) throw notThere("这项待遇", "award");
  if (found.status !== "stopped" && found.status !== "suspended") {
    throw wrongState("这项待遇没有停发，也没有暂停。", "This award is neither stopped nor suspended.");
  }
  if (found.waits) throw wrongState("您的异议正在处理。", "Your objection is being looked at.");
  await unlimited(tx, "write an objection down", () => awardEvent(tx, doing, id, { what: "objection", why: text }));
  await record(tx, doing.who, { action: "award.objection", object: { kind: "award", id } });
}

/** Answers an objection: never whoever stopped it. One that is upheld lets the award run on as far as nothing else stands against it. */
export async function answerObjection(
  tx: ScopedTransaction,
  doing: Doing,
  id: string,
  { upheld, answer }: { readonly upheld: boolean; readonly answer: string },
): Promise<void> {
  const award = await lockAward(tx, id);
  const { rows } = await sql<{ what: string; account: string | null }>`
    select what, account from award_event where award = ${id} order by id desc`.execute(tx);
  const last = rows.find(({ what }) => what === "objection" || what === "answered");
  if (last?.what !== "objection") throw wrongState("没有待答复的异议。", "No objection waits for an answer.");
  const stopped = rows.find(({ what }) => what === "stopped" || what === "suspended");
  if (stopped?.account !== null && stopped?.account === accountOf(doing)) {
    throw notAllowed("停发的经办人不能答复对它的异议。", "Whoever stopped it does not answer the objection.");
  }
  await awardEvent(tx, doing, id, { what: "answered", why: answer });
  await record(tx, doing.who, { action: "award.answer", object: { kind: "award", id }, detail: { upheld } });
  if (!upheld) return;
  if (award.status === "suspended") return resumeAward(tx, doing, id, answer);
  await lockInstalments(tx, id);
  // Periods that another award took over since stay cancelled: one period is paid once.
  await sql`
    update instalment i set status = 'planned', cancelled_why = null
    where i.award = ${id} and i.status = 'cancelled' and i.cancelled_why not in ('replaced', 'claim ended') and not exists (
      select 1 from instalment o where o.id <> i.id and o.benefit = i.benefit and o.payee = i.payee and o.subject = i.subject
        and o.period = i.period and coalesce(o.person_id, o.employer_id) = coalesce(i.person_id, i.employer_id)
        and o.status <> 'cancelled')`.execute(tx);
  await sql`update award set status = 'active', stopped_from = null where id = ${id}`.execute(tx);
  await awardEvent(tx, doing, id, { what: "resumed", why: answer });
  await holdWaiting(tx, doing, award.place, { award: id });
  await moneyMoved(tx, doing, [id]);
}
