import type { BatchDetail } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { lockClaims, moneyMoved } from "../awards/moved.ts";
import type { Doing } from "../ground/doing.ts";
import { notThere, wrongState } from "../ground/refused.ts";
import { type Kind, type Move, post } from "../ledger/ledger.ts";
import { lockBatch } from "./steps.ts";
import { batchView } from "./view.ts";

type Entry = {
  readonly fund: string;
  readonly year: number;
  readonly kind: Kind;
  readonly fen: number;
  readonly hold: string;
};

/**
 * Takes back what the bank's answer was read as: entries the other way round, linked to those they undo. The payment is out
 * again and a closed batch is open again. Refused once a bounced payment was tried again or a recovery draws on it.
 */
export async function reversePayment(
  tx: ScopedTransaction,
  doing: Doing,
  id: string,
  why: string,
): Promise<BatchDetail> {
  const { rows: found } = await sql<{ batch: string }>`select batch from payment where id = ${id}::uuid`.execute(tx);
  if (found[0] === undefined) throw notThere("这笔付款", "payment");
  const batch = await lockBatch(tx, found[0].batch);
  const { rows } = await sql<{ state: string; award: string; number: string; fen: number }>`
    select state, award, number, fen::float8 as fen from payment where id = ${id}`.execute(tx);
  const payment = rows[0]!;
  if (payment.state !== "paid" && payment.state !== "bounced") {
    throw wrongState(
      "这笔付款还没有银行结果，没有可冲正的。",
      "The bank has not answered for this payment; there is nothing to reverse.",
    );
  }
  await lockClaims(tx, [payment.award]);
  await refuseFollowed(tx, id, payment.award, payment.state);
  const { posting, entries } = await lastBooked(tx, id);
  const parts = await sql<{ instalment: string }>`
    select instalment from payment_instalment where payment = ${id}`.execute(tx);
  const instalments = parts.rows.map(({ instalment }) => instalment);
  await sql`update payment_instalment set live = true where payment = ${id}`.execute(tx);
  await sql`update instalment set status = 'sent' where id = any(${instalments}::uuid[])`.execute(tx);
  await sql`update hold set state = 'in_payment' where id = any(${entries.map(({ hold }) => hold)}::uuid[])`.execute(
    tx,
  );
  await sql`update payment set state = 'sent', settled_on = null, bank_ref = null, why = null where id = ${id}`.execute(
    tx,
  );
  await sql`update award set status = 'active' where id = ${payment.award} and status = 'done'`.execute(tx);
  await post(tx, doing, {
    place: batch.place,
    why: "reverse",
    note: why,
    about: { kind: "payment", id },
    reverses: posting,
    moves: entries.map((entry): Move => {
      const { fund, year } = entry;
      return {
        from: { fund, year, kind: entry.kind },
        to: { fund, year, kind: "in_payment" },
        fen: entry.fen,
        ref: { kind: "hold", id: entry.hold },
      };
    }),
  });
  await sql`update batch set state = 'returned', closed_by = null, closed_name = null, closed_at = null
    where id = ${batch.id}`.execute(tx);
  await record(tx, doing.who, {
    action: "payment.reverse",
    object: { kind: "payment", id },
    detail: { number: payment.number, fen: payment.fen, was: payment.state, why },
  });
  await moneyMoved(tx, doing, [payment.award]);
  return batchView(tx, doing, batch.id);
}

async function refuseFollowed(tx: ScopedTransaction, id: string, award: string, state: string): Promise<void> {
  const { rows } = await sql<{ tried: boolean; asked: boolean; moved: boolean }>`
    select exists (select 1 from payment_instalment pi join payment_instalment o on o.instalment = pi.instalment and o.live
        where pi.payment = ${id} and o.payment <> ${id}) as tried,
      exists (select 1 from adjustment j where j.award = ${award} and j.kind = 'recovery' and j.state in ('accepted', 'settled')) as asked,
      exists (select 1 from payment_instalment pi join instalment i on i.id = pi.instalment
        where pi.payment = ${id} and i.status not in ('paid', 'bounced')) as moved`.execute(tx);
  const found = rows[0]!;
  if (found.tried)
    throw wrongState("这一笔已经重付，不能再冲正。", "It was tried again already and cannot be reversed.");
  if (state === "bounced" && found.moved) {
    throw wrongState(
      "退汇之后这些期次已另行处理，不能再冲正。",
      "Its instalments went another way since it came back; it cannot be reversed.",
    );
  }
  if (state === "paid" && found.asked) {
    throw wrongState(
      "这项待遇已经在追缴，不能再冲正付款。",
      "Money of this award is being recovered; the payment cannot be reversed.",
    );
  }
}

/** What the payment's last answer booked, and was not taken back: the entries into an account. */
async function lastBooked(tx: ScopedTransaction, payment: string) {
  const { rows } = await sql<Entry & { posting: string }>`
    select e.posting, a.fund, a.year, a.kind, e.fen::float8 as fen, e.ref_id as hold
    from ledger_entry e join ledger_account a on a.id = e.account
    where e.fen > 0 and e.posting = (
      select p.id from posting p where p.about_kind = 'payment' and p.about_id = ${payment} and p.why in ('paid', 'bounced')
        and not exists (select 1 from posting r where r.reverses = p.id)
      order by (select max(n.id) from ledger_entry n where n.posting = p.id) desc limit 1)`.execute(tx);
  const posting = rows[0]?.posting;
  if (posting === undefined) throw new Error(`payment ${payment} has no posting to reverse`);
  return { posting, entries: rows };
}
