import { calendarOf, dayOf, daysInMonth, type Day } from "@jucai/engine/run";
import type { DateParts } from "../../ui/index.ts";

/** What is wrong with three typed boxes. */
export type DateFault = "empty" | "year" | "month" | "day";

/** Reads three typed boxes into a day that exists, or says which box is wrong. */
export function readDate(parts: DateParts): Day | DateFault {
  if (!parts.year.trim() && !parts.month.trim() && !parts.day.trim()) return "empty";
  const [year, month, day] = [numberIn(parts.year), numberIn(parts.month), numberIn(parts.day)];
  if (year === undefined || year < 1900 || year > 2100) return "year";
  if (month === undefined || month < 1 || month > 12) return "month";
  if (day === undefined || day < 1 || day > daysInMonth(year, month)) return "day";
  return dayOf(year, month, day);
}

function numberIn(text: string): number | undefined {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

export function partsOf(day: Day): DateParts {
  const date = calendarOf(day);
  return { year: String(date.year), month: String(date.month), day: String(date.day) };
}
