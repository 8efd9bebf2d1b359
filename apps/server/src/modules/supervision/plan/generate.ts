import type { Task } from "@jucai/engine";
import { type Occurrence, occurrences } from "@jucai/engine/supervise";
import { type RawBuilder, sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { officeCalendars } from "./calendar.ts";
import { currentPlans, type Plan } from "./definitions.ts";
import { horizonOf } from "./horizon.ts";
import { type Owing, owingUnits } from "./owing.ts";
import { schemesOf } from "./scheme.ts";

/** What one run changed. */
export type Generated = { readonly written: number; readonly changed: number; readonly dropped: number };

type TaskRow = {
  readonly task: string;
  readonly version: string;
  readonly document: string;
  readonly measure: string;
  readonly kind: string;
  readonly place: string;
  readonly joint: boolean;
  /** Nobody else owes it: what the whole place did counts. */
  readonly whole: boolean;
  readonly units: readonly string[];
  readonly leads: readonly string[];
  readonly collecting: string | null;
};
type PeriodRow = Occurrence & { readonly task: string };

/**
 * Writes what units owe in the periods that touch the horizon of a day, whatever was written before.
 *
 * Running it again changes nothing. A day that a place sets later, or a newer version of the document, reaches what is
 * still to be done; what was done stays as it was. What nobody owes any more before its day is dropped, not deleted.
 */
export async function generate(tx: ScopedTransaction, on: string, at: Date): Promise<Generated> {
  // The night's run and a document that is published write the same rows: one after the other.
  await sql`select pg_advisory_xact_lock(hashtext('supervision.daily'))`.execute(tx);
  const plans = await currentPlans(tx);
  const documents = plans.map(({ document }) => document);
  const units = await owingUnits(tx, documents, on);
  const calendars = await officeCalendars(tx);
  const schemes = await schemesOf(tx);
  const horizon = horizonOf(on);
  const tasks: TaskRow[] = [];
  const periods: PeriodRow[] = [];
  for (const plan of plans) {
    const rules = { calendar: calendars(plan.place), nextWorkingDay: schemes(plan.place).nextWorkingDay };
    for (const task of plan.supervision.tasks) {
      tasks.push(taskRow(plan, task, units));
      for (const each of occurrences(task, horizon, plan.force, rules)) {
        // A document that ends before the day does not ask for it any more.
        const ended = plan.force.to !== null && each.day !== null && each.day > plan.force.to;
        if (!ended) periods.push({ ...each, task: task.id });
      }
    }
  }
  const owed = owedOf(tasks, periods);
  return {
    changed: await bringUpToDate(tx, owed, on),
    written: await writeNew(tx, owed, at),
    dropped: await drop(tx, owed, horizon, on),
  };
}

/** A task with the units behind its names. A group does not include whoever collects from it. */
function taskRow({ document, version, place, supervision }: Plan, task: Task, unitsOf: Owing): TaskRow {
  const collecting = unitsOf(document, task.to ?? supervision.by)[0] ?? null;
  const of = (key: string) => {
    const units = unitsOf(document, key);
    return units.length > 1 ? units.filter((unit) => unit !== collecting) : units;
  };
  const all = [...new Set(task.owes.flatMap(of))];
  const units = task.joint ? all.slice(0, 1) : all;
  return {
    task: task.id,
    version,
    document,
    measure: task.measure,
    kind: task.kind,
    place,
    joint: task.joint,
    whole: units.length === 1,
    units,
    leads: [...new Set(task.lead.flatMap((key) => unitsOf(document, key)))],
    collecting,
  };
}

/** One row for each task, period and unit. */
function owedOf(tasks: readonly TaskRow[], periods: readonly PeriodRow[]): RawBuilder<unknown> {
  return sql`
    select t.task, t.version, t.document, t.measure, t.kind, t.place, t.joint, t.whole, t.leads, t.collecting,
      p.period, p.label, p."from", p."to", p.day, p."lastDay" as last_day, unit
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb) as t(task text, version bigint, document text, measure text,
      kind text, place text, joint boolean, whole boolean, units uuid[], leads uuid[], collecting uuid)
    join jsonb_to_recordset(${JSON.stringify(periods)}::jsonb) as p(task text, period text, label jsonb, "from" date,
      "to" date, day date, "lastDay" date) using (task)
    cross join unnest(t.units) as unit
    join unit u on u.id = unit
    -- A unit owes nothing of the time before it was there.
    where u.valid_from is null or p."lastDay" is null or p."lastDay" >= u.valid_from`;
}

async function writeNew(tx: ScopedTransaction, owed: RawBuilder<unknown>, at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    with owed as materialized (${owed})
    insert into task_assignment (task, rule_version, document, measure, kind, period, label, place, unit_id, leads,
      collecting, joint, whole, from_day, to_day, day, last_day, created_at)
    select o.task, o.version, o.document, o.measure, o.kind, o.period, o.label, o.place, o.unit, o.leads, o.collecting,
      o.joint, o.whole, o."from", o."to", o.day, o.last_day, ${at}
    from owed o
    where not exists (select 1 from task_assignment a
      where a.task = o.task and a.period = o.period and a.unit_id = o.unit)
    on conflict (task, period, unit_id) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** What is still to be done follows its document and the place's calendar; what is over does not change any more. */
async function bringUpToDate(tx: ScopedTransaction, owed: RawBuilder<unknown>, on: string): Promise<number> {
  const { numAffectedRows } = await sql`
    with owed as materialized (${owed})
    update task_assignment a set rule_version = o.version, measure = o.measure, kind = o.kind, label = o.label,
      leads = o.leads, collecting = o.collecting, joint = o.joint, whole = o.whole, from_day = o."from", to_day = o."to",
      day = o.day, last_day = o.last_day, dropped_on = null, version = a.version + 1
    from owed o
    where a.task = o.task and a.period = o.period and a.unit_id = o.unit and a.state <> 'done'
      and (a.last_day is null or a.last_day >= ${on}::date or o.last_day >= ${on}::date)
      and (a.rule_version, a.leads, a.collecting, a.joint, a.whole, a.from_day, a.to_day, a.day, a.last_day, a.dropped_on)
        is distinct from
        (o.version, o.leads, o.collecting, o.joint, o.whole, o."from", o."to", o.day, o.last_day, null::date)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0);
}

/** What is open, not yet due and owed by nobody any more: the document or task ended, or the unit did. */
async function drop(
  tx: ScopedTransaction,
  owed: RawBuilder<unknown>,
  { from, to }: { readonly from: string; readonly to: string },
  on: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    with owed as materialized (${owed})
    update task_assignment a set dropped_on = ${on}::date, version = a.version + 1
    where a.state <> 'done' and a.dropped_on is null and (a.last_day is null or a.last_day >= ${on}::date)
      and a.to_day >= ${from}::date and a.from_day <= ${to}::date
      and not exists (select 1 from owed o where o.task = a.task and o.period = a.period and o.unit = a.unit_id)
    `.execute(tx);
  return Number(numAffectedRows ?? 0);
}
