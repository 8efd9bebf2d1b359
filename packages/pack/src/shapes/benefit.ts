import { hasKey, isLike, isRange, isTable, isText, isWord, literal, oneOf } from "../shape/choice.ts";
import { list, may, needs, record, table } from "../shape/collections.ts";
import { day, expression, integer, money, string, word, yes } from "../shape/scalars.ts";
import { mapped } from "../shape/shape.ts";
import { text } from "../shape/text.ts";
import { amount } from "./amount.ts";
import { dashedName, measureName, patterns, valueName, wordName } from "./names.ts";
import { choice } from "./vocabulary.ts";
import { nullOr } from "./or-null.ts";
import { accepts, force, transitionOrNone } from "./pack.ts";

const notPrinted = { when: isWord("not printed"), shape: literal("not printed", undefined) };
const months = integer(1, 600);

const setting = record({
  label: needs(text),
  values: may(list(choice)),
  reading: needs(expression),
  unit: may(text),
  needed_for: needs(word("estimate", "payment")),
  says: needs(text),
});

const conditionFields = {
  id: needs(dashedName),
  is: may(expression),
  judge: may(text),
  clause: needs(string),
  says: needs(text),
  reading: may(text),
};
const condition = record({ ...conditionFields, else: may(word("ineligible", "judgement")) });
const exclusion = record(conditionFields);

const each = record({
  list: needs(wordName),
  unique: may(record({ key: needs(string), across: may(list(measureName)), clause: needs(string), says: needs(text) })),
});

const stockPayee = word("person", "employer", "unit", "referrer", "host", "team");
const payee = oneOf({ zh: "收款人", en: "a payee" }, () => ({ stock: "person" as const }), [
  { when: isText, shape: mapped(stockPayee, (stock) => ({ stock })) },
  { when: isTable, shape: mapped(table(text, patterns.dashed), (own) => ({ own })) },
]);

/** An amount, or the two ends of a printed range. */
const end = oneOf({ zh: "金额，或 { from, to }", en: "an amount, or `{ from, to }`" }, () => undefined, [
  { when: isRange, shape: record({ from: needs(amount), to: needs(amount) }) },
  { when: () => true, shape: mapped(amount, (one) => ({ one })) },
]);

const delay = may(expression);
const parts = record({
  count: needs(integer(1, 120)),
  every: needs(word("month", "year")),
  whole: may(money),
  rest: may(word("first", "last")),
});

const share = record({
  to: needs(dashedName),
  label: needs(text),
  once: may(end),
  monthly: may(end),
  total: may(end),
});

export const pays = record({
  kind: needs(word("fixed", "ceiling", "floor", "range", "unset", "by_authority", "in_kind")),
  says: may(text),
  to: may(payee),
  shares: may(list(share)),
  through: may(measureName),
  awaits: may(word("rates")),
  once: may(end),
  monthly: may(end),
  total: may(end),
  months: may(months),
  paid: may(word("monthly", "yearly")),
  delay_months: delay,
  parts: may(parts),
});

const cap = record({
  id: needs(dashedName),
  money: may(money),
  count: may(integer(1, 100_000)),
  year_of: may(expression),
  over: needs(word("cut", "refuse")),
  clause: needs(string),
  says: needs(text),
  reading: may(text),
});

const gift = record({
  id: needs(dashedName),
  says: needs(text),
  if: may(expression),
  months_at_most: may(months),
  rent: may(money),
});

/** What is looked at before each payment: `is` true goes on, without `is` a person answers. */
const stop = record({
  id: needs(dashedName),
  is: may(expression),
  says: needs(text),
  clause: may(string),
  effect: needs(word("wait", "end")),
});

const states = oneOf({ zh: "文件写明的合计", en: "the totals that the document prints" }, () => undefined, [
  { when: isLike(/yuan\s*$/), shape: mapped(money, (fen) => ({ fen })) },
  { when: hasKey("by"), shape: record({ by: needs(expression), rows: needs(table(money, patterns.value)) }) },
  { when: hasKey("rows"), shape: record({ rows: needs(list(record({ if: needs(expression), is: needs(money) }))) }) },
]);

/** A file that loads the rates of one benefit whose document leaves them to another document. */
export const ratesFile = record({
  rates: needs(measureName),
  source: needs(
    record({ title: needs(text), number: needs(nullOr(string)), clause: needs(string), issued: needs(day) }),
  ),
  in_force: needs(record({ from: needs(day), to: may(day) })),
  settings: may(table(setting, patterns.word)),
  define: may(table(expression, patterns.word)),
  when: may(list(condition)),
  unless: may(list(exclusion)),
  pays: needs(pays),
});

/** One benefit file. */
export const benefitFile = record({
  benefit: needs(measureName),
  title: needs(text),
  clause: needs(string),
  form: needs(word("grant", "loan", "offset", "service", "treatment")),
  for: needs(word("person", "employer", "referrer")),
  about: needs(wordName),
  repeats: may(yes),
  each: may(each),
  moment: may(record({ name: needs(wordName), label: needs(text), is: needs(expression) })),
  in_force: may(force),
  transition: may(transitionOrNone),
  settings: may(table(setting, patterns.word)),
  define: may(table(expression, patterns.word)),
  when: may(list(condition)),
  unless: may(list(exclusion)),
  pays: needs(pays),
  states: may(states),
  gives: may(list(gift)),
  caps: may(list(cap)),
  exclusive: may(list(record({ group: needs(dashedName), clause: needs(string), says: needs(text) }))),
  purpose: may(valueName),
  stacks: may(list(record({ with: needs(measureName), clause: needs(string), says: needs(text) }))),
  accepts: may(accepts),
  funds: needs(
    oneOf({ zh: "{ order, clause } 或 not printed", en: "{ order, clause } or `not printed`" }, () => undefined, [
      notPrinted,
      { when: isTable, shape: record({ order: needs(list(dashedName)), clause: needs(string) }) },
    ]),
  ),
  process: needs(
    oneOf({ zh: "{ clause, use } 或 not printed", en: "{ clause, use } or `not printed`" }, () => undefined, [
      notPrinted,
      { when: isTable, shape: record({ clause: needs(string), use: needs(dashedName) }) },
    ]),
  ),
  evidence: may(list(text)),
  stops: needs(
    oneOf({ zh: "{ clause, list } 或 not printed", en: "{ clause, list } or `not printed`" }, () => undefined, [
      notPrinted,
      { when: isTable, shape: record({ clause: needs(string), list: needs(list(stop)) }) },
    ]),
  ),
  readings: may(list(record({ clause: needs(string), issue: needs(text), reading: needs(text) }))),
});
