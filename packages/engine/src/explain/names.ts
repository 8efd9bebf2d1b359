/** Labels by id, for putting rules into words. */
import type { Setting } from "../model/benefit.ts";
import type { Expression } from "../model/expression.ts";
import type { Text } from "../model/text.ts";
import type { FactType } from "../model/type.ts";
import type { Fact, Vocabulary } from "../model/vocabulary.ts";

/** What rules are named with. Built once for a vocabulary, used for every expression. */
export type Names = {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, Text>>;
  /** Subjects by id and by the name of their list. */
  readonly subjects: ReadonlyMap<string, Text>;
  readonly settings: ReadonlyMap<string, Text>;
};

/** `settings` are those of the benefit at hand, for `setting.x` inside its expressions. */
export function namesOf(vocabulary: Vocabulary, settings: readonly Setting[] = []): Names {
  const values = vocabulary.enumerations.map(
    (each) => [each.id, new Map(each.values.map(({ id, label }) => [id, label]))] as const,
  );
  const subjects = vocabulary.subjects.flatMap(({ id, list, label }) => [
    [id, label] as const,
    ...(list ? [[list, label] as const] : []),
  ]);
  return {
    facts: new Map(vocabulary.facts.map((fact) => [fact.id, fact])),
    values: new Map(values),
    subjects: new Map(subjects),
    settings: new Map(settings.map(({ id, label }) => [id, label])),
  };
}

/** The type of a part of a rule as far as wording needs it: what the constants beside it mean. */
export function typeOf(names: Names, it: Expression): FactType | undefined {
  switch (it.op) {
    case "fact":
    case "field":
    case "pluck":
      return names.facts.get(it.id)?.type;
    case "named":
      return typeOf(names, it.is);
    case "arithmetic":
      return it.on === "duration" ? undefined : { kind: it.on };
    case "on":
      return { kind: "date" };
    case "unbroken_months":
      return { kind: "number" };
    case "call":
      return callType(names, it);
    default:
      return undefined;
  }
}

function callType(names: Names, it: Extract<Expression, { op: "call" }>): FactType {
  const [first] = it.arguments;
  if (it.function === "yuan") return { kind: "money" };
  const keeps = ["sum", "min", "max", "floor", "ceiling", "abs"].includes(it.function);
  return (keeps && first && typeOf(names, first)) || { kind: "number" };
}
