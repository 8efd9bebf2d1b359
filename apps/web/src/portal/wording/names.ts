import { describe, describeConstant, type Names as RuleNames, namesOf, typeOf } from "@jucai/engine/explain";
import type { Constant, Expression, Setting, Vocabulary } from "@jucai/engine/model";
import type { Language } from "../../lib/messages.ts";

/** The labels that rules are put into words with, and the reader's language. */
export type Names = { readonly language: Language; readonly labels: RuleNames };

/** `settings` are those of the benefit at hand, for `setting.x` inside its expressions. */
export function namesFor(language: Language, vocabulary: Vocabulary, settings: readonly Setting[]): Names {
  return { language, labels: namesOf(vocabulary, settings) };
}

/**
 * A rule's test in words.
 *
 * Conditions carry their own wording (`says`); this is for tests that a pack does
 * not word, such as the rows of an amount table.
 */
export function expressionWords({ language, labels }: Names, expression: Expression): string {
  return describe(expression, labels)[language];
}

/** A constant on its own, such as the value of a setting, with its unit. */
export function constantWords({ language, labels }: Names, value: Constant, unit = ""): string {
  const words = describeConstant(value, undefined, labels)[language];
  return unit && language === "en" ? `${words} ${unit}` : words + unit;
}

/** The label of a subject; an id that the vocabulary lost is shown as it stands, never hidden. */
export function subjectLabel({ language, labels }: Names, id: string): string {
  return labels.subjects.get(id)?.[language] ?? id;
}

/** A value of whatever an expression yields, such as the key of a table's row. */
export function valueLabel({ language, labels }: Names, by: Expression, value: string): string {
  return describeConstant(value, typeOf(labels, by), labels)[language];
}
