import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/**
 * A person's id and those of everybody merged into him, however many times over.
 *
 * Merging moves nothing: whoever reads the survivor reads facts, roster entries and contacts of all of these.
 */
export async function withMerged(tx: ScopedTransaction, person: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from person_with_merged(${person}::uuid) as id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The one that an id stands for now: itself, or whoever it was merged into in the end. */
export async function survivorOf(tx: ScopedTransaction, person: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with recursive up(id, into_id) as (
      select id, merged_into from person where id = ${person}::uuid
      union
      select p.id, p.merged_into from person p join up on p.id = up.into_id
    )
    select id from up where into_id is null`.execute(tx);
  return rows[0]?.id ?? person;
}
