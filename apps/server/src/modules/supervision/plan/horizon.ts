import { dayOf, daysInMonth, parseDay, printDay } from "@jucai/engine";

/** How many days ahead there is always something written. */
const daysAhead = 100;

/**
 * The days whose assignments exist on a day: the whole year, up to the end of the next quarter, and at least a hundred
 * days ahead up to the end of that month, so that it moves on once a month and not every day.
 */
export function horizonOf(on: string): { readonly from: string; readonly to: string } {
  const year = Number(on.slice(0, 4));
  const quarter = Math.ceil(Number(on.slice(5, 7)) / 3);
  const later = printDay((parseDay(on) ?? 0) + daysAhead);
  const ends = [
    `${year}-12-31`,
    endOfMonth(year, (quarter + 1) * 3),
    endOfMonth(Number(later.slice(0, 4)), Number(later.slice(5, 7))),
  ];
  return { from: `${year}-01-01`, to: ends.toSorted().at(-1) ?? `${year}-12-31` };
}

/** Months beyond twelve lie in the next year. */
function endOfMonth(year: number, month: number): string {
  const [of, at] = month > 12 ? [year + 1, month - 12] : [year, month];
  return printDay(dayOf(of, at, daysInMonth(of, at)));
}
