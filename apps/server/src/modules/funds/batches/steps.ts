import type { BatchDetail } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { lockClaims, moneyMoved } from "../awards/moved.ts";
import { accountOf, type Doing, nameOf } from "../ground/doing.ts";
import { notThere, wrongState } from "../ground/refused.ts";
import { post, within } from "../ledger/ledger.ts";
import { refuseStopped } from "./look-again.ts";
import { decidedOneOf } from "./proposal.ts";
import { decider } from "./prepare.ts";
import { batchView } from "./view.ts";

export type Batch = {
  readonly id: string;
  readonly number: string;
  readonly place: string;
  readonly state: BatchDetail["state"];
  readonly prepared: string;
  readonly checked: string | null;
  readonly fen: number;
};
type Paid = { readonly id: string; readonly award: string; readonly claim: string | null; readonly fen: number };

/** Locks a batch, the first lock of whatever is done to it. */
export async function lockBatch(tx: ScopedTransaction, id: string): Promise<Batch> {
  const { rows } = await sql<Batch>`
    select id, number, place, state, prepared_by as prepared, checked_by as checked, total_fen::float8 as fen
    from batch where id = ${id}::uuid for update`.execute(tx);
  const found = rows[0];
  if (found === undefined) throw notThere("这个批次", "batch");
  return found;
}

export async function checkBatch(
  tx: ScopedTransaction,
  doing: Doing & { who: Actor },
  id: string,
): Promise<BatchDetail> {
  const batch = await lockBatch(tx, id);
  refuseOther(batch, ["prepared"]);
  await refuseSame(tx, doing, batch, "finance_checker");
  await livePayments(tx, batch);
  await sql`update batch set state = 'checked', checked_by = ${accountOf(doing)}, checked_name = ${nameOf(doing)},
    checked_at = ${doing.clock.now()} where id = ${id}`.execute(tx);
  await record(tx, doing.who, { action: "payment.check", object: { kind: "batch", id }, detail: { fen: batch.fen } });
  return batchView(tx, doing, id);
}

/** Releases a batch: its money moves from held to what is with the bank, and cannot be stopped here any more. */
export async function releaseBatch(
  tx: ScopedTransaction,
  doing: Doing & { who: Actor },
  id: string,
): Promise<BatchDetail> {
  const batch = await lockBatch(tx, id);
  refuseOther(batch, ["checked"]);
  await refuseSame(tx, doing, batch, "finance_releaser");
  const payments = await livePayments(tx, batch);
  const awards = payments.map(({ award }) => award);
  await lockClaims(tx, awards);
  await refuseStopped(tx, doing, batch);
  const holds = await holdsOf(
    tx,
    payments.map((each) => each.id),
    "held",
  );
  if (holds.reduce((sum, { fen }) => sum + fen, 0) !== batch.fen)
    throw new Error(`batch ${batch.number} is not what is held`);
  await sql`update hold set state = 'in_payment' where id = any(${holds.map((hold) => hold.id)}::uuid[])`.execute(tx);
  await sql`update payment set state = 'sent' where id = any(${payments.map((each) => each.id)}::uuid[])`.execute(tx);
  await sql`update instalment set status = 'sent' where id = any(${holds.map(({ instalment }) => instalment)}::uuid[])`.execute(
    tx,
  );
  await post(tx, doing, {
    place: batch.place,
    why: "send",
    about: { kind: "batch", id },
    moves: holds.map((hold) => within(hold, "held", "in_payment", hold.fen, { kind: "hold", id: hold.id })),
  });
  await sql`update batch set state = 'released', released_by = ${accountOf(doing)}, released_name = ${nameOf(doing)},
    released_at = ${doing.clock.now()} where id = ${id}`.execute(tx);
  await record(tx, doing.who, {
    action: "payment.release",
    object: { kind: "batch", id },
    detail: { fen: batch.fen, payments: payments.length },
  });
  await moneyMoved(tx, doing, [...new Set(awards)]);
  return batchView(tx, doing, id);
}

/** Gives a batch up before it is released: its instalments keep their money and may come into the next one. */
export async function cancelBatch(tx: ScopedTransaction, doing: Doing, id: string, why: string): Promise<BatchDetail> {
  const batch = await lockBatch(tx, id);
  refuseOther(batch, ["prepared", "checked"]);
  const { rows } = await sql<{ payment: string; award: string }>`
    select p.id as payment, p.award from payment p where p.batch = ${id} and p.state = 'prepared'`.execute(tx);
  await lockClaims(
    tx,
    rows.map(({ award }) => award),
  );
  await takeOut(
    tx,
    rows.map(({ payment }) => payment),
    why,
  );
  await sql`update batch set state = 'cancelled', cancelled_by = ${accountOf(doing)}, cancelled_name = ${nameOf(doing)},
    cancelled_at = ${doing.clock.now()}, cancelled_why = ${why}, total_fen = 0 where id = ${id}`.execute(tx);
  await record(tx, doing.who, { action: "payment.cancel", object: { kind: "batch", id }, detail: { why } });
  return batchView(tx, doing, id);
}

/** Takes payments out of a batch that is not released; what they carried is held or bounced again. */
export async function takeOut(tx: ScopedTransaction, payments: readonly string[], why: string): Promise<void> {
  const ids = [...payments];
  await lockBatchesOf(tx, ids);
  await sql`
    update instalment i set status = case when exists (
        select 1 from payment_instalment o join payment q on q.id = o.payment
        where o.instalment = i.id and q.state = 'bounced') then 'bounced' else 'held' end
    from payment_instalment pi where pi.instalment = i.id and pi.payment = any(${ids}::uuid[]) and pi.live
      and i.status = 'batched'`.execute(tx);
  await sql`update payment_instalment set live = false where payment = any(${ids}::uuid[])`.execute(tx);
  await sql`update payment set state = 'cancelled', why = ${why} where id = any(${ids}::uuid[])`.execute(tx);
  await sql`
    update batch b set total_fen = (select coalesce(sum(p.fen), 0) from payment p where p.batch = b.id and p.state <> 'cancelled')
    where b.id in (select batch from payment where id = any(${ids}::uuid[]))`.execute(tx);
}

