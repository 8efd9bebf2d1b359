import { sql } from "kysely";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";

/** Award 核定, batch 批次: each has its own series in a place and year. */
export type Series = "HD" | "PC" | "CQ";

/** The next number of a series, such as `HD350423-2026-00017`. */
export async function nextNumber(
  tx: ScopedTransaction,
  series: Series,
  place: string,
  on: string,
  many = 1,
): Promise<string[]> {
  const year = Number(on.slice(0, 4));
  const { rows } = await unlimited(tx, "number money papers", () =>
    sql<{ last: number }>`
      insert into money_number (place, year, series, last) values (${place}, ${year}, ${series}, ${many})
      on conflict (place, year, series) do update set last = money_number.last + ${many} returning last`.execute(tx),
  );
  const last = rows[0]?.last ?? many;
  return Array.from(
    { length: many },
    (_, at) => `${series}${place}-${year}-${String(last - many + at + 1).padStart(5, "0")}`,
  );
}
