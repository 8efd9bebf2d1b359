import { sql } from "kysely";
import type { ImportDeps } from "./check.job.ts";

/** Days for which a staged file and its wrong rows are kept for whoever still has to correct them. */
const keptDays = 30;

/** Erases what was staged long ago; imports that nobody confirmed are dropped with it. Of those that ended no cell stays. */
export async function tidyImports({ database, clock }: ImportDeps): Promise<void> {
  const before = new Date(clock.now().getTime() - keptDays * 86_400_000);
  await database.asSystem("clear up staged imports", async (tx) => {
    await sql`
      delete from import_chunk using import_batch b
      where b.id = batch and b.status not in ('checking', 'writing') and coalesce(b.finished_at, b.created_at) < ${before}`.execute(
      tx,
    );
    await sql`
      update import_batch set status = 'dropped', finished_at = ${clock.now()}
      where status in ('checked', 'failed') and created_at < ${before}`.execute(tx);
    // Samples help to say what a column is; they are cells of the sheet, names and addresses among them.
    await sql`
      update import_batch set layout = jsonb_set(layout, '{columns}', (
        select coalesce(jsonb_agg(it || '{"samples": []}' order by no), '[]')
        from jsonb_array_elements(layout -> 'columns') with ordinality as it(it, no)))
      where layout is not null and status in ('done', 'undone', 'dropped')
        and layout @? '$.columns[*].samples[*]'`.execute(tx);
  });
}
