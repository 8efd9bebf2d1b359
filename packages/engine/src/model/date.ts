/**
 * Calendar dates as day numbers: whole days since 1970-01-01, proleptic Gregorian.
 *
 * A rule only knows calendar dates in Asia/Shanghai, so no time and no zone
 * appears here; the date of judgement is always passed in.
 */
export type Day = number;

/** Reads `YYYY-MM-DD`; undefined for anything else, 30 February included. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayOf(year, month, day);
}

/** The day number of a calendar date that exists. */
export function dayOf(year: number, month: number, day: number): Day {
  // Counting years from March puts the leap day last, so every month has a fixed start.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export type CalendarDate = { readonly year: number; readonly month: number; readonly day: number };

/** The calendar date of a day number. */
export function calendarOf(dayNumber: Day): CalendarDate {
  const z = dayNumber + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Prints `YYYY-MM-DD`. */
export function printDay(dayNumber: Day): string {
  const { year, month, day } = calendarOf(dayNumber);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/**
 * Adds calendar months. A day that the target month lacks becomes its last day,
 * so five years from 29 February end on 28 February (Civil Code, art. 202).
 *
 * @example printDay(addMonths(parseDay("2024-02-29")!, 60)) // "2029-02-28"
 */
export function addMonths(from: Day, months: number): Day {
  const { year, month, day } = calendarOf(from);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = (((index % 12) + 12) % 12) + 1;
  return dayOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/**
 * Whole months completed from one date to another; negative when `to` is earlier.
 *
 * A month is complete once its day comes round again, or on the last day of a
 * month that lacks it.
 *
 * @example monthsBetween(parseDay("2026-01-31")!, parseDay("2026-02-28")!) // 1
 */
export function monthsBetween(from: Day, to: Day): number {
  if (to < from) return -monthsBetween(to, from);
  const a = calendarOf(from);
  const b = calendarOf(to);
  let months = (b.year - a.year) * 12 + (b.month - a.month);
  if (addMonths(from, months) > to) months -= 1;
  return months;
}

/** The last day of the month that a date lies in. */
export function endOfMonth(of: Day): Day {
  const { year, month } = calendarOf(of);
  return dayOf(year, month, daysInMonth(year, month));
}
