import type { Benefit, Instalment as Due, Schedule } from "@jucai/engine";
import { equalParts } from "./split.ts";

/** One instalment of an award, before it is written. */
export type Planned = {
  readonly k: number;
  readonly n: number;
  /** Calendar date. */
  readonly dueOn: string;
  readonly period: string;
  readonly fen: number;
  readonly payee: string;
};

/**
 * The instalments of a decision in order, by payee. They sum to `amountFen` to the fen: where the office set another sum
 * than the rule gave, it is cut into as many equal parts and what does not divide goes to the last.
 *
 * @param from the day from which dates count where the rule gave none: that on which the decision stands
 */
export function planOf(
  given: readonly Due[],
  amountFen: number,
  { pays }: Pick<Benefit, "pays">,
  from: string,
): Planned[] {
  const paying = given.filter(({ fen }) => fen > 0);
  const whole = paying.length === 0 ? [{ due: null, fen: amountFen, payee: pays.to[0]?.id ?? "" }] : paying;
  const sum = whole.reduce((total, { fen }) => total + fen, 0);
  const fens = sum === amountFen ? whole.map(({ fen }) => fen) : equalParts(amountFen, whole.length);
  const counted = new Map<string, number>();
  const totals = new Map<string, number>();
  for (const { payee } of whole) totals.set(payee, (totals.get(payee) ?? 0) + 1);
  return whole.flatMap(({ due, payee }, at) => {
    const k = (counted.get(payee) ?? 0) + 1;
    counted.set(payee, k);
    const n = totals.get(payee)!;
    const dueOn = due ?? later(from, k - 1, pays.schedule);
    const fen = fens[at]!;
    return fen > 0 ? [{ k, n, dueOn, period: periodOf(pays.schedule, dueOn, k, n), fen, payee }] : [];
  });
}

/** What an instalment is for: a month accrues once, a part is one of so many, everything else is paid once. */
function periodOf(schedule: Schedule, dueOn: string, k: number, n: number): string {
  if (schedule.kind === "monthly") return dueOn.slice(0, 7);
  return n === 1 ? "once" : `${k}/${n}`;
}

/** The day `steps` months or years later, by the schedule; the last day of a month that is shorter. */
function later(from: string, steps: number, schedule: Schedule): string {
  const yearly =
    schedule.kind === "parts" ? schedule.every === "year" : schedule.kind === "monthly" && schedule.paid === "yearly";
  return monthsLater(from, steps * (yearly ? 12 : 1));
}

/** @example monthsLater("2026-01-31", 1) // "2026-02-28" */
export function monthsLater(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** The same part of a month for a date that is a month's last day: it stays the last day. */
export function shifted(day: string, months: number): string {
  const moved = monthsLater(day, months);
  return day === lastOfMonth(day) ? lastOfMonth(moved) : moved;
}

export function lastOfMonth(day: string): string {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Whether a period is a month: only months gather into the place's interval; a sum paid once is paid when it falls due. */
export const isMonthly = (period: string): boolean => /^\d{4}-\d{2}$/.test(period);

/** The day on which what falls due on `dueOn` may be paid: the last day of the place's interval that it lies in. */
export function payableOn(dueOn: string, interval: string | undefined): string {
  const length = interval === undefined ? undefined : { month: 1, quarter: 3, half_year: 6, year: 12 }[interval];
  if (length === undefined) return dueOn;
  const month = Number(dueOn.slice(5, 7));
  const last = Math.ceil(month / length) * length;
  return lastOfMonth(`${dueOn.slice(0, 4)}-${String(last).padStart(2, "0")}-01`);
}
