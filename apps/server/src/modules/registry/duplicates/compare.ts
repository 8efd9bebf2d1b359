import type { DuplicateDetail } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { factLines } from "./compare-facts.ts";
import { comparedLines } from "./compare-lines.ts";
import type { Pair } from "./pairs.ts";

/** Two persons side by side; of one beyond the reader's reach the side stays empty. */
export async function compare(
  tx: ScopedTransaction,
  { a, b }: Pick<Pair, "a" | "b">,
  language: "zh" | "en",
): Promise<Pick<DuplicateDetail, "lines" | "facts" | "rosters">> {
  return {
    lines: await comparedLines(tx, a, b, language),
    facts: await factLines(tx, a, b, language),
    rosters: { a: await rostersOf(tx, a), b: await rostersOf(tx, b) },
  };
}

async function rostersOf(tx: ScopedTransaction, person: string) {
  const { rows } = await sql<{ roster: string; name: Text; year: number; unit: Text }>`
    select e.roster, e.year, u.name as unit,
      coalesce((select r -> 'name' from current_document d, jsonb_array_elements(d.body -> 'rosters') r
        where r ->> 'id' = e.roster limit 1), jsonb_build_object('zh', e.roster, 'en', e.roster)) as name
    from roster_entry e join unit u on u.id = e.unit_id
    where e.person_id in (select person_with_merged(${person}::uuid)) and e.status = 'current'
    order by e.year desc, e.roster, e.id limit 200`.execute(tx);
  return rows;
}
