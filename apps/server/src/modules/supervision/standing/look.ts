import type { Goal, Task } from "@jucai/engine";
import { lightOf, type Shown } from "@jucai/engine/supervise";
import { type Selectable, sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { countedFigures, type Figure, type Wanted } from "../metrics/index.ts";
import { type Plan, plansAt, taskOf } from "../plan/definitions.ts";
import { schemesOf } from "../plan/scheme.ts";
import type { SupervisionTables } from "../supervision.tables.ts";
import { goalOf } from "./goal.ts";
import { type State, stateOf } from "./state.ts";

export type AssignmentRow = Selectable<SupervisionTables["task_assignment"]>;

/** An assignment as it stands on a day. */
export type Looked = State & {
  readonly row: AssignmentRow;
  readonly plan: Plan;
  readonly task: Task;
  readonly goal: Goal | undefined;
  /** What its goal counts; undefined without a goal. */
  readonly wanted: Wanted | undefined;
  readonly figure: Figure | undefined;
  /** The day that still counts, after a postponement. */
  readonly lastDay: string | null;
  readonly shown: Shown;
};

/** Looks at assignments on a day: definitions, figures and lights in a fixed number of queries. */
export async function lookAt(tx: ScopedTransaction, rows: readonly AssignmentRow[], on: string): Promise<Looked[]> {
  if (rows.length === 0) return [];
  const plans = await plansAt(
    tx,
    rows.map(({ rule_version }) => rule_version),
  );
  const schemes = await schemesOf(tx);
  const merged = await mergedInto(tx);
  const known = rows.map((row) => {
    const plan = plans.get(String(row.rule_version));
    const task = taskOf(plan, row.task);
    if (plan === undefined || task === undefined)
      throw new Error(`${row.task} does not stand in version ${row.rule_version}`);
    const goal = goalOf(task);
    return { row, plan, task, goal, wanted: wantedOf(row, goal, merged) };
  });
  const figures = await countedFigures(
    tx,
    known.flatMap(({ wanted }) => wanted ?? []),
    on,
  );
  return known.map(({ row, plan, task, goal, wanted }) => {
    const figure = figures.get(row.id);
    const lastDay = row.postponed_to ?? row.last_day;
    const state = stateOf(row, goal, figure, { on, lastDay });
    const from = row.from_day < plan.force.from ? plan.force.from : row.from_day;
    const standing = { from, to: row.to_day, lastDay, state: state.state, value: figure?.value ?? null };
    const shown = lightOf({ ...standing, ...(goal ? { goal } : {}) }, schemes(row.place), on);
    return { ...state, row, plan, task, goal, wanted, figure, lastDay, shown };
  });
}

function wantedOf(
  row: AssignmentRow,
  goal: Goal | undefined,
  merged: (unit: string) => readonly string[],
): Wanted | undefined {
  if (goal === undefined) return undefined;
  const { id, document, place, whole, from_day: from, to_day: to, period } = row;
  return { id, document, place, units: merged(row.unit_id), whole, from, to, period, metric: goal.metric };
}

/** A unit with all that were merged into it: what they did counts for it. */
async function mergedInto(tx: ScopedTransaction): Promise<(unit: string) => readonly string[]> {
  const { rows } = await sql<{ id: string; successor: string }>`
    select id, successor from unit where successor is not null`.execute(tx);
  const before = Map.groupBy(rows, ({ successor }) => successor);
  const all = (unit: string): string[] => [unit, ...(before.get(unit) ?? []).flatMap(({ id }) => all(id))];
  return all;
}
