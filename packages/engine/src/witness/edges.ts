/** Where a fact of a case stands on an edge: the values at which a comparison changes, and one step to either side. */
import { factsOf, walk } from "../check/walk.ts";
import { comparisonsIn, constantsIn } from "../decide/comparisons.ts";
import { cutLine, type Domain, domainOf } from "../decide/domain.ts";
import { environmentOf, type View } from "../decide/facts-view.ts";
import { compile, compileOpen } from "../evaluate/compile.ts";
import type { Environment, ItemView } from "../evaluate/environment.ts";
import { hole } from "../evaluate/unknown.ts";
import type { Expression } from "../model/expression.ts";
import type { Item, Value } from "../model/facts.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import type { Start } from "./apart.ts";
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
  const signs = comparisonsIn(expressions)
    .filter(({ facts }) => facts.includes(spot.fact))
    .map((comparison) => (value: number) => {
      const { env, itemWith } = seenIn(vocabulary, claim, moved(start, spot, value));
      return comparison.difference(env, itemWith(comparison.facts));
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

/** What each of a claim's expressions comes to in a case; undefined where that is not known. */
export function truthsOf(
  vocabulary: Vocabulary,
  claim: Claim,
  expressions: readonly Expression[],
  start: Start,
): (boolean | undefined)[] {
  const { env, itemWith } = seenIn(vocabulary, claim, start);
  return expressions.map((it) => {
    const variables = new Set<string>();
    walk(it, (part) => part.op === "field" && variables.add(part.variable));
    const item = itemWith(factsOf(it));
    if (variables.size > 0 && !item) return undefined;
    const value = compileOpen(it)(env, new Map([...variables].map((name) => [name, item!])));
    return typeof value === "boolean" ? value : undefined;
  });
}

/** The day of a claim's moment; undefined where it is not known or never was. */
export function momentOf(vocabulary: Vocabulary, claim: Claim, start: Start): number | undefined {
  const { env } = seenIn(vocabulary, claim, start);
  const day = compile(claim.at)(env);
  return typeof day === "number" ? day : undefined;
}

type Seen = {
  readonly env: Environment;
  /** The first thing of the list that some of the facts belong to: what a variable stands for. */
  readonly itemWith: (facts: readonly string[]) => ItemView | undefined;
};

function seenIn(vocabulary: Vocabulary, { benefit, settings, item }: Claim, start: Start): Seen {
  const set = settings.map(({ setting }) => {
    const value = start.settings.get(`${benefit.id}#${setting.id}`) ?? setting.reading;
    return [settingFact(benefit.id, setting.id), value] as const;
  });
  const values = new Map<string, Value>([...start.facts.values, ...set, [onFact, start.on]]);
  const view: View = {
    facts: { ...start.facts, values },
    on: start.on,
    setting: () => null,
    ...(item ? { item } : {}),
  };
  const itemWith: Seen["itemWith"] = (facts) => {
    const list = vocabulary.subjects.find((it) => it.list && facts.some((id) => id.startsWith(`${it.id}.`)))?.list;
    const first = list === undefined ? undefined : start.facts.lists.get(list)?.items[0];
    return first && { get: (id) => first.get(id) ?? (first.has(id) ? null : hole(`${list}/0/${id}`)) };
  };
  return { env: environmentOf(view, new Map()), itemWith };
}
