/** Which values to try for every fact of a question: the domains of `decide`, with `on` and the settings as facts. */
import { factsOf } from "../check/walk.ts";
import { beyondIn } from "../decide/beyond.ts";
import { comparisonsIn, constantsIn, type Comparing } from "../decide/comparisons.ts";
import { type Domain, domainOf } from "../decide/domain.ts";
import type { Completion, View } from "../decide/facts-view.ts";
import { valuesFor } from "../decide/values.ts";
import { factOfHole } from "../evaluate/unknown.ts";
import { parseDay } from "../model/date.ts";
import type { Expression } from "../model/expression.ts";
import type { Value } from "../model/facts.ts";
import type { Fact } from "../model/vocabulary.ts";

/** Facts of the question: those of the vocabulary and those that stand for `on` and settings, with enumerated values. */
export type Terms = ReadonlyMap<string, Term>;
export type Term = { readonly fact: Fact; readonly values: readonly string[] };

export type Ground = {
  readonly values: (hole: string, completion: Completion) => readonly Value[] | undefined;
  readonly rank: (hole: string) => number;
  /** Facts whose values were only sampled. */
  readonly sampled: ReadonlySet<string>;
};

/** `anchor` is a day near which dates are tried first, so that witnesses are people of our time. */
export function groundOf(expressions: readonly Expression[], terms: Terms, view: View, anchor: number): Ground {
  const facts = new Map([...terms].map(([id, { fact }]) => [id, fact]));
  const { texts, largest } = constantsIn(expressions);
  const sampled = beyondIn(expressions, facts);
  const uses = new Map<string, number>();
  for (const id of expressions.flatMap(factsOf)) uses.set(id, (uses.get(id) ?? 0) + 1);
  const domains = new Map<string, Domain>();
  for (const id of uses.keys()) {
    const term = terms.get(id);
    if (!term) continue;
    const own = term.fact.type.kind === "region" ? texts.filter((text) => /^\d{6}$/.test(text)) : texts;
    domains.set(id, domainOf(term.fact, term.values, { texts: own, largest, beyond: false }));
  }
  const comparisons = new Map<string, Comparing[]>();
  for (const each of comparisonsIn(expressions)) {
    for (const id of each.facts) comparisons.set(id, [...(comparisons.get(id) ?? []), each]);
  }
  const plain = valuesFor({ domains, comparisons }, view);
  const ordered = new WeakMap<readonly Value[], readonly Value[]>();
  return {
    values: (hole, completion) => {
      const values = plain(hole, completion);
      if (!values) return undefined;
      const known = ordered.get(values);
      if (known) return known;
      const id = factOfHole(hole);
      const more = sampled.has(id) ? samples(domains.get(id)!, facts.get(id)!, anchor) : [];
      const made = nearestFirst([...new Set([...values, ...more])], facts.get(id)!, anchor);
      ordered.set(values, made);
      return made;
    },
    rank: (hole) => -(uses.get(factOfHole(hole)) ?? 0),
    sampled,
  };
}

/** Values on a line that no comparison is sure to show. */
function samples(domain: Domain, { type }: Fact, anchor: number): number[] {
  if (domain.kind !== "line") return [];
  const steps = type.kind === "date" ? yearly(anchor) : [0, 1, 2, 3, 10, 100, 10_000, 1_000_000];
  return steps.filter((value) => value >= domain.from && value <= domain.to);
}

function yearly(anchor: number): number[] {
  return [-3653, -1827, -1096, -731, -366, -31, 0, 1, 31, 366, 731, 1096, 1827].map((days) => anchor + days);
}

/** Later than most cut points lie, so that the ends of the default range come last. */
const farOff = parseDay("2150-12-31")!;

function nearestFirst(values: readonly Value[], { type }: Fact, anchor: number): Value[] {
  if (type.kind !== "date" && type.kind !== "number" && type.kind !== "money") return [...values];
  const origin = type.kind === "date" ? anchor : 0;
  const distance = (value: Value) => (typeof value === "number" ? Math.abs(value - origin) : farOff);
  return [...values].sort((a, b) => distance(a) - distance(b));
}
