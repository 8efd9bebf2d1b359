/** The inverse of reading a case: typed facts as people write them. */
import { printDay } from "../model/date.ts";
import type { Facts, Item, Value } from "../model/facts.ts";
import type { Vocabulary } from "../model/vocabulary.ts";

/**
 * Facts as the `facts:` of a case: dotted keys, ISO dates, `500 yuan`, `none`; what is unknown is left out.
 * `readFacts` gives the same facts again.
 */
export function writeFacts({ values, lists }: Facts, vocabulary: Vocabulary): Record<string, unknown> {
  const types = new Map(vocabulary.facts.map((fact) => [fact.id, fact.type.kind]));
  const written = (id: string, value: Value): Value => {
    if (value === null) return "none";
    if (typeof value !== "number") return value;
    if (types.get(id) === "date") return printDay(value);
    return types.get(id) === "money" ? `${value / 100} yuan` : value;
  };
  // Inside a list a field stands without its subject.
  const itemOf = (item: Item) =>
    Object.fromEntries([...item].map(([id, value]) => [id.slice(id.indexOf(".") + 1), written(id, value)]));
  return Object.fromEntries([
    ...[...values].map(([id, value]) => [id, written(id, value)] as const),
    ...[...lists].map(([id, { items, complete }]) => {
      const known = items.map(itemOf);
      return [id, complete ? known : { known, complete: false }] as const;
    }),
  ]);
}
