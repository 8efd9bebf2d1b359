import type { AssignmentState } from "@jucai/contract";
import type { Goal } from "@jucai/engine";
import { reached } from "@jucai/engine/supervise";
import type { Figure } from "../metrics/index.ts";

/** How an assignment stands. */
export type State = { readonly state: AssignmentState; readonly doneOn: string | null; readonly byItself: boolean };
type Kept = {
  readonly state: AssignmentState;
  readonly done_on: string | null;
  readonly by_itself: boolean;
  readonly to_day: string;
  /** '2024:spring_festival' of a holiday. */
  readonly period: string;
};

/** Whether the platform counts the goal; otherwise somebody reports. */
export const isCounted = (goal: Goal | undefined): goal is Goal =>
  goal !== undefined && goal.metric.name !== "reported";

/**
 * How an assignment stands on a day, by what was kept of it and what is counted now.
 *
 * What is to be reached is done once it is reached, on the day of the last thing that counted. A ceiling or an exact
 * number is judged when the period and the last day are over. A figure that falls again opens it again. A holiday whose
 * days nobody has set stands with its whole year, in which anything might count: it waits.
 */
export function stateOf(
  kept: Kept,
  goal: Goal | undefined,
  figure: Figure | undefined,
  { on, lastDay }: { readonly on: string; readonly lastDay: string | null },
): State {
  const stored = { state: kept.state, doneOn: kept.done_on, byItself: kept.by_itself };
  const waits = lastDay === null && kept.period.includes(":");
  if (!isCounted(goal) || waits) return stored;
  const end = lastDay !== null && lastDay < kept.to_day ? lastDay : kept.to_day;
  const judged = goal.op === ">=" || on > end;
  if (judged && reached(goal, figure?.value ?? null)) {
    if (kept.state === "done" && kept.by_itself) return stored;
    const day = goal.op === ">=" ? (figure?.last ?? on) : end;
    return { state: "done", doneOn: day < on ? day : on, byItself: true };
  }
  if (kept.state === "done" && kept.by_itself) return { state: "open", doneOn: null, byItself: false };
  return stored;
}
