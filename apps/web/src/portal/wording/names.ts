import type { Expression, Fact, FactType, Setting, Text, Vocabulary } from "@jucai/engine/model";
import type { Language } from "../../lib/messages.ts";

/** Everything that a rule can be put into words with: labels, in one language. */
export type Names = {
  readonly language: Language;
  readonly vocabulary: Vocabulary;
  /** Settings of the benefit at hand, for `setting.x` inside its expressions. */
  readonly settings: readonly Setting[];
  /** The name of the place whose code a rule compares with, such as 350423 清流县. */
  readonly regions: ReadonlyMap<string, Text>;
};

export function factOf(names: Names, id: string): Fact | undefined {
  return names.vocabulary.facts.find((fact) => fact.id === id);
}

/** The label of a fact; an id that the vocabulary lost is shown as it stands, never hidden. */
export function labelOf(names: Names, id: string): string {
  const subject = names.vocabulary.subjects.find((one) => one.id === id || one.list === id);
  return (factOf(names, id)?.label ?? subject?.label)?.[names.language] ?? id;
}

export function valueLabel(names: Names, enumeration: string | undefined, value: string): string {
  const values = names.vocabulary.enumerations.find(({ id }) => id === enumeration)?.values;
  return values?.find(({ id }) => id === value)?.label[names.language] ?? value;
}

/** The type of a part of a rule as far as wording needs it: which constants stand beside it. */
export function typeOf(names: Names, expression: Expression): FactType | undefined {
  switch (expression.op) {
    case "fact":
    case "field":
    case "pluck":
      return factOf(names, expression.id)?.type;
    case "named":
      return typeOf(names, expression.is);
    case "arithmetic":
      return expression.on === "duration" ? undefined : { kind: expression.on };
    case "on":
      return { kind: "date" };
    case "call":
      return callType(names, expression);
    default:
      return undefined;
  }
}

function callType(names: Names, call: Extract<Expression, { op: "call" }>): FactType | undefined {
  const [first] = call.arguments;
  if (call.function === "yuan") return { kind: "money" };
  const keepsType = ["sum", "min", "max", "floor", "ceiling", "abs"].includes(call.function);
  return keepsType && first ? typeOf(names, first) : { kind: "number" };
}
