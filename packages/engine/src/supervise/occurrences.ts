import { daysInMonth, parseDay } from "../model/date.ts";
import type { Text } from "../model/text.ts";
import type { Holiday, Rhythm, Task } from "../model/task.ts";

/** The days that move from year to year, as the place's offices keep them. */
export type OfficeCalendar = {
  /** First and last day; null while nobody has set them. */
  readonly holiday: (holiday: Holiday, year: number) => { readonly from: string; readonly to: string } | null;
  /** The same day, or the next one on which offices work. */
  readonly workingDay: (day: string) => string;
};

/** One period of a task. All days are 'YYYY-MM-DD' and inclusive. */
export type Occurrence = {
  /** '2024', '2024H1', '2024Q3', '2024-05', '2024:spring_festival'; 'once' for what is due once. */
  readonly period: string;
  readonly label: Text;
  /** The days that a goal counts. */
  readonly from: string;
  readonly to: string;
  /** The day as printed or read; null while the place has not set it. */
  readonly day: string | null;
  /** `day`, or the next working day where the place's rule says so. */
  readonly lastDay: string | null;
};

export type Span = { readonly from: string; readonly to: string };
export type Rules = { readonly calendar: OfficeCalendar; readonly nextWorkingDay: boolean };

/**
 * Every period of a task that touches `span`, the earliest first.
 *
 * A period counts when its day falls while the task's document is in force: nothing falls due before a document is
 * issued or after it has ended. A period whose day is not set counts when any of its days does. `force` is the
 * document's, open ended where no end is printed. Pure: holidays and working days come in with `rules`.
 */
export function occurrences(
  { rhythm }: Pick<Task, "rhythm">,
  span: Span,
  force: { readonly from: string; readonly to: string | null },
  rules: Rules,
): Occurrence[] {
  const first = rhythm.from !== undefined && rhythm.from > force.from ? rhythm.from : force.from;
  const last = earlier(rhythm.until ?? null, force.to);
  const found: Occurrence[] = [];
  for (let year = yearOf(span.from) - 1; year <= yearOf(span.to) + 1; year += 1) {
    if (rhythm.years !== undefined && (year - yearOf(first)) % rhythm.years !== 0) continue;
    found.push(...inYear(rhythm, year, rules));
  }
  const inForce = ({ from, to, day }: Occurrence): boolean =>
    (day ?? to) >= first && (last === null || (day ?? from) <= last);
  const counting = rhythm.every === "once" ? [onceOf(rhythm, first, last, rules)] : found.filter(inForce);
  return counting.filter((it) => it.from <= span.to && it.to >= span.from);
}

function inYear(rhythm: Rhythm, year: number, rules: Rules): Occurrence[] {
  const label = { zh: `${year}年`, en: String(year) };
  const whole = { from: `${year}-01-01`, to: `${year}-12-31` };
  switch (rhythm.every) {
    case "once":
      return [];
    case "year":
      return [due({ period: String(year), label, ...whole }, dayOfYear(rhythm.by, year) ?? whole.to, rules)];
    case "half_year":
      return [1, 2].map((half) =>
        ofMonths(`${year}H${half}`, halves(year, half), year, half * 6 - 5, half * 6, rhythm, rules),
      );
    case "quarter":
      return [1, 2, 3, 4].map((quarter) =>
        ofMonths(`${year}Q${quarter}`, quarters(year, quarter), year, quarter * 3 - 2, quarter * 3, rhythm, rules),
      );
    case "month":
      return Array.from({ length: 12 }, (_, at) => at + 1).map((month) =>
        ofMonths(`${year}-${two(month)}`, months(year, month), year, month, month, rhythm, rules),
      );
    case "holiday":
      return [onHoliday(rhythm, year, rules)];
  }
}

function ofMonths(
  period: string,
  label: Text,
  year: number,
  first: number,
  last: number,
  { by }: Rhythm,
  rules: Rules,
): Occurrence {
  const end = daysInMonth(year, last);
  const day = by === undefined ? end : Math.min(Number(by), end);
  const stretch = { from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(end)}` };
  return due({ period, label, ...stretch }, `${year}-${two(last)}-${two(day)}`, rules);
}

/** A holiday whose days are not set stands with the whole year and without a day: it waits and never turns red. */
function onHoliday({ holiday }: Rhythm, year: number, rules: Rules): Occurrence {
  const which = holiday ?? "spring_festival";
  const days = rules.calendar.holiday(which, year);
  const period = `${year}:${which}`;
  const label = { zh: `${year}年${names[which].zh}`, en: `${names[which].en} ${year}` };
  if (days === null) return { period, label, from: `${year}-01-01`, to: `${year}-12-31`, day: null, lastDay: null };
  return due({ period, label, ...days }, days.to, rules);
}

function onceOf(rhythm: Rhythm, first: string, last: string | null, rules: Rules): Occurrence {
  const label = { zh: "一次性", en: "Once" };
  const stretch = { period: "once", label, from: first, to: rhythm.by ?? last ?? "9999-12-31" };
  return rhythm.by === undefined
    ? { ...stretch, day: null, lastDay: null }
    : due({ ...stretch, to: rhythm.by < first ? first : rhythm.by }, rhythm.by, rules);
}

function due(stretch: Omit<Occurrence, "day" | "lastDay">, day: string, rules: Rules): Occurrence {
  return { ...stretch, day, lastDay: rules.nextWorkingDay ? rules.calendar.workingDay(day) : day };
}

function dayOfYear(by: string | undefined, year: number): string | undefined {
  if (by === undefined) return undefined;
  const day = `${year}-${by}`;
  // 29 February of a common year falls on the 28th.
  return parseDay(day) === undefined ? `${year}-02-28` : day;
}

const names: Readonly<Record<Holiday, Text>> = {
  spring_festival: { zh: "春节", en: "Spring Festival" },
  winter_vacation: { zh: "寒假", en: "Winter vacation" },
  summer_vacation: { zh: "暑假", en: "Summer vacation" },
};

const two = (value: number): string => String(value).padStart(2, "0");
const yearOf = (day: string): number => Number(day.slice(0, 4));
const earlier = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null ? a : a < b ? a : b;

const halves = (year: number, half: number): Text => ({
  zh: `${year}年${half === 1 ? "上" : "下"}半年`,
  en: `${half === 1 ? "First" : "Second"} half of ${year}`,
});
const quarters = (year: number, quarter: number): Text => ({
  zh: `${year}年第${"一二三四"[quarter - 1]}季度`,
  en: `Quarter ${quarter} of ${year}`,
});
const months = (year: number, month: number): Text => ({ zh: `${year}年${month}月`, en: `${year}-${two(month)}` });
