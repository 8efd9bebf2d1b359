import { createHash } from "node:crypto";
import type { BankReturnRow, BatchDetail } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { lockClaims, moneyMoved } from "../awards/moved.ts";
import { accountOf, type Doing, nameOf } from "../ground/doing.ts";
import { post, within } from "../ledger/ledger.ts";
import { type Answer, readReturn } from "./read-return.ts";
import { holdsOf, lockBatch, type LiveHold, refuseOther } from "./steps.ts";
import { batchView } from "./view.ts";

export type File = { readonly name: string; readonly bytes: Buffer };
type Out = {
  readonly id: string;
  readonly number: string;
  readonly award: string;
  readonly fen: number;
  readonly state: "sent" | "paid" | "bounced" | "prepared" | "cancelled";
  readonly bankRef: string | null;
};
type Settled = { readonly payment: Out; readonly answer: Answer & { readonly outcome: "paid" | "bounced" } };

/**
 * Loads the bank's answer. Each row is taken by the payment's number and its exact sum; a row that fits nothing is listed with
 * what to do and changes nothing, and payments that the file does not name stay out. The same file twice is refused.
 */
export async function loadReturn(
  tx: ScopedTransaction,
  doing: Doing,
  id: string,
  { name, bytes }: File,
): Promise<BatchDetail> {
  const batch = await lockBatch(tx, id);
  refuseOther(batch, ["released", "returned"]);
  const hash = createHash("sha256").update(bytes).digest();
  await refuseSameFile(tx, id, hash);
  const answers = await readReturn(bytes);
  const payments = await paymentsOf(tx, id);
  await lockClaims(
    tx,
    [...payments.values()].map(({ award }) => award),
  );
  const settled: Settled[] = [];
  const rows = answers.map((answer): BankReturnRow => {
    const row = matched(answer, payments, settled);
    return { row: answer.row, number: answer.number, fen: answer.fen ?? null, ...row };
  });
  await sql`
    insert into bank_return (batch, place, file_name, content_hash, rows, loaded_by, loaded_name, loaded_at)
    values (${id}, ${batch.place}, ${name}, ${hash}, ${JSON.stringify(rows)}, ${accountOf(doing)}, ${nameOf(doing)},
      ${doing.clock.now()})`.execute(tx);
  await settle(tx, doing, batch.place, settled);
  await sql`update batch set state = 'returned' where id = ${id}`.execute(tx);
  await record(tx, doing.who, {
    action: "payment.return",
    object: { kind: "batch", id },
    detail: {
      sha256: hash.toString("hex"),
      rows: rows.length,
      paid: settled.filter(({ answer }) => answer.outcome === "paid").length,
      bounced: settled.filter(({ answer }) => answer.outcome === "bounced").length,
      problems: rows.filter(({ outcome }) => outcome === "problem").length,
    },
  });
  await moneyMoved(tx, doing, [...new Set(settled.map(({ payment }) => payment.award))]);
  return batchView(tx, doing, id);
}

async function paymentsOf(tx: ScopedTransaction, batch: string): Promise<ReadonlyMap<string, Out>> {
  const { rows } = await sql<Out>`
    select id, number, award, fen::float8 as fen, state, bank_ref as "bankRef" from payment
    where batch = ${batch} order by id`.execute(tx);
  return new Map(rows.map((row) => [row.number, row]));
}

type Said = Pick<BankReturnRow, "outcome" | "says" | "fix">;

/** What one row comes to; a good one is added to `settled`. */
function matched(answer: Answer, payments: ReadonlyMap<string, Out>, settled: Settled[]): Said {
  if (answer.problem !== undefined) return { outcome: "problem", ...answer.problem };
  const payment = payments.get(answer.number);
  if (payment === undefined || payment.state === "cancelled") {
    return problem(
      "这一批没有这个支付编号。",
      "This batch has no payment of that number.",
      "核对是不是别的批次的回单",
      "See whether it answers another batch",
    );
  }
  if (answer.fen !== payment.fen) {
    return problem(
      "金额与付款不一致，没有入账。",
      "The sum differs from the payment's; nothing was booked.",
      "与银行核实后重新导入正确的回单",
      "Ask the bank and load a right answer",
    );
  }
  const outcome = answer.outcome ?? "paid";
  const before = settled.find((each) => each.payment.id === payment.id)?.answer.outcome ?? payment.state;
  if (before === outcome) return { outcome: "same", says: null, fix: null };
  if (before !== "sent") {
    return problem(
      "与已经登记的结果相反，没有改动。",
      "It contradicts what is recorded; nothing was changed.",
      "确认原来记错的，先冲正这一笔再导入",
      "If the record is wrong, reverse that payment and load again",
    );
  }
  settled.push({ payment, answer: { ...answer, outcome } });
  return { outcome, says: null, fix: null };
}

function problem(zh: string, en: string, fixZh: string, fixEn: string): Said {
  return { outcome: "problem", says: { zh, en }, fix: { zh: fixZh, en: fixEn } };
}

/** Books what the bank said: a posting for each payment, so that each can be taken back by itself. */
async function settle(tx: ScopedTransaction, doing: Doing, place: string, settled: readonly Settled[]): Promise<void> {
  const holds = Map.groupBy(
    await holdsOf(
      tx,
      settled.map(({ payment }) => payment.id),
      "in_payment",
    ),
    ({ payment }) => payment,
  );
  for (const { payment, answer } of settled) {
    await settleOne(tx, doing, place, payment, answer, holds.get(payment.id) ?? []);
  }
}

async function settleOne(
  tx: ScopedTransaction,
  doing: Doing,
  place: string,
  payment: Out,
  { outcome, reference, day, reason }: Settled["answer"],
  holds: readonly LiveHold[],
): Promise<void> {
  if (holds.reduce((sum, { fen }) => sum + fen, 0) !== payment.fen) {
    throw new Error(`payment ${payment.number} is not what is with the bank`);
  }
  const paid = outcome === "paid";
  const on = day ?? today(doing.clock);
  await sql`update payment set state = ${outcome}, settled_on = ${on}, bank_ref = ${reference || null},
    why = ${paid ? null : reason || null} where id = ${payment.id}`.execute(tx);
  await sql`update instalment set status = ${outcome} where id = any(${holds.map(({ instalment }) => instalment)}::uuid[])`.execute(
    tx,
  );
  if (!paid) await sql`update payment_instalment set live = false where payment = ${payment.id}`.execute(tx);
  await sql`update hold set state = ${paid ? "spent" : "held"} where id = any(${holds.map(({ id }) => id)}::uuid[])`.execute(
    tx,
  );
  await post(tx, doing, {
    place,
    why: paid ? "paid" : "bounced",
    about: { kind: "payment", id: payment.id },
    ...(reference === "" ? {} : { note: reference }),
    moves: holds.map((hold) =>
      within(hold, "in_payment", paid ? "paid" : "held", hold.fen, { kind: "hold", id: hold.id }),
    ),
  });
}

async function refuseSameFile(tx: ScopedTransaction, batch: string, hash: Buffer): Promise<void> {
  const { rows } = await sql<{ at: Date; name: string }>`
    select loaded_at as at, loaded_name as name from bank_return where batch = ${batch} and content_hash = ${hash}`.execute(
    tx,
  );
  const before = rows[0];
  if (before === undefined) return;
  const at = today({ now: () => before.at });
  throw new Refusal("already_there", {
    zh: `这份回单 ${at} 已由 ${before.name} 导入过，结果见本批次，没有重复入账。`,
    en: `${before.name} loaded this very file on ${at}; its outcome stands in this batch and nothing was booked twice.`,
  });
}
