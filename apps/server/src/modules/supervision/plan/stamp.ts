import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { horizonOf } from "./horizon.ts";

/**
 * Everything that what is owed rests on, in one line: while it stays the same nothing has to be written again.
 * Documents, units and their ends, what places set, and how far ahead is written.
 */
export async function planStamp(tx: ScopedTransaction, on: string): Promise<string> {
  const { rows } = await sql<{ of: string }>`select concat_ws(' ',
    (select string_agg(id::text, ',' order by id) from current_document),
    (select version from unit_tree),
    (select count(*) from unit where valid_to < ${on}::date), (select count(*) from unit where valid_from <= ${on}::date),
    (select max(id) from light_scheme), (select count(*) || ':' || max(set_at) from task_holiday)) as of`.execute(tx);
  return `${horizonOf(on).to} ${rows[0]?.of ?? ""}`;
}
