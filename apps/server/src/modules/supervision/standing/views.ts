import type { Assignment, GoalProgress, LightShown, UnitBrief } from "@jucai/contract";
import { reached } from "@jucai/engine/supervise";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { unitBriefs } from "#modules/directory/units/index.ts";
import { isCounted } from "./state.ts";
import type { Looked } from "./look.ts";
import { whyOf } from "./why.ts";

/** Assignments as lists show them. */
export async function assignmentViews(tx: ScopedTransaction, all: readonly Looked[]): Promise<Assignment[]> {
  const units = await briefsOf(
    tx,
    all.flatMap(({ row }) => [row.unit_id, ...row.leads, ...(row.collecting === null ? [] : [row.collecting])]),
  );
  const slips = await openSlips(
    tx,
    all.map(({ row }) => row.id),
  );
  return all.map((it) => viewOf(it, units, slips.get(it.row.id) ?? null));
}

function viewOf(it: Looked, units: (id: string) => UnitBrief, openSlip: string | null): Assignment {
  const { row, plan, task } = it;
  return {
    id: row.id,
    task: row.task,
    document: row.document,
    policy: plan.short,
    kind: task.kind,
    title: task.title,
    clause: task.clause,
    measure: row.measure,
    period: row.period,
    periodLabel: row.label,
    from: row.from_day,
    to: row.to_day,
    unit: units(row.unit_id),
    joint: row.joint,
    lead: row.leads.map(units),
    collecting: row.collecting === null ? null : units(row.collecting),
    day: row.day,
    lastDay: it.lastDay,
    postponedTo: row.postponed_to,
    daysLeft: it.shown.daysLeft,
    state: it.state,
    doneOn: it.doneOn,
    byItself: it.byItself,
    light: lightShown(it),
    goal: progressOf(it),
    openSlip,
  };
}

export function lightShown(it: Looked): LightShown {
  const { id, name, tone } = it.shown.light;
  return { id, name, tone, why: whyOf(it) };
}

function progressOf({ goal, figure, shown: { expected } }: Looked): GoalProgress | null {
  if (goal === undefined) return null;
  return {
    metric: goal.metric.name,
    op: goal.op,
    goal: goal.value,
    value: figure?.value ?? null,
    expected: expected === null ? null : Math.floor(expected),
    unit: goal.unit,
    source: isCounted(goal) ? "counted" : "reported",
    reached: reached(goal, figure?.value ?? null),
    about: goal.about ?? false,
  };
}

/** Units by their ids, in one query; names of units are public. */
export async function briefsOf(tx: ScopedTransaction, ids: readonly string[]): Promise<(id: string) => UnitBrief> {
  const found = await unitBriefs(tx, ids);
  return (id) => found.get(id)?.[0] ?? { id, name: "—", kind: "office", place: "000000" };
}

async function openSlips(tx: ScopedTransaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; assignment: string }>`
    select id, assignment from slip where assignment = any(${[...ids]}::uuid[]) and state = 'issued'`.execute(tx);
  return new Map(rows.map(({ id, assignment }) => [assignment, id]));
}
