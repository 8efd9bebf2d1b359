import { parseDay } from "../model/date.ts";
import type { Light, LightScheme, Trigger } from "../model/light.ts";
import type { Goal } from "../model/task.ts";

/** What is known of an assignment on a day. Days are 'YYYY-MM-DD'; figures are counts, percent or whole fen. */
export type Standing = {
  /** The days that the goal counts. */
  readonly from: string;
  readonly to: string;
  /** Null while the place has not set it. */
  readonly lastDay: string | null;
  readonly state: "open" | "reported" | "returned" | "done";
  readonly goal?: Pick<Goal, "op" | "value">;
  /** Figure so far; null where nobody knows it. */
  readonly value: number | null;
};

/** Why a light is on: its trigger and the figures that met it. */
export type Shown = {
  readonly light: Light;
  readonly trigger: Trigger;
  /** Days until the last day; negative after it; null without one. */
  readonly daysLeft: number | null;
  /** What the figure should be by now; null without a goal to be reached. */
  readonly expected: number | null;
};

/** Whether the figure satisfies the goal. Unknown is no. */
export function reached(goal: Pick<Goal, "op" | "value">, value: number | null): boolean {
  if (value === null) return false;
  return goal.op === ">=" ? value >= goal.value : goal.op === "<=" ? value <= goal.value : value === goal.value;
}

/**
 * What the figure should be by a day if it grew evenly over the period: whole days, both ends counting.
 * Null for ceilings, which nobody works towards.
 */
export function pace(
  goal: Pick<Goal, "op" | "value">,
  { from, to }: { from: string; to: string },
  on: string,
): number | null {
  if (goal.op === "<=") return null;
  const all = number(to) - number(from) + 1;
  const gone = Math.min(Math.max(number(on) - number(from) + 1, 0), all);
  return (goal.value * gone) / all;
}

/** The light of an assignment on a day: the first of the scheme's lights one of whose triggers is met. */
export function lightOf(standing: Standing, { lights }: LightScheme, on: string): Shown {
  const daysLeft = standing.lastDay === null ? null : number(standing.lastDay) - number(on);
  const expected = standing.goal ? pace(standing.goal, standing, on) : null;
  for (const light of lights)
    for (const trigger of light.when)
      if (meets(trigger, standing, daysLeft, expected)) return { light, trigger, daysLeft, expected };
  const rest = lights.at(-1);
  if (rest === undefined) throw new Error("a scheme has at least one light");
  return { light: rest, trigger: { on: "open" }, daysLeft, expected };
}

function meets(trigger: Trigger, standing: Standing, daysLeft: number | null, expected: number | null): boolean {
  const done = standing.state === "done";
  const open = standing.state === "open" || standing.state === "returned";
  switch (trigger.on) {
    case "done":
      return done;
    case "open":
      return !done;
    case "returned":
      return standing.state === "returned";
    case "overdue":
      return open && daysLeft !== null && -daysLeft >= trigger.days;
    case "due_within":
      return open && daysLeft !== null && daysLeft >= 0 && daysLeft <= trigger.days;
    case "behind":
      // An unknown figure is not behind: its report is what is missing, and that has its own day. Nobody holds a part of
      // a fair, so only what is wholly due by now counts: a goal of one is never behind, it is overdue.
      return (
        open &&
        expected !== null &&
        standing.value !== null &&
        standing.value < Math.floor(expected * (1 - trigger.percent / 100))
      );
  }
}

function number(day: string): number {
  const found = parseDay(day);
  if (found === undefined) throw new Error(`${day} is no calendar date`);
  return found;
}
