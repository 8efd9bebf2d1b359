import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { publishedRosters } from "../rosters/definitions.ts";

/** The last day on which a roster still keeps this person, `YYYY-MM-DD`; undefined when none does. */
export async function keptUntil(tx: ScopedTransaction, person: string): Promise<string | undefined> {
  const { rows } = await sql<{ roster: string; year: number }>`
    select roster, max(year) as year from roster_entry
    where person_id = ${person}::uuid and status = 'current' group by roster`.execute(tx);
  const years = new Map((await publishedRosters(tx)).map(({ id, kept }) => [id, kept.years]));
  const days = rows.flatMap(({ roster, year }) => {
    const kept = years.get(roster);
    return kept === undefined ? [] : [`${year + kept}-12-31`];
  });
  return days.sort().at(-1);
}
