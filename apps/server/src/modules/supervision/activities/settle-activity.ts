import { sql } from "kysely";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { currentPlans } from "../plan/definitions.ts";
import { settle } from "../standing/settle.ts";

type Held = { readonly kind: string; readonly day: string; readonly place: string };

/** Settles every assignment whose goal counts an activity of this kind on that day, whoever owes it. */
export async function settleActivity(tx: ScopedTransaction, { kind, day }: Held, on: string): Promise<void> {
  const tasks = (await currentPlans(tx))
    .flatMap(({ supervision }) => supervision.tasks)
    .filter(({ goal }) => goal?.metric.activities?.includes(kind) === true)
    .map(({ id }) => id);
  const ids = await unlimited(tx, "tasks that an activity turns", async () => {
    const { rows } = await sql<{ id: string }>`
      select id from task_assignment where task = any(${tasks}::text[]) and ${day}::date between from_day and to_day
        and dropped_on is null`.execute(tx);
    return rows.map(({ id }) => id);
  });
  await settle(tx, ids, on);
}
