import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import { record, recordAccesses } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { csvOf, type TableHead, type TableRow, workbookOf } from "../../registry/sheets/index.ts";
import type { Doing } from "../ground/doing.ts";
import { lockBatch, refuseOther } from "./steps.ts";
import { openNumber } from "../awards/payee-number.ts";

const columns: TableHead["columns"] = [
  { title: "支付编号", kind: "text", width: 26 },
  { title: "收款户名", kind: "text", width: 24 },
  { title: "收款账号", kind: "text", width: 26 },
  { title: "开户行", kind: "text", width: 28 },
  { title: "金额(元)", kind: "text", width: 14 },
  { title: "用途", kind: "text", width: 40 },
];

export type BankFile = { readonly name: string; readonly type: string; readonly bytes: Buffer; readonly hash: string };

type Row = {
  id: string;
  number: string;
  person: string | null;
  employer: string | null;
  holder: string;
  bank: string;
  fen: number;
  title: { zh: string };
  account: string;
  sealed: Buffer;
  key: Buffer | null;
};

/**
 * The file for the bank, with full account numbers: docs/data-exchange.md describes it. Amounts are text in yuan with two
 * decimals. Whoever takes it is written down, with its SHA-256; persons see that their account was used.
 */
export async function bankFile(
  tx: ScopedTransaction,
  doing: Doing,
  id: string,
  format: "csv" | "xlsx",
): Promise<BankFile> {
  const batch = await lockBatch(tx, id);
  refuseOther(batch, ["released", "returned", "closed"]);
  const rows = await paymentRows(tx, id);
  const table = rows.map((row): TableRow => [
    row.number,
    row.holder,
    openNumber(doing, row),
    row.bank,
    decimal(row.fen),
    row.title.zh,
  ]);
  const head: TableHead = { title: batch.number, line: "", date: today(doing.clock), columns };
  const bytes = await buffer(format === "csv" ? csvOf(head, each(table)) : workbookOf(head, each(table)));
  const hash = createHash("sha256").update(bytes).digest();
  await sql`update batch set file_hash = ${hash} where id = ${id}`.execute(tx);
  await recordAccesses(
    tx,
    doing.who,
    rows.flatMap(({ person }) =>
      person === null ? [] : [{ person, action: "export" as const, reason: batch.number }],
    ),
  );
  await record(tx, doing.who, {
    action: "payment.export",
    object: { kind: "batch", id },
    detail: { rows: rows.length, sha256: hash.toString("hex"), format },
  });
  return {
    name: `${batch.number}.${format}`,
    type:
      format === "csv"
        ? "text/csv; charset=utf-8"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes,
    hash: hash.toString("hex"),
  };
}

async function paymentRows(tx: ScopedTransaction, batch: string): Promise<Row[]> {
  return unlimited(tx, "accounts for the bank's file", async () => {
    const { rows } = await sql<Row>`
      select p.id, p.number, p.person_id as person, p.employer_id as employer, c.holder, c.bank, p.fen::float8 as fen, a.title,
        c.id as account, c.sealed, coalesce(n.sealed_key, e.sealed_key) as key
      from payment p join award a on a.id = p.award join payee_account c on c.id = p.account
        left join person n on n.id = c.person_id left join employer e on e.id = c.employer_id
      where p.batch = ${batch} and p.state <> 'cancelled' order by p.number`.execute(tx);
    return rows;
  });
}

/** @example decimal(300050) // "3000.50" */
export function decimal(fen: number): string {
  return `${fen < 0 ? "-" : ""}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, "0")}`;
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
