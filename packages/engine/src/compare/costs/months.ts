/** Days to calendar months, fast for the years that policies speak of. */
import { calendarOf, type Day, dayOf } from "../../model/date.ts";

/** Months are counted from January of this year. */
export const firstYear = 1950;
export const months = 150 * 12;
const firstDay = dayOf(firstYear, 1, 1);
const table = new Int16Array(dayOf(firstYear + months / 12, 1, 1) - firstDay);
for (let at = 0; at < table.length; at++) {
  const { year, month } = calendarOf(firstDay + at);
  table[at] = (year - firstYear) * 12 + month - 1;
}

/** The number of the month that a day lies in, from 0; -1 for days outside {@link firstYear} and the 150 years after it. */
export function monthOf(day: Day): number {
  return table[day - firstDay] ?? -1;
}

/** The calendar year of a month's number; months after the last one counted still have one. */
export function yearOf(month: number): number {
  return firstYear + Math.floor(month / 12);
}
