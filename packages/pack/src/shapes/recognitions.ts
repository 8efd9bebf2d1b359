import { isLike, isText, isWord, literal, oneOf } from "../shape/choice.ts";
import { list, may, needs, record, table } from "../shape/collections.ts";
import { boolean, expression, integer, string, word, yes } from "../shape/scalars.ts";
import { mapped } from "../shape/shape.ts";
import { text } from "../shape/text.ts";
import { dashedName, factName, measureName, patterns, valueName, wordName } from "./names.ts";
import { choice } from "./vocabulary.ts";

const readings = list(record({ clause: needs(string), issue: needs(text), reading: needs(text) }));

/** The level that is granted, or a fixed value. */
const written = oneOf({ zh: "level，或一个值", en: "`level`, or a value" }, () => ({ level: true as const }), [
  { when: isWord("level"), shape: literal("level", { level: true as const }) },
  { when: isLike(/^(true|false)$/), shape: mapped(boolean, (is) => ({ is })) },
  { when: isText, shape: mapped(valueName, (is) => ({ is })) },
]);

/** Levels written out, or the values of an enumeration. */
const levels = oneOf({ zh: "层次清单，或枚举的名字", en: "levels, or the name of an enumeration" }, () => undefined, [
  { when: isText, shape: mapped(wordName, (enumeration) => ({ enumeration })) },
  { when: () => true, shape: mapped(list(choice), (own) => ({ own })) },
]);

const scheme = record({
  measure: needs(measureName),
  serves: may(list(measureName)),
  name: needs(text),
  clause: needs(string),
  of: needs(word("person", "employer")),
  decided: needs(word("here", "elsewhere", "both")),
  who: needs(text),
  levels: needs(levels),
  from: may(valueName),
  years: may(integer(1, 100)),
  evidence: may(list(text)),
  writes: may(list(record({ fact: needs(factName), value: needs(written) }))),
  card: may(record({ name: needs(text), clause: needs(string) })),
  opens: may(list(dashedName)),
  process: may(dashedName),
  readings: may(readings),
});

/** `recognitions.yaml`. */
export const recognitionsFile = record({ recognitions: needs(table(scheme, patterns.dashed)) });

const question = record({
  key: needs(wordName),
  label: needs(text),
  type: needs(word("text", "date", "choice")),
  required: may(yes),
  values: may(list(choice)),
});

const service = record({
  measure: needs(measureName),
  serves: may(list(measureName)),
  name: needs(text),
  clause: needs(string),
  for: needs(word("person", "employer")),
  who: needs(text),
  is: may(expression),
  units: needs(list(dashedName)),
  days: may(integer(1, 3650)),
  asks: may(list(question)),
  evidence: may(list(text)),
  readings: may(readings),
});

/** `services.yaml`. */
export const servicesFile = record({ services: needs(table(service, patterns.dashed)) });
