import { parseDay } from "@jucai/engine/model";
import type { PlanPeriod } from "../types.ts";

/** Where a bar stands in its year: shares of the year, 0 to 1. */
export type Bar = { readonly left: number; readonly width: number };

/** Share of the year that has gone when a day begins. */
export function shareOf(year: number, day: string): number {
  const [first, next] = [number(`${year}-01-01`), number(`${year + 1}-01-01`)];
  return Math.min(1, Math.max(0, (number(day) - first) / (next - first)));
}

/** The part of a period that lies in the year, from its first day through the day it is due, or its end where no day is set. */
export function barOf(year: number, { from, to, lastDay }: Pick<PlanPeriod, "from" | "to" | "lastDay">): Bar {
  const end = lastDay ?? to;
  const left = shareOf(year, from);
  const right = Math.min(1, shareOf(year, end) + 1 / 366);
  return { left: Math.min(left, right - 1 / 366), width: Math.max(right - left, 1 / 366) };
}

const number = (day: string): number => parseDay(day) ?? 0;
