import { holidays, metricNames, scoreEvents, taskKinds } from "@jucai/engine";
import { isLike, isText, oneOf } from "../shape/choice.ts";
import { list, may, needs, record, table } from "../shape/collections.ts";
import { identifier, integer, string, word, yes } from "../shape/scalars.ts";
import { text } from "../shape/text.ts";
import { dashedName, measureName, patterns, valueName } from "./names.ts";
import { dayOfMonth, monthDay } from "./rosters.ts";

const fullDay = identifier(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
  zh: '加引号的年月日，如 "2023-10-15"',
  en: 'a calendar date in quotes, such as "2023-10-15"',
});
/** A day of a month, of a year, or a single day; which one fits depends on `every` and is checked in build. */
const by = oneOf({ zh: "日子", en: "a day" }, () => "", [
  { when: isLike(/^\d{1,2}$/), shape: dayOfMonth },
  { when: isLike(/^\d{4}-/), shape: fullDay },
  { when: isText, shape: monthDay },
]);

const rhythm = record({
  every: needs(word("once", "month", "quarter", "half_year", "year", "holiday")),
  by: may(by),
  holiday: may(word(...holidays)),
  years: may(integer(2, 20)),
  from: may(fullDay),
  until: may(fullDay),
  clause: needs(string),
  reading: may(text),
});

/** A target. Exactly one of `at_least`, `at_most`, `exactly`; of money whole yuan. */
const goal = record({
  metric: needs(word(...metricNames)),
  activities: may(list(dashedName)),
  roster: may(dashedName),
  duty: may(dashedName),
  measures: may(list(measureName)),
  at_least: may(integer(0, 1_000_000_000)),
  at_most: may(integer(0, 1_000_000_000)),
  exactly: may(integer(0, 1_000_000_000)),
  about: may(yes),
  unit: needs(text),
  clause: needs(string),
});

const readings = list(record({ clause: needs(string), issue: needs(text), reading: needs(text) }));

const task = record({
  measure: needs(measureName),
  serves: may(list(measureName)),
  kind: needs(word(...taskKinds)),
  title: needs(text),
  does: needs(text),
  clause: needs(string),
  lead: may(list(dashedName)),
  responsible: may(list(dashedName)),
  owes: may(list(dashedName)),
  joint: may(yes),
  to: may(dashedName),
  rhythm: needs(rhythm),
  steps: may(list(text)),
  evidence: needs(text),
  goal: may(goal),
  agenda: may(list(text)),
  readings: may(readings),
});

const activity = record({
  measure: needs(measureName),
  serves: may(list(measureName)),
  name: needs(text),
  clause: needs(string),
  people: may(text),
});

const points = identifier(/^[+-]\d{1,4}(\.\d{1,2})?$/, {
  zh: '加引号、带正负号的分数，如 "+2" 或 "-0.5"',
  en: 'points in quotes with a sign, such as "+2" or "-0.5"',
});

const score = record({
  id: needs(valueName),
  measure: needs(measureName),
  title: needs(text),
  clause: needs(string),
  when: needs(word(...scoreEvents)),
  tasks: may(list(dashedName)),
  points: needs(points),
  limit: may(points),
  reading: needs(text),
});

/** `tasks.yaml`. */
export const tasksFile = record({
  by: needs(dashedName),
  activities: may(table(activity, patterns.dashed)),
  tasks: needs(table(task, patterns.dashed)),
  scores: may(list(score)),
});
