import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { unlimited } from "#kernel/scope.ts";

/**
 * The next number of a place's year: `350423-2025-00042` for claims, `S350423-2025-00042` for receipts of forms.
 * Two at the same time wait for each other; a transaction that fails gives its number back.
 */
export async function nextNumber(
  tx: ScopedTransaction,
  series: "claim" | "application",
  place: string,
  day: string,
): Promise<string> {
  const year = Number(day.slice(0, 4));
  return unlimited(tx, "number of a claim", async () => {
    const { rows } = await sql<{ last: number }>`
      insert into claim_number (place, year, series, last) values (${place}, ${year}, ${series}, 1)
      on conflict (place, year, series) do update set last = claim_number.last + 1
      returning last`.execute(tx);
    const last = rows[0]?.last ?? 1;
    return `${series === "application" ? "S" : ""}${place}-${year}-${String(last).padStart(5, "0")}`;
  });
}
