/**
 * `unbroken_months(stays[…], arrival, 30)`: the whole months of the last unbroken stretch of periods.
 *
 * A period runs from its first to its last day, both included, and only the days before `ends`
 * count. Periods that overlap or lie at most so many days apart are one stretch; a stretch that
 * was over for longer than that before `ends` counts nothing. A last day of "none" means that the
 * period still runs; a period without a first day never was.
 */
import { type Day, monthsBetween } from "../model/date.ts";
import type { ItemView, ListView } from "./environment.ts";
import type { Run } from "./run.ts";
import { AtLeast, merge, Unknown } from "./unknown.ts";

/** From the first day to the day after the last. */
export type Period = { readonly from: Day; readonly end: Day };

/** Unknown periods can only lengthen a stretch, so what is known is the least that it can be. */
export function unbrokenMonths(
  list: Run,
  dates: { readonly from: string; readonly to: string },
  ends: Run,
  gapDays: Run,
): Run {
  return (env, bound) => {
    const view = list(env, bound);
    const [until, gap] = [ends(env, bound), gapDays(env, bound)];
    if (view instanceof Unknown) return merge(view, until, gap);
    if (until instanceof Unknown || gap instanceof Unknown) {
      const open = (view as ListView).items.flatMap((item) => [item.get(dates.from), item.get(dates.to)]);
      return merge(until, gap, (view as ListView).more, ...open);
    }
    if (typeof until !== "number" || typeof gap !== "number") return null;
    const { items, more } = view as ListView;
    const found = items.map((item) => periodOf(item, dates, until));
    const months = lastStretch(
      found.filter((period): period is Period => period !== undefined && !(period instanceof Unknown)),
      until,
      gap,
    );
    const open = merge(more, ...found);
    return open.holes.length > 0 ? new AtLeast(open.holes, months) : months;
  };
}

/** The part of a period before `ends`; undefined when there is none. */
function periodOf(
  item: ItemView,
  { from, to }: { readonly from: string; readonly to: string },
  ends: Day,
): Period | Unknown | undefined {
  const [first, last] = [item.get(from), item.get(to)];
  // One date that puts the period outside settles it although the other is unknown.
  if (first === null || (typeof first === "number" && first >= ends)) return undefined;
  if (first instanceof Unknown || last instanceof Unknown) return merge(first, last);
  const end = typeof last === "number" ? Math.min(last + 1, ends) : ends;
  return (first as Day) < end ? { from: first as Day, end } : undefined;
}

/** Whole months of the stretch that reaches `ends`, from its first day to its last. */
export function lastStretch(periods: readonly Period[], ends: Day, gap: number): number {
  const sorted = [...periods].sort((a, b) => b.end - a.end);
  let stretch: Period | undefined;
  for (const period of sorted) {
    if ((stretch?.from ?? ends) - period.end > gap) break;
    stretch = { from: Math.min(stretch?.from ?? period.from, period.from), end: stretch?.end ?? period.end };
  }
  return stretch ? monthsBetween(stretch.from, stretch.end) : 0;
}
