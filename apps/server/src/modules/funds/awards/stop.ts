import type { StopReason, StopRequest } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { takeOut } from "../batches/steps.ts";
import { type Doing, nameOf } from "../ground/doing.ts";
import { lockMoney } from "../ground/lock.ts";
import { notThere, wrongState } from "../ground/refused.ts";
import { propose } from "./adjustments.ts";
import { giveBackCaps } from "./caps.ts";
import { awardEvent } from "./events.ts";
import { holdWaiting, releaseHolds } from "./hold.ts";
import { lockClaims, moneyMoved } from "./moved.ts";

type Award = { readonly id: string; readonly place: string; readonly status: string };
type Instalment = { readonly id: string; readonly status: string; readonly due: string; readonly fen: number };

/** Locks an award behind its claim; refuses one out of reach. */
export async function lockAward(tx: ScopedTransaction, id: string): Promise<Award> {
  await lockClaims(tx, [id]);
  const { rows } = await sql<Award>`select id, place, status from award where id = ${id}::uuid`.execute(tx);
  if (rows[0] === undefined) throw notThere("这项待遇", "award");
  return rows[0];
}

export async function lockInstalments(tx: ScopedTransaction, award: string): Promise<Instalment[]> {
  const { rows } = await sql<Instalment>`
    select id, status, due_on::text as due, fen::float8 as fen from instalment where award = ${award}
    order by id for update`.execute(tx);
  return rows;
}

/**
 * Stops an award: what falls due from a day on is cancelled, its money given back and what waits served. What is in a batch
 * that is not released is taken out; what is with the bank stays there. What was paid for later is proposed for recovery.
 */
export async function stopAward(tx: ScopedTransaction, doing: Doing, id: string, given: StopRequest): Promise<void> {
  const award = await lockAward(tx, id);
  if (award.status === "stopped") throw wrongState("这项待遇已经停发。", "This award is stopped already.");
  await giveBackCaps(tx, id);
  const all = await lockInstalments(tx, id);
  const later = all.filter(({ due }) => due >= given.from);
  await takeOutOf(tx, later, given.why);
  const open = later.filter(({ status }) => ["planned", "held", "batched", "bounced", "suspended"].includes(status));
  const ids = open.map((each) => each.id);
  await releaseHolds(tx, doing, award.place, ids, given.reason);
  await sql`update instalment set status = 'cancelled', short = null, cancelled_why = ${given.reason}
    where id = any(${ids}::uuid[])`.execute(tx);
  await sql`update instalment set status = case when exists (
      select 1 from hold h where h.instalment = instalment.id and h.state = 'held') then 'held' else 'planned' end
    where award = ${id} and status = 'suspended'`.execute(tx);
  // One that is paid in full stays so: there is only something to ask back.
  await sql`update award set status = case when status = 'done' then status else 'stopped' end, stopped_from = ${given.from}
    where id = ${id}`.execute(tx);
  await awardEvent(tx, doing, id, { what: "stopped", ...given });
  await record(tx, doing.who, {
    action: "award.stop",
    object: { kind: "award", id },
    detail: { reason: given.reason, from: given.from, cancelled: open.length, fen: sumOf(open) },
  });
  const paid = later.filter(({ status }) => status === "paid" || status === "sent");
  if (paid.length > 0) {
    await propose(tx, doing, id, {
      kind: "recovery",
      fen: sumOf(paid),
      why: `${given.why}（${given.from} 起的 ${paid.length} 期已支付 / ${paid.length} instalments from ${given.from} on were paid）`,
      ...(given.clause === undefined ? {} : { clause: given.clause }),
    });
  }
  await holdWaiting(tx, doing, award.place);
  await moneyMoved(tx, doing, [id]);
}

const sumOf = (of: readonly { readonly fen: number }[]): number => of.reduce((sum, { fen }) => sum + fen, 0);

