import { list, may, needs, record, table } from "../shape/collections.ts";
import { boolean, expression, string, word, yes } from "../shape/scalars.ts";
import { text } from "../shape/text.ts";
import { dashedName, patterns, regionCode, valueName, wordName } from "./names.ts";

/** One value to choose from, with its words. */
export const choice = record({ id: needs(valueName), zh: needs(string), en: needs(string) });

const enumeration = record({
  ordered: may(boolean),
  label: needs(text),
  values: needs(list(choice)),
});

const subject = record({ label: needs(text), list: may(wordName), question: may(text), rare: may(yes) });

const factShape = record({
  type: needs(wordName),
  label: needs(text),
  question: needs(text),
  hint: may(text),
  why: needs(text),
  changes: needs(word("by_acting", "by_itself", "never")),
  sensitivity: needs(word("open", "personal", "sensitive")),
  proof: needs(text),
  settled_by: needs(word("self", "employer", "office")),
  // Bounds mean what the fact's type makes of them, so they are read as written.
  min: may(expression),
  max: may(expression),
  unit: may(text),
  suggests: may(list(regionCode)),
  may_be_none: may(yes),
  follows_place: may(yes),
});

/** One file of the vocabulary. */
export const vocabularyFile = record({
  enumerations: may(table(enumeration, patterns.word)),
  subjects: may(table(subject, patterns.word)),
  facts: may(table(factShape, patterns.fact)),
  consistent: may(list(record({ id: needs(dashedName), is: needs(expression), says: needs(text) }))),
});
