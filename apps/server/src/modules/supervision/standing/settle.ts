import { sql } from "kysely";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { recordLights } from "../chase/record-lights.ts";
import { supervisionTables } from "../supervision.tables.ts";
import { type Looked, lookAt } from "./look.ts";

/**
 * Brings what is kept of assignments in step with what the platform counts: done when a goal is reached, open again when
 * its figure falls. Also of other units' assignments, which whoever records an activity does not see.
 */
export async function settle(tx: ScopedTransaction, ids: readonly string[], on: string): Promise<void> {
  if (ids.length === 0) return;
  await unlimited(tx, "tasks done by what was recorded", async () => {
    const rows = await supervisionTables(tx)
      .selectFrom("task_assignment")
      .selectAll()
      .where("id", "in", [...ids])
      .where("dropped_on", "is", null)
      .orderBy("id")
      .forUpdate()
      .execute();
    const all = await lookAt(tx, rows, on);
    await writeStates(tx, all);
    await recordLights(tx, all, on);
  });
}

/** Writes the states that differ from what is kept. What is open again goes back to where its latest report stands. */
export async function writeStates(tx: ScopedTransaction, all: readonly Looked[]): Promise<number> {
  const changed = all
    .filter((it) => it.row.state !== it.state || it.row.done_on !== it.doneOn || it.row.by_itself !== it.byItself)
    .map(({ row: { id }, state, doneOn, byItself }) => ({ id, state, doneOn, byItself }));
  if (changed.length === 0) return 0;
  await sql`
    update task_assignment a set done_on = n."doneOn", by_itself = n."byItself", version = a.version + 1,
      state = case when n.state <> 'open' then n.state else coalesce((
        select case r.state when 'handed_in' then 'reported' when 'returned' then 'returned' end
        from task_report r where r.assignment = a.id order by r.handed_in_at desc limit 1), 'open') end
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      as n(id uuid, state text, "doneOn" date, "byItself" boolean)
    where a.id = n.id`.execute(tx);
  return changed.length;
}
