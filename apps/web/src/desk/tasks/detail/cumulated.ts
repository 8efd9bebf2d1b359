import { parseDay, printDay } from "@jucai/engine/model";
import type { AssignmentDetail, Goal } from "../types.ts";

/** One month of a period. */
export type Month = {
  /** 'YYYY-MM' */
  readonly month: string;
  /** What was counted by its end; not a number for months that have not come. */
  readonly done: number;
  /** What an even pace would have reached by its end. */
  readonly pace: number;
};
type Counted = Pick<AssignmentDetail, "from" | "to" | "lines" | "lastDay" | "daysLeft">;

/** What was counted by the end of each month; nothing where the lines do not add up to the figure or it is one month. */
export function cumulated(
  task: Counted,
  goal: Pick<Goal, "value" | "goal" | "expected">,
  today: string,
): readonly Month[] {
  const lines = task.lines.filter(({ missing }) => !missing);
  const sum = lines.reduce((all, { adds }) => all + adds, 0);
  if (goal.expected === null || sum !== goal.value || lines.some(({ on }) => on === null)) return [];
  const [from, to] = [number(task.from), number(task.to)];
  const months = monthsOf(task.from, task.to);
  if (months.length < 2) return [];
  return months.map((month) => {
    const end = Math.min(number(lastDayOf(month)), to);
    const done = lines.reduce((all, { adds, on }) => (on !== null && number(on) <= end ? all + adds : all), 0);
    const come = month <= today.slice(0, 7);
    return { month, done: come ? done : Number.NaN, pace: (goal.goal * (end - from + 1)) / (to - from + 1) };
  });
}

function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  for (
    let month = from.slice(0, 7);
    month <= to.slice(0, 7);
    month = printDay(number(lastDayOf(month)) + 1).slice(0, 7)
  )
    months.push(month);
  return months;
}

function lastDayOf(month: string): string {
  const [year = 0, at = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, at, 0)).toISOString().slice(0, 10);
}

const number = (day: string): number => parseDay(day) ?? 0;
