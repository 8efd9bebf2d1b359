import { isLike, isTable, isText, isWord, literal, oneOf } from "../shape/choice.ts";
import { list, may, needs, record } from "../shape/collections.ts";
import { dataMap } from "../shape/data.ts";
import { day, integer, money, string, word } from "../shape/scalars.ts";
import { described, mapped } from "../shape/shape.ts";
import { factName, measureName, packName, regionCode, valueName } from "./names.ts";

const moneyOrNone = oneOf({ zh: "金额，或 none", en: "money, or `none`" }, () => null, [
  { when: isWord("none"), shape: literal("none", null) },
  { when: isText, shape: money },
]);

const dueOrNone = oneOf({ zh: "日期，或 none", en: "a date, or `none`" }, () => null, [
  { when: isWord("none"), shape: literal("none", null) },
  { when: isLike(/./), shape: described(string, { zh: "日期", en: "a date" }) },
]);

const status = word("eligible", "ineligible", "unknown", "judgement", "not_in_force");
const instalment = record({ due: may(dueOrNone), amount: may(money), payee: may(valueName) });

/** A thing in kind that is given, perhaps with its figures. */
const given = oneOf({ zh: "gives 的编号", en: "the id of a gift" }, () => ({ id: "" }), [
  { when: isText, shape: mapped(valueName, (id) => ({ id })) },
  {
    when: isTable,
    shape: record({ id: needs(valueName), months_at_most: may(integer(1, 600)), rent: may(money) }),
  },
]);

export const expectation = record({
  status: may(status),
  total: may(moneyOrNone),
  amount: may(word("fixed", "ceiling", "floor", "range", "unset", "by_authority", "in_kind", "unknown")),
  min: may(moneyOrNone),
  max: may(moneyOrNone),
  missing: may(list(factName)),
  because: may(list(valueName)),
  instalments: may(
    record({ count: may(integer(0, 6000)), first: may(instalment), last: may(instalment), sum: may(money) }),
  ),
  lines: may(
    list(
      record({
        status: may(status),
        total: may(moneyOrNone),
        missing: may(list(factName)),
        because: may(list(valueName)),
        stops: may(list(valueName)),
      }),
    ),
  ),
  gives: may(list(given)),
  through: may(measureName),
  stops: may(list(valueName)),
  process_days: may(list(integer(1, 3650))),
  settings: may(dataMap),
});

const bundle = record({
  chosen: may(list(measureName)),
  total: may(money),
  left_out: may(list(measureName)),
});

const held = record({
  benefit: may(measureName),
  group: may(valueName),
  year: may(integer(1949, 2200)),
  amount: may(money),
  count: may(integer(0, 100_000)),
  payee: may(valueName),
});

/** What is printed of the document itself. */
const document = record({
  pack: may(packName),
  place: may(regionCode),
  issued: may(day),
  from: may(day),
  to: may(day),
  before: may(day),
});

export const example = record({
  name: needs(string),
  clause: may(string),
  on: may(day),
  facts: may(dataMap),
  held: may(list(held)),
  set: may(dataMap),
  expect: may(expectation),
  bundle: may(bundle),
  document: may(document),
});

/** One file of examples. */
export const examplesFile = record({
  benefit: may(measureName),
  packs: may(list(packName)),
  clause: may(string),
  on: may(day),
  base: may(dataMap),
  held: may(list(held)),
  examples: needs(list(example)),
});