/** Payments that carry one of these and are not released leave their batch; the other instalments in them are held again. */
async function takeOutOf(tx: ScopedTransaction, instalments: readonly Instalment[], why: string): Promise<void> {
  const batched = instalments.filter(({ status }) => status === "batched").map(({ id }) => id);
  if (batched.length === 0) return;
  const { rows } = await sql<{ payment: string }>`
    select distinct pi.payment from payment_instalment pi join payment p on p.id = pi.payment
    where pi.instalment = any(${batched}::uuid[]) and pi.live and p.state = 'prepared'`.execute(tx);
  await takeOut(
    tx,
    rows.map(({ payment }) => payment),
    why,
  );
}

/** Pays nothing for the time being. Money that is set aside stays so; a payment that is not released leaves its batch. */
export async function suspendAward(
  tx: ScopedTransaction,
  doing: Doing,
  id: string,
  given: { readonly reason: StopReason; readonly why: string },
): Promise<void> {
  const award = await lockAward(tx, id);
  if (award.status !== "active")
    throw wrongState("只有正在发放的待遇可以暂停。", "Only an award that runs can be suspended.");
  const all = await lockInstalments(tx, id);
  await takeOutOf(tx, all, given.why);
  await sql`update instalment set status = 'suspended' where award = ${id} and status in ('planned', 'held')`.execute(
    tx,
  );
  await sql`update award set status = 'suspended' where id = ${id}`.execute(tx);
  await awardEvent(tx, doing, id, { what: "suspended", ...given });
  await record(tx, doing.who, {
    action: "award.suspend",
    object: { kind: "award", id },
    detail: { reason: given.reason },
  });
  await moneyMoved(tx, doing, [id]);
}

export async function resumeAward(tx: ScopedTransaction, doing: Doing, id: string, why: string): Promise<void> {
  const award = await lockAward(tx, id);
  if (award.status !== "suspended") throw wrongState("这项待遇没有暂停。", "This award is not suspended.");
  await lockInstalments(tx, id);
  await sql`update instalment i set status = case when exists (
      select 1 from hold h where h.instalment = i.id and h.state = 'held') then 'held' else 'planned' end
    where award = ${id} and status = 'suspended'`.execute(tx);
  await sql`update award set status = 'active' where id = ${id}`.execute(tx);
  await awardEvent(tx, doing, id, { what: "resumed", why });
  await record(tx, doing.who, { action: "award.resume", object: { kind: "award", id }, detail: { by: nameOf(doing) } });
  await holdWaiting(tx, doing, award.place, { award: id });
  await moneyMoved(tx, doing, [id]);
}

/** A claim ended without its money: what it holds is given back. */
export function endAwards(tx: ScopedTransaction, doing: Doing, claim: string): Promise<void> {
  return unlimited(tx, "a claim ended", () => end(tx, doing, claim));
}

async function end(tx: ScopedTransaction, doing: Doing, claim: string): Promise<void> {
  const { rows } = await sql<Award>`
    select id, place, status from award where claim = ${claim}::uuid and status in ('active', 'suspended') order by id for update`.execute(
    tx,
  );
  for (const { id, place } of rows) {
    await lockMoney(tx, place);
    await giveBackCaps(tx, id);
    const all = await lockInstalments(tx, id);
    await takeOutOf(tx, all, "claim ended");
    const open = all.filter(({ status }) => ["planned", "held", "batched", "bounced", "suspended"].includes(status));
    const ids = open.map((each) => each.id);
    await releaseHolds(tx, doing, place, ids, "claim ended");
    await sql`update instalment set status = 'cancelled', short = null, cancelled_why = 'claim ended'
      where id = any(${ids}::uuid[])`.execute(tx);
    await sql`update award set status = 'stopped' where id = ${id}`.execute(tx);
    await awardEvent(tx, doing, id, { what: "stopped", why: "claim ended" });
    await holdWaiting(tx, doing, place);
  }
}
