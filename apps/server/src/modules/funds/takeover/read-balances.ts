import type { TakeoverRow } from "@jucai/contract";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { readList } from "../ground/sheet.ts";
import { balanceColumns, type BalanceKey } from "./columns.ts";

export type Opening = {
  readonly row: number;
  readonly fund: string;
  readonly year: number;
  readonly budget: number;
  readonly paid: number;
};
type Checked = { readonly view: TakeoverRow; readonly opening: Opening | undefined };

/** Checks opening balances: known funds, years without entries, nothing paid beyond its budget. */
export async function readBalances(tx: ScopedTransaction, place: string, bytes: Buffer): Promise<Checked[]> {
  const lines = (await readList(bytes, balanceColumns)).filter(({ total }) => !total);
  const { rows: funds } = await sql<{ id: string; key: string; zh: string; years: Record<string, [number, number]> }>`
    select f.id, f.key, f.name ->> 'zh' as zh, coalesce((select jsonb_object_agg(y.year, jsonb_build_array(y.budget, y.paid)) from (
      select a.year, sum(a.balance_fen) filter (where a.kind <> 'source') as budget,
        sum(a.balance_fen) filter (where a.kind = 'paid') as paid
      from ledger_account a where a.fund = f.id group by a.year having bool_or(exists (
        select 1 from ledger_entry e where e.account = a.id))) y), '{}'::jsonb) as years
    from fund f where f.place = ${place}`.execute(tx);
  const seen = new Set<string>();
  return lines.map((line) => {
    const problems: TakeoverRow["problems"] = [];
    const wrong = (key: BalanceKey, zh: string, en: string, fixZh: string, fixEn: string) =>
      void problems.push({
        column: balanceColumns[key].titles[0]!,
        value: line.text(key),
        says: { zh, en },
        fix: { zh: fixZh, en: fixEn },
      });
    const fund = funds.find(({ key, zh }) => key === line.text("fund") || zh === line.text("fund"));
    const year = /^20\d\d$/.test(line.text("year")) ? Number(line.text("year")) : undefined;
    const [budget, paid] = [line.fen("budget"), line.fen("paid")];
    if (fund === undefined)
      wrong("fund", "没有这项资金。", "There is no such fund.", "先在“资金”页建立", "Make it first");
    if (year === undefined) wrong("year", "年度读不出来。", "The year cannot be read.", "写成 2026", "Write 2026");
    if (budget === undefined || budget <= 0)
      wrong("budget", "预算应大于 0。", "A budget is more than zero.", "核对预算", "Check the budget");
    if (paid === undefined || paid < 0 || (budget !== undefined && paid > budget)) {
      wrong("paid", "已支付不能大于预算。", "More was paid than budgeted.", "核对已支付金额", "Check what was paid");
    }
    const key = `${fund?.id} ${year}`;
    if (seen.has(key))
      wrong("fund", "这项资金这一年在表里有两行。", "This fund and year stand twice.", "合并为一行", "Make them one");
    seen.add(key);
    const before = fund?.years[String(year)];
    const same = before !== undefined && before[0] === budget && before[1] === paid;
    if (before !== undefined && !same) {
      wrong(
        "year",
        "这一年已经有账，不能再登记期初。",
        "The year has entries already.",
        "用预算调整",
        "Change its budget instead",
      );
    }
    const good =
      problems.length === 0 && fund !== undefined && year !== undefined && budget !== undefined && paid !== undefined;
    return {
      opening: good && !same ? { row: line.row, fund: fund.id, year, budget, paid } : undefined,
      view: {
        row: line.row,
        name: line.text("fund"),
        benefit: "",
        k: null,
        n: year ?? null,
        fen: budget ?? null,
        openFen: good ? budget - paid : null,
        fund: line.text("fund"),
        outcome: problems.length > 0 ? ("problem" as const) : same ? ("same" as const) : ("new" as const),
        problems,
      },
    };
  });
}
