import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { fundsIn, ordersIn } from "#modules/granted/index.ts";
import type { Considered } from "../decisions/consider.ts";

/**
 * Which claims of a batch the budgets of this year have no room for, served one after the other from the funds in the
 * order of each benefit. Years without a budget yet are committed and hold nothing.
 */
export async function withoutRoom(
  tx: ScopedTransaction,
  place: string,
  rows: readonly Considered[],
  day: string,
): Promise<ReadonlyMap<string, Text>> {
  return unlimited(tx, "whether budgets have room for a batch", async () => {
    const orders = await ordersIn(tx, place);
    const funds = await fundsIn(tx, place);
    const year = Number(day.slice(0, 4));
    const { rows: accounts } = await sql<{ fund: string; fen: string }>`
      select fund, balance_fen::text as fen from ledger_account where place = ${place} and year = ${year}
        and kind = 'available'`.execute(tx);
    const left = new Map(accounts.map(({ fund, fen }) => [fund, Number(fen)]));
    const short = new Map<string, Text>();
    for (const { claim, benefit, grant } of rows) {
      let wanted = dueIn(year, grant?.instalments ?? [], grant?.fen ?? 0);
      for (const key of orders(benefit.id).keys) {
        const fund = funds.get(key);
        if (fund === undefined || wanted === 0) continue;
        const taken = Math.min(wanted, left.get(fund) ?? 0);
        left.set(fund, (left.get(fund) ?? 0) - taken);
        wanted -= taken;
      }
      if (wanted > 0) {
        short.set(claim.id, {
          zh: `今年的预算还差${wanted / 100}元`,
          en: `This year's budget lacks ${wanted / 100} yuan`,
        });
      }
    }
    return short;
  });
}

type Part = { readonly due: string | null; readonly fen: number };

/** What falls due in a year; a part without a date may fall due at once. */
function dueIn(year: number, parts: readonly Part[], whole: number): number {
  if (parts.length === 0) return whole;
  const now = parts.filter(({ due }) => due === null || Number(due.slice(0, 4)) <= year);
  return now.reduce((sum, { fen }) => sum + fen, 0);
}
