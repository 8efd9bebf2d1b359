import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { whyOf } from "../standing/why.ts";
import { supervisionTables } from "../supervision.tables.ts";
import { locked, type Reporting } from "./report.ts";
import { tellUnits } from "./tell.ts";

/** Reminds the owing unit by hand, at most once a day. */
export async function urge(tx: ScopedTransaction, by: Reporting, id: string): Promise<void> {
  const it = await locked(tx, by, id, "urge");
  const why = whyOf(it);
  await supervisionTables(tx)
    .insertInto("task_reminder")
    .values({
      assignment: id,
      step: "urge",
      on_day: today(by.clock),
      unit_id: it.row.unit_id,
      why: JSON.stringify(why),
      by_name: by.actor.name,
      sent_at: by.clock.now(),
    })
    .execute();
  await record(tx, by.actor, { action: "task.urge", object: { kind: "task", id } });
  await tellUnits(tx, by.clock, [it.row.unit_id], {
    says: { zh: `催办“${it.task.title.zh}”：${why.zh}`, en: `Please see to “${it.task.title.en}”: ${why.en}` },
    link: `/desk/tasks/${id}`,
  });
}
