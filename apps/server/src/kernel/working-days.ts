import chineseDays from "chinese-days";
import { addMonths, parseDay, printDay } from "@jucai/engine";

/**
 * Working days of mainland China: weekdays but statutory holidays, and the weekends worked in their stead.
 *
 * The State Council publishes a year's plan in the November before. Beyond `lastKnownYear` only weekends are
 * known, and every answer that reaches there says `known: false`, so that a screen can warn.
 */
export type WorkingDay = { readonly day: string; readonly known: boolean };

/** The last year whose holidays the calendar holds: the last with a National Day off that is a weekday by rule. */
export const lastKnownYear: number = newestYear();

/** Whether offices work on a calendar date (`YYYY-MM-DD`). */
export function isWorkingDay(day: string): boolean {
  return chineseDays.isWorkday(day);
}

/**
 * The `days`-th working day after `from`; the day itself does not count, as deadlines are reckoned from the day
 * after. `days` 0 gives `from` itself if offices work then, otherwise the next day on which they do.
 *
 * @example addWorkingDays("2026-09-30", 1) // { day: "2026-10-08", known: true }
 */
export function addWorkingDays(from: string, days: number): WorkingDay {
  let at = numberOf(from);
  let left = days;
  if (left === 0) while (!isWorkingDay(printDay(at))) at += 1;
  while (left > 0) {
    at += 1;
    if (isWorkingDay(printDay(at))) left -= 1;
  }
  const day = printDay(at);
  return { day, known: isKnown(day) };
}

/** First and last day off of a year's Spring Festival, as the State Council set them; null where the plan is not known. */
export function springFestival(year: number): { readonly from: string; readonly to: string } | null {
  if (year > lastKnownYear) return null;
  const days: string[] = [];
  // The first day of the lunar year falls between 21 January and 20 February.
  for (let at = numberOf(`${year}-01-14`); at <= numberOf(`${year}-03-05`); at += 1) {
    const { name, work } = chineseDays.getDayDetail(printDay(at));
    if (!work && name.startsWith("Spring Festival")) days.push(printDay(at));
  }
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: string, to: string): number {
  if (to < from) return -workingDaysBetween(to, from);
  let count = 0;
  for (let at = numberOf(from) + 1; at <= numberOf(to); at += 1) if (isWorkingDay(printDay(at))) count += 1;
  return count;
}

/** Whether the holidays of a date's year are known. */
export function isKnown(day: string): boolean {
  return Number(day.slice(0, 4)) <= lastKnownYear;
}

function numberOf(day: string): number {
  const number = parseDay(day);
  if (number === undefined) throw new Error(`${day} is no calendar date`);
  return number;
}

/** National Day has been a holiday in every plan; a year in which it is an ordinary weekday is not loaded. */
function newestYear(): number {
  let year = 2026;
  const known = (candidate: number) =>
    ["10-01", "10-02", "10-03"].every((date) => chineseDays.isHoliday(`${candidate}-${date}`));
  while (known(year + 1)) year += 1;
  return year;
}

/** The same date so many calendar months later; what the month lacks becomes its last day. */
export function monthsLater(day: string, months: number): string {
  return printDay(addMonths(numberOf(day), months));
}
