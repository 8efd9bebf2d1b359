import type { DutyStanding } from "@jucai/contract";
import type { LiaisonDuty, Text } from "@jucai/engine";
import { against, daysFrom, type Period, periodBefore, periodOf } from "./periods.ts";

export type AtLeast = NonNullable<LiaisonDuty["atLeast"]>;
export type Contacts = {
  /** Since when somebody is assigned: earlier periods are nobody's fault. */
  readonly since: string;
  /** Days of contacts, in any order; null for one whose day nobody wrote down. */
  readonly days: readonly (string | null)[];
};

/**
 * Where a duty to keep in touch stands on a day.
 *
 * The period in which somebody was assigned counts in full: the documents say every listed person, every year.
 * Whoever was missed in the period before is overdue until a contact follows; a year that was missed stays said.
 */
export function standing(atLeast: AtLeast | undefined, { since, days }: Contacts, on: string): DutyStanding {
  const known = days.filter((day) => day !== null && day <= on).toSorted() as string[];
  const last = known.at(-1) ?? null;
  if (atLeast === undefined) {
    return {
      state: "no_limit",
      due: null,
      done: known.length,
      wanted: null,
      last,
      missed: [],
      says: withoutLimit(last),
    };
  }
  const { times, every } = atLeast;
  const inside = ({ from, to }: Period) => known.filter((day) => day >= from && day <= to).length;
  const undated = days.filter((day) => day === null).length;
  const now = periodOf(every, on);
  const missed = periodsSince(atLeast, since, now).filter((period) => inside(period) + undated < times);
  const done = inside(now);
  const found = { due: now.to, done, wanted: times, last, missed };
  if (done >= times) return { ...found, state: "done", says: kept(done, last) };
  if (done + undated >= times) return { ...found, state: "unknown", says: undatedContact(now.to) };
  const passed = missed[0];
  if (passed !== undefined && done === 0 && passed.to === periodBefore(every, now).to) {
    return { ...found, state: "overdue", due: passed.to, says: overdue(passed, on) };
  }
  return { ...found, state: against(now.to, on) === "near" ? "near" : "open", says: ahead(times - done, now.to, on) };
}

/** Periods before the current one, newest first, back to the one of the assignment; ten at most. */
function periodsSince({ every }: AtLeast, since: string, now: Period): Period[] {
  const periods: Period[] = [];
  for (let each = periodBefore(every, now); each.to >= since && periods.length < 10; each = periodBefore(every, each)) {
    periods.push(each);
  }
  return periods;
}

function withoutLimit(last: string | null): Text {
  if (last === null) return { zh: "文件没有规定次数，还没有联系记录。", en: "No number is set; no contact yet." };
  return { zh: `文件没有规定次数，最近一次 ${last}。`, en: `No number is set; last contact ${last}.` };
}

function kept(done: number, last: string | null): Text {
  return { zh: `本期已联系 ${done} 次，最近一次 ${last}。`, en: `${done} in this period, last on ${last}.` };
}

function undatedContact(due: string): Text {
  return {
    zh: `有一次联系没有写日期，算不算本期说不准；请补日期，或在 ${due} 前再联系。`,
    en: `One contact has no date and may not count: add its date, or be in touch by ${due}.`,
  };
}

function overdue(period: Period, on: string): Text {
  const days = daysFrom(period.to, on);
  return {
    zh: `${period.from} 至 ${period.to} 没有联系够，已过 ${days} 天，请马上联系。`,
    en: `Not enough contacts from ${period.from} to ${period.to}, ${days} days ago: be in touch now.`,
  };
}

function ahead(missing: number, due: string, on: string): Text {
  const days = daysFrom(on, due);
  return {
    zh: `还差 ${missing} 次，${due} 当天也算，还有 ${days} 天。`,
    en: `${missing} to go by ${due}, that day included; ${days} days left.`,
  };
}
