import { columnTypes, ownFields } from "@jucai/engine";
import { isLike, isText, oneOf } from "../shape/choice.ts";
import { list, may, needs, record, table } from "../shape/collections.ts";
import { expression, identifier, integer, string, word, yes } from "../shape/scalars.ts";
import { text } from "../shape/text.ts";
import { dashedName, factName, measureName, patterns, valueName, wordName } from "./names.ts";

/** A day of every year, or of the last month of every quarter. */
export const monthDay = identifier(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
  zh: '加引号的月日，如 "11-25"',
  en: 'a day of the year in quotes, such as "11-25"',
});
export const dayOfMonth = identifier(/^(0[1-9]|[12]\d|3[01])$/, {
  zh: '加引号的两位日子，如 "25"',
  en: 'a day of the month in quotes, such as "25"',
});
const by = oneOf({ zh: "月日，或季末月的日子", en: "a day of the year, or of a quarter's last month" }, () => "", [
  { when: isLike(/^\d{1,2}$/), shape: dayOfMonth },
  { when: isText, shape: monthDay },
]);

const window = record({ id: needs(dashedName), label: needs(text) });

const due = record({
  every: needs(word("year", "quarter")),
  by: may(by),
  window: may(window),
  clause: needs(string),
  reading: may(text),
});

/** A value that may be chosen, with other spellings that stand in cells. */
const value = record({ id: needs(valueName), zh: needs(string), en: needs(string), also: may(list(string)) });
const named = record({ id: needs(valueName), zh: needs(string), en: needs(string) });

const column = record({
  key: needs(wordName),
  header: needs(string),
  en: needs(string),
  also: may(list(string)),
  type: needs(word(...columnTypes)),
  is: may(word(...ownFields)),
  fact: may(factName),
  values: may(list(value)),
  // What a bound means depends on the column's type, so it is read as written.
  min: may(expression),
  max: may(expression),
  required: may(yes),
  sensitive: may(yes),
  published: may(yes),
  about: may(word("third_party")),
});

const collection = record({
  from: needs(list(dashedName)),
  whom: may(text),
  categories: may(list(valueName)),
  clause: needs(string),
});

const readings = list(record({ clause: needs(string), issue: needs(text), reading: needs(text) }));

const roster = record({
  measure: needs(measureName),
  serves: may(list(measureName)),
  name: needs(text),
  clause: needs(string),
  of: needs(word("person", "employer")),
  apart: may(list(wordName)),
  columns: needs(list(column)),
  category: may(wordName),
  lists: may(
    list(
      record({ id: needs(dashedName), name: needs(text), categories: needs(list(valueName)), clause: needs(string) }),
    ),
  ),
  collects: may(list(collection)),
  to: may(dashedName),
  due: may(list(due)),
  levels: may(list(word("city", "county", "township", "village"))),
  snapshot: may(record({ by: needs(dashedName), clause: needs(string) })),
  consecutive: may(
    record({
      years: needs(integer(2, 20)),
      when: needs(table(list(valueName), patterns.word)),
      clause: needs(string),
    }),
  ),
  publish: may(record({ by: may(monthDay), clause: needs(string), reading: may(text) })),
  purpose: needs(text),
  kept: needs(record({ years: needs(integer(1, 100)), reading: needs(text) })),
  readings: may(readings),
});

/** `rosters.yaml`. */
export const rostersFile = record({ rosters: needs(table(roster, patterns.dashed)) });

const duty = record({
  measure: needs(measureName),
  serves: may(list(measureName)),
  name: needs(text),
  clause: needs(string),
  of: needs(word("person", "employer")),
  shares: needs(
    list(
      record({
        units: needs(list(dashedName)),
        whom: needs(text),
        roster: may(dashedName),
        categories: may(list(valueName)),
      }),
    ),
  ),
  team: may(list(record({ role: needs(wordName), label: needs(text), count: needs(integer(1, 20)) }))),
  most: may(integer(1, 1_000)),
  at_least: may(record({ times: needs(integer(1, 100)), every: needs(word("year", "quarter")), reading: may(text) })),
  at_once_on: may(list(named)),
  forms: may(list(named)),
  collects: may(
    record({ what: needs(word("opinions", "needs")), name: needs(text), to: needs(dashedName), due: needs(due) }),
  ),
  readings: may(readings),
});

/** `liaison.yaml`. */
export const liaisonFile = record({ duties: needs(table(duty, patterns.dashed)) });
