/** Where a fact of a case stands on an edge: the values at which a comparison changes, and one step to either side. */
import { factsOf, walk } from "../check/walk.ts";
import { constantsIn } from "../decide/comparisons.ts";
import { cutLine, type Domain, domainOf } from "../decide/domain.ts";
import { environmentOf } from "../decide/facts-view.ts";
import { compileOpen } from "../evaluate/compile.ts";
import type { ItemView, Result } from "../evaluate/environment.ts";
import { hole, Unknown } from "../evaluate/unknown.ts";
import type { Expression } from "../model/expression.ts";
import type { Item, Value } from "../model/facts.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import type { Start } from "./start.ts";
import { type Claim, onFact, onTerm, settingFact, vocabularyTerms } from "./claim.ts";

/** A fact of a case; with `list` it is that of the list's first thing. */
export type Spot = { readonly fact: string; readonly list?: string };

/** The spot of a fact, or undefined where it stands in a list that holds nothing. */
export function spotOf(fact: string, { subjects }: Vocabulary, { facts }: Start): Spot | undefined {
  const list = subjects.find(({ id }) => fact.startsWith(`${id}.`))?.list;
  if (list === undefined) return { fact };
  return (facts.lists.get(list)?.items.length ?? 0) > 0 ? { fact, list } : undefined;
}

/** The value at a spot; undefined when it is not known. The day of judgement is the fact `case.on`. */
export function valueAt({ facts, on }: Start, { fact, list }: Spot): Value | undefined {
  if (fact === onFact) return on;
  return list === undefined ? facts.values.get(fact) : facts.lists.get(list)?.items[0]?.get(fact);
}

/** The same case with another value at a spot, `undefined` for one that is not known. */
export function moved(start: Start, { fact, list }: Spot, value: Value | undefined): Start {
  if (fact === onFact) return { ...start, on: value as number };
  const put = (of: ReadonlyMap<string, Value>): Item => {
    const rest = new Map(of);
    if (value === undefined) rest.delete(fact);
    else rest.set(fact, value);
    return rest;
  };
  if (list === undefined) return { ...start, facts: { ...start.facts, values: put(start.facts.values) } };
  const own = start.facts.lists.get(list)!;
  const lists = new Map(start.facts.lists).set(list, { ...own, items: own.items.with(0, put(own.items[0]!)) });
  return { ...start, facts: { ...start.facts, lists } };
}

/**
 * Values at a spot that the expressions tell apart, everything else as it is: every value of an enumeration, both
 * truths, every place that is named and one that is not; of figures and dates each point at which a comparison
 * changes, with its neighbours. `expressions` are those of a claim, in which the day of judgement is a fact.
 */
export function edgesOf(
  vocabulary: Vocabulary,
  claim: Claim,
  expressions: readonly Expression[],
  start: Start,
  spot: Spot,
): readonly Value[] {
  const { from, to = start.on } = claim.benefit.inForce;
  const term =
    spot.fact === onFact ? onTerm(from - lifetime, to + lifetime) : vocabularyTerms(vocabulary).get(spot.fact);
  if (!term) return [];
  const { texts, largest } = constantsIn(expressions);
  const codes = term.fact.type.kind === "region" ? texts.filter((text) => /^\d{6}$/.test(text)) : [];
  const domain = domainOf(term.fact, term.values, { texts: codes, largest, beyond: false });
  if (domain.kind === "open") return [];
  const line = lineOf(domain);
  if (!line) return domain.kind === "finite" ? domain.values : [];
  const signs = pairsIn(expressions, spot.fact).map(([left, right]) => (value: number) => {
    const at = valuesIn(vocabulary, claim, moved(start, spot, value));
    const [a, b] = [at(left), at(right)];
    return typeof a === "number" && typeof b === "number" ? a - b : new Unknown([]);
  });
  // The ends of the domain are no edges.
  const values = cutLine(line, signs).filter((it, _, all) => all.includes(it - 1) || all.includes(it + 1));
  return line.none ? [...values, null] : values;
}

/** Days to either side of the days in force: a hundred years. */
const lifetime = 36_525;

/** A few whole numbers are cut as well as many are. */
function lineOf(domain: Domain): Extract<Domain, { kind: "line" }> | undefined {
  if (domain.kind !== "finite") return domain.kind === "line" ? domain : undefined;
  const numbers = domain.values.filter((it) => typeof it === "number");
  if (numbers.length === 0) return undefined;
  return { kind: "line", from: Math.min(...numbers), to: Math.max(...numbers), none: domain.values.includes(null) };
}

/** The two sides of every comparison of size that looks at a fact. */
function pairsIn(expressions: readonly Expression[], fact: string): (readonly [Expression, Expression])[] {
  const found: (readonly [Expression, Expression])[] = [];
  for (const expression of expressions) {
    walk(expression, (node) => {
      if (node.op === "compare" && !node.order) found.push([node.left, node.right]);
      if (node.op !== "in" || node.order) return;
      for (const test of node.tests) {
        for (const end of "is" in test ? [test.is] : [test.from, test.to]) found.push([node.value, end]);
      }
    });
  }
  return found.filter((pair) => pair.flatMap(factsOf).includes(fact));
}

/** What each of a claim's expressions comes to in a case; undefined where that is not known. */
export function truthsOf(
  vocabulary: Vocabulary,
  claim: Claim,
  expressions: readonly Expression[],
  start: Start,
): (boolean | undefined)[] {
  const at = valuesIn(vocabulary, claim, start);
  return expressions.map((it) => {
    const value = at(it);
    return typeof value === "boolean" ? value : undefined;
  });
}

/** The day of a claim's moment; undefined where it is not known or never was. */
export function momentOf(vocabulary: Vocabulary, claim: Claim, start: Start): number | undefined {
  const day = valuesIn(vocabulary, claim, start)(claim.at);
  return typeof day === "number" ? day : undefined;
}

/** Evaluates parts of a claim in a case; a variable stands for the first thing of the list that its facts belong to. */
function valuesIn(
  vocabulary: Vocabulary,
  { benefit, settings, item }: Claim,
  start: Start,
): (it: Expression) => Result | undefined {
  const set = settings.map(({ setting }) => {
    const value = start.settings.get(`${benefit.id}#${setting.id}`) ?? setting.reading;
    return [settingFact(benefit.id, setting.id), value] as const;
  });
  const values = new Map<string, Value>([...start.facts.values, ...set, [onFact, start.on]]);
  const facts = { ...start.facts, values };
  const env = environmentOf({ facts, on: start.on, setting: () => null, ...(item ? { item } : {}) }, new Map());
  return (it) => {
    const bound = new Map<string, ItemView>();
    let empty = false;
    walk(it, (part) => {
      if (part.op !== "field" || bound.has(part.variable)) return;
      const thing = firstWith(part.id, vocabulary, start);
      if (thing) bound.set(part.variable, thing);
      else empty = true;
    });
    return empty ? undefined : compileOpen(it)(env, bound);
  };
}

function firstWith(fact: string, vocabulary: Vocabulary, start: Start): ItemView | undefined {
  const spot = spotOf(fact, vocabulary, start);
  const first = spot?.list === undefined ? undefined : start.facts.lists.get(spot.list)?.items[0];
  return first && { get: (id) => (first.has(id) ? first.get(id)! : hole(`${spot!.list!}/0/${id}`)) };
}
