import { reached } from "@jucai/engine/supervise";
import type { AssignmentState, ReportRequest } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { recordLights } from "../chase/record-lights.ts";
import { lookedAt } from "../standing/detail.ts";
import type { Looked } from "../standing/look.ts";
import { type Reach, refuseUnless, standingOf } from "../standing/may.ts";
import { settle } from "../standing/settle.ts";
import { isCounted } from "../standing/state.ts";
import { supervisionTables } from "../supervision.tables.ts";
import { ownFiles } from "./own-files.ts";
import { tellUnits } from "./tell.ts";

export type Reporting = { readonly actor: Actor; readonly clock: Clock; readonly reach: Reach };

/** Hands a report in. It waits until whoever collects has looked at it; what the platform counts it does not change. */
export async function handInReport(
  tx: ScopedTransaction,
  by: Reporting,
  id: string,
  given: ReportRequest,
): Promise<void> {
  const it = await locked(tx, by, id, "report");
  refuseValue(it, given.value);
  const on = today(by.clock);
  await supervisionTables(tx)
    .insertInto("task_report")
    .values({
      assignment: id,
      progress: given.progress,
      problems: given.problems ?? null,
      value: given.value === undefined ? null : String(given.value),
      files: await ownFiles(tx, by.actor, given.files ?? []),
      handed_in_by: by.actor.account,
      handed_in_name: by.actor.name,
      handed_in_at: by.clock.now(),
      handed_in_on: on,
      decided_by: null,
      decided_name: null,
      decided_at: null,
      decided_on: null,
      why: null,
    })
    .execute();
  await setState(tx, it, "reported", on);
  await record(tx, by.actor, {
    action: "task.report",
    object: { kind: "task", id },
    detail: { value: given.value ?? null },
  });
  await tellUnits(tx, by.clock, it.row.collecting === null ? [] : [it.row.collecting], {
    says: {
      zh: `“${it.task.title.zh}”（${it.row.label.zh}）有新的填报，等待接收。`,
      en: `A report on “${it.task.title.en}” (${it.row.label.en}) waits to be accepted.`,
    },
    link: `/desk/tasks/${id}`,
  });
}

/**
 * Accepts the report that waits. The task is done as of the day it was handed in, unless the platform counts it or the
 * figure reported does not reach its target: then it goes on, and its light follows the figure.
 */
export async function acceptReport(tx: ScopedTransaction, by: Reporting, id: string): Promise<void> {
  const it = await locked(tx, by, id, "accept");
  const handedIn = await decide(tx, by, id, { state: "accepted", why: null });
  const short = it.goal !== undefined && !reached(it.goal, it.figure?.value ?? null);
  if (isCounted(it.goal) || short) await setState(tx, it, "open", today(by.clock));
  else await setState(tx, it, "done", today(by.clock), handedIn);
  await record(tx, by.actor, { action: "task.accept", object: { kind: "task", id } });
}

/** Sends the report that waits back, with everything that is wrong with it. */
export async function returnReport(tx: ScopedTransaction, by: Reporting, id: string, why: string): Promise<void> {
  const it = await locked(tx, by, id, "return");
  await decide(tx, by, id, { state: "returned", why });
  await setState(tx, it, "returned", today(by.clock));
  await record(tx, by.actor, { action: "task.return", object: { kind: "task", id }, detail: { why } });
  await tellUnits(tx, by.clock, [it.row.unit_id], {
    says: {
      zh: `“${it.task.title.zh}”（${it.row.label.zh}）的填报被退回：${why}`,
      en: `The report on “${it.task.title.en}” (${it.row.label.en}) was sent back: ${why}`,
    },
    link: `/desk/tasks/${id}`,
  });
}

/** The assignment, locked, if this may be done with it now. */
export async function locked(
  tx: ScopedTransaction,
  { reach, clock }: Reporting,
  id: string,
  wish: Parameters<typeof refuseUnless>[3],
): Promise<Looked> {
  await supervisionTables(tx).selectFrom("task_assignment").select("id").where("id", "=", id).forUpdate().execute();
  const on = today(clock);
  const it = await lookedAt(tx, id, on);
  refuseUnless(it, reach, await standingOf(tx, id, on, false), wish);
  return it;
}

function refuseValue({ goal }: Looked, value: number | undefined): void {
  if (goal?.metric.name !== "reported" || value !== undefined) return;
  throw new Refusal(
    "not_valid",
    {
      zh: `这项任务有数量目标，请填写完成数（${goal.unit.zh}）。`,
      en: `This task has a target: give the figure reached (${goal.unit.en}).`,
    },
    [{ field: "value", says: goal.unit.zh }],
  );
}

/** Answers the day on which the report was handed in. */
async function decide(
  tx: ScopedTransaction,
  { actor, clock }: Reporting,
  id: string,
  { state, why }: { readonly state: "accepted" | "returned"; readonly why: string | null },
): Promise<string> {
  const { handed_in_on } = await supervisionTables(tx)
    .updateTable("task_report")
    .set({
      state,
      why,
      decided_by: actor.account,
      decided_name: actor.name,
      decided_at: clock.now(),
      decided_on: today(clock),
    })
    .where("assignment", "=", id)
    .where("state", "=", "handed_in")
    .returning("handed_in_on")
    .executeTakeFirstOrThrow();
  return handed_in_on;
}

/** Writes a state that somebody decided, settles what is counted, and keeps the light. */
async function setState(
  tx: ScopedTransaction,
  { row }: Looked,
  state: AssignmentState,
  on: string,
  doneOn?: string,
): Promise<void> {
  await unlimited(tx, "the state of a task after its report", async () => {
    await supervisionTables(tx)
      .updateTable("task_assignment")
      .set({ state, done_on: doneOn ?? null, by_itself: false, version: row.version + 1 })
      .where("id", "=", row.id)
      .execute();
    await settle(tx, [row.id], on);
    await recordLights(tx, [await lookedAt(tx, row.id, on)], on);
  });
}