/**
 * Whoever works on a batch locks it before its claims; here the claims are locked already. So nobody waits: a batch that
 * somebody is working on at this moment is left alone and the whole is refused.
 */
async function lockBatchesOf(tx: ScopedTransaction, payments: readonly string[]): Promise<void> {
  const { rows } = await sql<{ wanted: number; locked: number }>`
    with wanted as (select distinct batch from payment where id = any(${[...payments]}::uuid[])),
      locked as (select b.id from batch b where b.id in (select batch from wanted) order by b.id for update skip locked)
    select (select count(*) from wanted)::int as wanted, (select count(*) from locked)::int as locked`.execute(tx);
  if (rows[0]?.wanted === rows[0]?.locked) return;
  throw new Refusal("conflict", {
    zh: "这笔款项所在的批次正在办理，请过一会儿再试。",
    en: "Somebody is working on the batch of this payment; try again in a moment.",
  });
}

/** Closes a batch: only when the bank answered for every payment. */
export async function closeBatch(tx: ScopedTransaction, doing: Doing, id: string): Promise<BatchDetail> {
  const batch = await lockBatch(tx, id);
  refuseOther(batch, ["returned"]);
  const { rows } = await sql<{ out: number }>`
    select count(*)::int as out from payment where batch = ${id} and state = 'sent'`.execute(tx);
  const out = rows[0]?.out ?? 0;
  if (out > 0) {
    throw wrongState(
      `还有 ${out} 笔没有回单，差额不是 0.00，不能结清。`,
      `The bank has not answered for ${out} payments: the difference is not 0.00, so it cannot be closed.`,
    );
  }
  await sql`update batch set state = 'closed', closed_by = ${accountOf(doing)}, closed_name = ${nameOf(doing)},
    closed_at = ${doing.clock.now()} where id = ${id}`.execute(tx);
  await record(tx, doing.who, { action: "payment.close", object: { kind: "batch", id }, detail: { fen: batch.fen } });
  return batchView(tx, doing, id);
}

export type LiveHold = {
  readonly id: string;
  readonly payment: string;
  readonly instalment: string;
  readonly fund: string;
  readonly year: number;
  readonly fen: number;
};

/** The holds behind payments, locked by id. */
export async function holdsOf(
  tx: ScopedTransaction,
  payments: readonly string[],
  state: "held" | "in_payment" | "spent",
): Promise<LiveHold[]> {
  const { rows } = await sql<LiveHold>`
    select h.id, pi.payment, h.instalment, h.fund, h.year, h.fen::float8 as fen
    from payment_instalment pi join hold h on h.instalment = pi.instalment
    where pi.payment = any(${[...payments]}::uuid[]) and h.state = ${state} order by h.id for update of h`.execute(tx);
  return rows;
}

async function livePayments(tx: ScopedTransaction, { id }: Batch): Promise<Paid[]> {
  const { rows } = await sql<Paid>`
    select p.id, p.award, a.claim, p.fen::float8 as fen from payment p join award a on a.id = p.award
    where p.batch = ${id} and p.state = 'prepared' order by p.id`.execute(tx);
  if (rows.length > 0) return rows;
  throw wrongState("这一批已经没有可付的款项，请作废。", "Nothing is left in this batch; give it up.");
}

const stateWords: Readonly<Record<Batch["state"], Text>> = {
  prepared: { zh: "还没有复核", en: "is not checked yet" },
  checked: { zh: "还没有支付", en: "is not released yet" },
  released: { zh: "已经送银行", en: "is with the bank already" },
  returned: { zh: "已经有银行回单", en: "has the bank's answer already" },
  closed: { zh: "已经结清", en: "is closed" },
  cancelled: { zh: "已经作废", en: "was given up" },
};

export function refuseOther({ state }: Pick<Batch, "state">, wanted: readonly Batch["state"][]): void {
  if (wanted.includes(state)) return;
  throw wrongState(
    `这一批${stateWords[state].zh}，不能这样办理。`,
    `This batch ${stateWords[state].en}, so that cannot be done.`,
  );
}

/** Whoever prepared does not check, whoever checked does not release, whoever decided does neither; and the role is his own. */
async function refuseSame(
  tx: ScopedTransaction,
  { who }: { readonly who: Actor },
  batch: Batch,
  role: "finance_checker" | "finance_releaser",
): Promise<void> {
  if (!who.grants.some((grant) => grant.role === role && grant.places.includes(batch.place))) {
    throw new Refusal("not_allowed", {
      zh: role === "finance_checker" ? "复核由财务复核岗办理。" : "支付由财务支付岗办理。",
      en: role === "finance_checker" ? "Finance checkers check batches." : "Finance releasers release batches.",
    });
  }
  if (who.account === batch.prepared || who.account === batch.checked) {
    throw new Refusal("not_allowed", {
      zh: "编制、复核、支付必须是三个人，请换一位同事。",
      en: "Preparing, checking and releasing take three people; ask a colleague.",
    });
  }
  const { rows } = await sql<{ award: string }>`
    select award from payment where batch = ${batch.id} and state <> 'cancelled'`.execute(tx);
  if (
    await decidedOneOf(
      tx,
      who.account,
      rows.map(({ award }) => award),
    )
  )
    throw decider();
}
