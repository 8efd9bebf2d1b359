import { parseDay, printDay } from "@jucai/engine/model";
import type { PlanPeriod, PlanRow } from "../types.ts";

/** A period of a task that ends on a day. */
export type Item = { readonly row: PlanRow; readonly period: PlanPeriod };

/** 'YYYY-MM' so many months away. */
export function monthAway(month: string, by: number): string {
  const [year = 0, at = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, at - 1 + by, 1)).toISOString().slice(0, 7);
}

/** The weeks of a month from Monday to Sunday as ISO days; days of other months are null. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const first = parseDay(`${month}-01`) ?? 0;
  const length = (parseDay(`${monthAway(month, 1)}-01`) ?? 0) - first;
  // Day 0 is a Thursday.
  const before = (((first + 3) % 7) + 7) % 7;
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, at) => {
    const day = at - before;
    return day >= 0 && day < length ? printDay(first + day) : null;
  });
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** What is due on which day; what has no day stands under "". */
export function byDay(rows: readonly PlanRow[]): ReadonlyMap<string, readonly Item[]> {
  const days = new Map<string, Item[]>();
  for (const row of rows)
    for (const period of row.periods) {
      const day = period.lastDay ?? "";
      days.set(day, [...(days.get(day) ?? []), { row, period }]);
    }
  return days;
}
