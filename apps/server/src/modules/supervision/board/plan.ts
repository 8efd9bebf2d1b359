import type { TaskPlan } from "@jucai/contract";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { findRows } from "../standing/find.ts";
import { type Looked, lookAt } from "../standing/look.ts";
import type { YearAsked } from "./board.ts";
import { pressure } from "./pressure.ts";

type PlanRow = TaskPlan["rows"][number];

/** Tasks of a year with their periods, in the order of their documents: for the Gantt picture and the calendar. */
export async function taskPlan(tx: ScopedTransaction, asked: YearAsked, on: string): Promise<TaskPlan> {
  const all = await lookAt(tx, await findRows(tx, asked), on);
  const rows = [...Map.groupBy(all, ({ row }) => row.task).values()].flatMap((of) =>
    of[0] === undefined ? [] : [rowOf(of[0], of)],
  );
  const place = new Map(
    all.map((it) => [it.row.task, it.plan.supervision.tasks.findIndex(({ id }) => id === it.row.task)]),
  );
  const sorted = rows.toSorted(
    (a, b) => a.document.localeCompare(b.document) || (place.get(a.task) ?? 0) - (place.get(b.task) ?? 0),
  );
  return { year: asked.year, on, rows: sorted };
}

function rowOf({ row, task }: Looked, of: readonly Looked[]): PlanRow {
  const periods = [...Map.groupBy(of, (it) => it.row.period).values()];
  return {
    task: row.task,
    document: row.document,
    title: task.title,
    clause: task.clause,
    rhythm: task.rhythm,
    units: new Set(of.map((it) => it.row.unit_id)).size,
    periods: periods.flatMap(periodOf).toSorted((a, b) => a.from.localeCompare(b.from)),
  };
}

/** One bar: its tone is that of the unit that is worst off, its last day the one that most units have. */
function periodOf(of: readonly Looked[]): PlanRow["periods"] {
  const worst = of.toSorted((a, b) => pressure(a) - pressure(b))[0];
  if (worst === undefined) return [];
  const { period, label, from_day: from, to_day: to, last_day } = worst.row;
  const done = of.filter(({ state }) => state === "done").length;
  return [{ period, label, from, to, lastDay: last_day, total: of.length, done, tone: worst.shown.light.tone }];
}
