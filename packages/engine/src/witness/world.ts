/** What all questions of one check share: compiled benefits, their statements, and how to look for a person. */
import { factsOf, mapExpression, walk } from "../check/walk.ts";
import { decideBenefit } from "../decide/decide.ts";
import { prepare, type Prepared, type Rules } from "../decide/rules.ts";
import type { Benefit } from "../model/benefit.ts";
import { dayOf } from "../model/date.ts";
import type { Decision } from "../model/decision.ts";
import type { Expression } from "../model/expression.ts";
import type { FactList, Facts } from "../model/facts.ts";
import type { Policy } from "../model/policy.ts";
import type { Consistency, Vocabulary } from "../model/vocabulary.ts";
import { fact } from "./build.ts";
import { type Claim, claimOf, onFact, onTerm, ownTerms, vocabularyTerms } from "./claim.ts";
import type { Term } from "./ground.ts";
import { type Person, personOf } from "./person.ts";
import { search, type Searched, type Statement } from "./search.ts";

export type World = {
  readonly vocabulary: Vocabulary;
  readonly policies: readonly Policy[];
  readonly claims: readonly Claim[];
  readonly rules: Rules;
  readonly prepared: ReadonlyMap<string, Prepared>;
  readonly terms: ReadonlyMap<string, Term>;
  /** What every real person keeps to, with `on` as a fact. */
  readonly consistent: readonly Consistency[];
  /** Persons for whom `decide` did not say what the search had promised: faults of the check itself. */
  readonly refuted: { readonly benefit: string; readonly person: Person }[];
};

export function worldOf(vocabulary: Vocabulary, policies: readonly Policy[]): World {
  const benefits = policies.flatMap((it) => it.benefits);
  const rules = prepare(vocabulary, benefits);
  return {
    vocabulary,
    policies,
    claims: benefits.map(claimOf),
    rules,
    prepared: new Map(rules.benefits.map((it) => [it.benefit.id, it])),
    terms: vocabularyTerms(vocabulary),
    consistent: (vocabulary.consistent ?? []).map((it) => ({
      ...it,
      is: mapExpression(it.is, (part) => (part.op === "on" ? fact(onFact) : part)),
    })),
    refuted: [],
  };
}

/** Looks that one question may take; those about one benefit mostly need a few hundred. */
const budget = 12_000;
/** Lists that expressions look at as a whole are tried with these numbers of things in them. */
const sizes = [1, 0, 2];

export type Answer =
  | { readonly person: Person; readonly looked: number }
  | { readonly person?: undefined; readonly exact: boolean; readonly looked: number };

/** Somebody of whom all statements about these claims are true, or the word that nobody was found. */
export function someone(world: World, claims: readonly Claim[], all: readonly Statement[], limit = budget): Answer {
  return lookFor(world, claims, all, limit, world.consistent);
}

/** The same among persons that need only keep to the rules of consistency that are given. */
export function lookFor(
  world: World,
  claims: readonly Claim[],
  all: readonly Statement[],
  limit = budget,
  consistent: readonly Consistency[] = [],
): Answer {
  const force = commonForce(claims);
  if (!force) return { exact: true, looked: 0 };
  const own = claims.flatMap((it) => [...ownTerms(it)]);
  const terms = new Map([...world.terms, ...own, [onFact, onTerm(force.from, force.to)] as const]);
  const whole = listsOf(all.map(({ is }) => is));
  const lines = [...claims, ...all].flatMap((it) => (it.item ? [it.item.list] : []));
  const anchor = Math.min(force.from + 183, force.to);
  let looked = 0;
  let exact = true;
  // Without such lists there is one size; with them nobody can try all, and a short look at each comes first.
  for (const { size, most } of whole.size > 0 ? rounds(limit) : [{ size: 1, most: limit }]) {
    const skeleton = skeletonOf([...new Set([...whole, ...lines])], lines, size);
    const statements = [...all, ...keeping(consistent, all, skeleton)];
    const item = [...claims, ...statements].find((it) => it.item)?.item;
    const result: Searched = search({
      all: statements,
      terms,
      skeleton,
      anchor,
      budget: most,
      ...(item ? { item } : {}),
    });
    looked += result.looked;
    if (result.found) return { person: personOf(result.found, skeleton, force, claims, world.terms), looked };
    exact &&= result.exact && whole.size === 0;
  }
  return { exact, looked };
}

function rounds(limit: number): { size: number; most: number }[] {
  return [Math.ceil(limit / 10), limit].flatMap((most) => sizes.map((size) => ({ size, most })));
}

/** The days on which all of the claims can be judged. */
function commonForce(claims: readonly Claim[]): { from: number; to: number } | undefined {
  if (claims.length === 0) return { from: dayOf(2000, 1, 1), to: dayOf(2100, 12, 31) };
  const from = Math.max(...claims.map(({ benefit }) => benefit.inForce.from));
  const to = Math.min(...claims.map(({ benefit }) => benefit.inForce.to ?? benefit.inForce.from + 20 * 365));
  return from <= to ? { from, to } : undefined;
}

/** Rules of consistency join in when the question already looks at all their facts; of lists, for each thing. */
function keeping(consistent: readonly Consistency[], all: readonly Statement[], { lists }: Facts): Statement[] {
  const used = new Set([onFact, ...all.flatMap(({ is }) => factsOf(is))]);
  return consistent
    .filter(({ is }) => factsOf(is).every((id) => used.has(id)))
    .flatMap(({ is, each }) => {
      const items = each ? (lists.get(each.list)?.items ?? []) : [undefined];
      return items.map((_, index) => (each ? { is, item: { ...each, index } } : { is }));
    });
}

function listsOf(expressions: readonly Expression[]): Set<string> {
  const lists = new Set<string>();
  for (const expression of expressions) walk(expression, (part) => part.op === "list" && lists.add(part.id));
  return lists;
}

function skeletonOf(lists: readonly string[], lines: readonly string[], size: number): Facts {
  const items = (list: string): FactList => ({
    items: Array.from({ length: lines.includes(list) ? Math.max(1, size) : size }, () => new Map()),
    complete: true,
  });
  return { values: new Map(), lists: new Map(lists.map((list) => [list, items(list)])) };
}

/** What `decide` says of a person, of one benefit. */
export function decided(world: World, benefit: Benefit, { facts, on, settings }: Person): Decision {
  return decideBenefit(world.rules, world.prepared.get(benefit.id)!, facts, { on, settings });
}

/** Passes as far as rules can say: eligible, or waiting for what only a person can judge. */
export function passes(decision: Decision, benefit: Benefit): boolean {
  if (decision.status === "eligible") return true;
  const judged = [...benefit.when, ...benefit.unless].some((it) => !it.is);
  return judged && decision.status === "judgement" && decision.reasons.every((it) => it.holds !== false);
}
