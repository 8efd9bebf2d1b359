import { sql } from "kysely";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";

const signs = { recognition: "R", service: "F" } as const;

/** The next number of a place's year: R350423-2025-00007 for certificates, F350423-2025-00007 for requests. */
export async function nextNumber(
  tx: ScopedTransaction,
  series: keyof typeof signs,
  place: string,
  day: string,
): Promise<string> {
  const year = Number(day.slice(0, 4));
  return unlimited(tx, "number of a certificate or a request", async () => {
    const { rows } = await sql<{ last: number }>`
      insert into claim_number (place, year, series, last) values (${place}, ${year}, ${series}, 1)
      on conflict (place, year, series) do update set last = claim_number.last + 1
      returning last`.execute(tx);
    return `${signs[series]}${place}-${year}-${String(rows[0]?.last ?? 1).padStart(5, "0")}`;
  });
}
