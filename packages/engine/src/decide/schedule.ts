/** Turns money into instalments: real calendar months, sums that add to the fen. */
import type { Schedule } from "../model/benefit.ts";
import { addMonths, type Day, endOfMonth, printDay } from "../model/date.ts";
import type { Instalment } from "../model/decision.ts";

/** What a schedule needs to be laid out: rate or total, first day, delay of the start month. */
export type Plan = {
  readonly schedule: Schedule;
  readonly payee: string;
  /** Whole fen: the monthly rate of a monthly schedule, the total of every other. */
  readonly fen: number;
  /** First day, or undefined when no date follows. */
  readonly start: Day | undefined;
  readonly delayMonths: number;
};

/** The whole sum of a schedule in fen. */
export function totalFen(schedule: Schedule, fen: number): number {
  return schedule.kind === "monthly" ? fen * schedule.months : fen;
}

/**
 * Lays out the instalments. A month accrues on its last day, counted from the start
 * month, so a start on the 31st never drifts; a lump sum falls on its own day.
 */
export function instalmentsOf(plan: Plan): Instalment[] {
  const { schedule, payee, fen, start } = plan;
  switch (schedule.kind) {
    case "none":
      return [];
    case "once":
      return [{ due: start === undefined ? null : printDay(start), fen, payee }];
    case "monthly":
      return schedule.paid === "monthly"
        ? months(plan, schedule.months, 1, fen)
        : months(plan, schedule.months / 12, 12, fen * 12);
    case "parts":
      return split(fen, schedule).map((part, index) => ({
        due: start === undefined ? null : printDay(addMonths(start, index * (schedule.every === "year" ? 12 : 1))),
        fen: part,
        payee,
      }));
  }
}

function months({ start, delayMonths, payee }: Plan, count: number, every: number, fen: number): Instalment[] {
  return Array.from({ length: count }, (_, index) => ({
    due: start === undefined ? null : printDay(endOfMonth(addMonths(start, delayMonths + (index + 1) * every - 1))),
    fen,
    payee,
  }));
}

/** Equal parts in whole units; what does not divide goes to the first or last part. */
export function split(fen: number, schedule: Extract<Schedule, { kind: "parts" }>): number[] {
  const { count, wholeFen, rest } = schedule;
  const part = Math.floor(fen / count / wholeFen) * wholeFen;
  const parts = Array.from({ length: count }, () => part);
  parts[rest === "first" ? 0 : count - 1]! += fen - part * count;
  return parts;
}

/** Cuts instalments to a sum that a cap leaves, from the last one backwards. */
export function limit(instalments: readonly Instalment[], allowedFen: number): Instalment[] {
  let left = allowedFen;
  return instalments.flatMap((each) => {
    const fen = Math.min(each.fen, left);
    left -= fen;
    return fen > 0 ? [{ ...each, fen }] : [];
  });
}
