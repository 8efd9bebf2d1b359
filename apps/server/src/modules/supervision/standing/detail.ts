import type { AssignmentDetail } from "@jucai/contract";
import type { LightTone, Text } from "@jucai/engine";
import { sql } from "kysely";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { countedLines, counters, mostLines } from "../metrics/index.ts";
import { owingUnits } from "../plan/owing.ts";
import { reportsOf } from "../reports/report-views.ts";
import { numberOf } from "../slips/slip-view.ts";
import { findRows } from "./find.ts";
import { type Looked, lookAt } from "./look.ts";
import { mayNow, type Reach, standingOf } from "./may.ts";
import { nextOf } from "./next.ts";
import { assignmentViews, briefsOf } from "./views.ts";

/** Who reads, and when. */
export type Reading = { readonly on: string; readonly reach: Reach };

/** One assignment as it stands today. Refuses one that is not there or beyond reach. */
export async function lookedAt(tx: ScopedTransaction, id: string, on: string): Promise<Looked> {
  const [found] = await lookAt(tx, await findRows(tx, { ids: [id] }), on);
  if (found !== undefined) return found;
  throw new Refusal("not_found", {
    zh: "没有找到这项应办事项，可能不在您的范围内。",
    en: "There is no such assignment within your reach.",
  });
}

/** One assignment with everything that explains its light. */
export async function assignmentDetail(
  tx: ScopedTransaction,
  id: string,
  { on, reach }: Reading,
): Promise<AssignmentDetail> {
  const it = await lookedAt(tx, id, on);
  const [view] = await assignmentViews(tx, [it]);
  if (view === undefined) throw new Error("an assignment has a view");
  const responsible = await owingUnits(tx, [it.row.document], on);
  const units = [...new Set(it.task.responsible.flatMap((key) => responsible(it.row.document, key)))];
  const brief = await briefsOf(tx, units);
  const reports = await reportsOf(tx, id);
  const postponement = await postponementOf(tx, id);
  const lines = it.wanted === undefined ? [] : await countedLines(tx, it.wanted, on);
  return {
    ...view,
    definition: it.task as AssignmentDetail["definition"],
    responsible: units.map(brief),
    reports,
    lines: lines.slice(0, mostLines),
    counted: it.goal === undefined ? null : (counters[it.goal.metric.name]?.words ?? null),
    next: nextOf(it),
    lights: await lightsOf(tx, id),
    reminders: await remindersOf(tx, id),
    slips: await slipsOf(tx, id),
    postponement,
    may: mayNow(it, reach, await standingOf(tx, id, on, view.openSlip !== null)),
  };
}

async function lightsOf(tx: ScopedTransaction, id: string): Promise<AssignmentDetail["lights"]> {
  const { rows } = await sql<{ on: string; light: string; name: Text; tone: LightTone; why: Text }>`
    select on_day::text as on, light, name, tone, why from light_change where assignment = ${id}::uuid order by id desc
    limit 50`.execute(tx);
  return rows;
}

async function remindersOf(tx: ScopedTransaction, id: string): Promise<AssignmentDetail["reminders"]> {
  const { rows } = await sql<{ at: Date; to: Text; why: Text }>`
    select r.sent_at as at, u.name as to, r.why from task_reminder r join unit u on u.id = r.unit_id
    where r.assignment = ${id}::uuid order by r.id desc limit 50`.execute(tx);
  return rows.map(({ at, to, why }) => ({ at: at.toISOString(), to, why }));
}

async function slipsOf(tx: ScopedTransaction, id: string): Promise<AssignmentDetail["slips"]> {
  const { rows } = await sql<{ id: string; year: number; no: number; state: "issued" | "answered" | "closed" }>`
    select id, year, no, state from slip where assignment = ${id}::uuid order by issued_at desc`.execute(tx);
  return rows.map(({ id: slip, year, no, state }) => ({
    id: slip,
    number: numberOf({ year, no }),
    state,
  }));
}

async function postponementOf(tx: ScopedTransaction, id: string): Promise<AssignmentDetail["postponement"]> {
  const { rows } = await sql<NonNullable<AssignmentDetail["postponement"]>>`
    select day::text as day, why, state, asked_name as by, answer from task_postponement
    where assignment = ${id}::uuid order by asked_at desc limit 1`.execute(tx);
  return rows[0] ?? null;
}
