import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Looked } from "../standing/look.ts";
import { whyOf } from "../standing/why.ts";

/** Keeps the lights that changed since they were last looked at, with the reason of the day. Says how many. */
export async function recordLights(tx: ScopedTransaction, all: readonly Looked[], on: string): Promise<number> {
  const changed = all
    .filter(({ row, shown }) => row.light !== shown.light.id)
    .map((it) => {
      const { id: light, name, tone } = it.shown.light;
      return { id: it.row.id, light, name, tone, why: whyOf(it) };
    });
  if (changed.length === 0) return 0;
  await sql`
    with new as (select * from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
        as n(id uuid, light text, name jsonb, tone text, why jsonb)),
      written as (insert into light_change (assignment, on_day, light, name, tone, why)
        select id, ${on}::date, light, name, tone, why from new)
    update task_assignment a set light = n.light, light_on = ${on}::date from new n where a.id = n.id`.execute(tx);
  return changed.length;
}
