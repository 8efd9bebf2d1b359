import { type Day, calendarOf, dayOf, daysInMonth, parseDay, printDay } from "@jucai/engine";

export type Every = "year" | "quarter";
/** Calendar dates, first and last day included. */
export type Period = { readonly from: string; readonly to: string };

/** How many days before the last day something counts as near. */
export const nearDays = 30;

/** The calendar year or quarter in which a date lies. */
export function periodOf(every: Every, on: string): Period {
  const { year, month } = calendarOf(day(on));
  const first = every === "year" ? 1 : month - ((month - 1) % 3);
  const last = every === "year" ? 12 : first + 2;
  return { from: printDay(dayOf(year, first, 1)), to: printDay(dayOf(year, last, daysInMonth(year, last))) };
}

/** The period just before another one. */
export function periodBefore(every: Every, period: Period): Period {
  return periodOf(every, printDay(day(period.from) - 1));
}

/**
 * The day on which something is due in the year or quarter of a date. A day that the month lacks is its last one:
 * 02-29 falls on 28 February in other years, and the 31st of a quarter on 30 June.
 *
 * @param by `MM-DD` in a year, `DD` in the last month of a quarter
 */
export function dueIn(every: Every, by: string, on: string): string {
  const { to } = periodOf(every, on);
  const { year, month: lastMonth } = calendarOf(day(to));
  const parts = by.split("-").map(Number);
  const [month, date] = every === "year" ? [parts[0] ?? 12, parts[1] ?? 31] : [lastMonth, parts.at(-1) ?? 31];
  return printDay(dayOf(year, month, Math.min(date, daysInMonth(year, month))));
}

/** The first year whose day `by` is not before the date: what came in after it belongs to the next year's list. */
export function listYear(by: string, received: string): number {
  const year = Number(received.slice(0, 4));
  return received <= dueIn("year", by, received) ? year : year + 1;
}

/** `2026-Q3` */
export function quarterName(on: string): string {
  return `${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`;
}

/** Whole days from one date to another; negative when it lies before. */
export function daysFrom(from: string, to: string): number {
  return day(to) - day(from);
}

/** Where a date stands before a last day that itself still counts. */
export function against(due: string, on: string): "open" | "near" | "overdue" {
  if (on > due) return "overdue";
  return daysFrom(on, due) <= nearDays ? "near" : "open";
}

function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new Error(`${text} is no calendar date`);
  return found;
}
