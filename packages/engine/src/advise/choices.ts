/** The values that a fact can be given: by acting, by the course of things, or as an answer. */
import { valuesFor } from "../decide/values.ts";
import type { Day } from "../model/date.ts";
import type { Value } from "../model/facts.ts";
import type { Fact } from "../model/vocabulary.ts";
import type { Change } from "./advice.ts";
import type { Claim } from "./claim.ts";
import { isSame, type Spot } from "./world.ts";

/** Changes of one fact that are worth trying on a day, those nearest to what it is first. */
export function choicesOf(claim: Claim, spot: Spot, changes: readonly Change[], day: Day): Change[] {
  const fact = claim.rules.facts.get(spot.fact)!;
  const from = valueAt(claim, spot);
  if (from === undefined) return fact.settledBy === "office" ? [] : answers(claim, fact, spot, changes, day);
  if (fact.changes === "never" || claim.clocks.some((clock) => isSame(clock, spot))) return [];
  const how = fact.changes === "by_acting" ? "act" : "time";
  if (fact.type.kind === "date") return how === "act" || from === null ? dates(claim, spot, from, how, day) : [];
  return valuesOf(claim, fact, spot, changes, day)
    .filter((to) => to !== null && to !== from && !isBelow(claim, fact, to, from))
    .map((to) => ({ ...spot, from, to, how }));
}

function valueAt({ facts }: Claim, { fact, list, index }: Spot): Value | undefined {
  return list === undefined ? facts.values.get(fact) : facts.lists.get(list)?.items[index!]?.get(fact);
}

/** What an unknown fact may turn out to be. What has not happened yet is an act, and lies ahead. */
function answers(claim: Claim, fact: Fact, spot: Spot, changes: readonly Change[], day: Day): Change[] {
  const date = fact.type.kind === "date";
  const past = date && fact.changes !== "never";
  const values = valuesOf(claim, fact, spot, changes, day).filter(
    (to) => !past || typeof to !== "number" || to < claim.on,
  );
  const told = values.map((to): Change => ({ ...spot, from: undefined, to, how: "answer" }));
  const acts = date && fact.changes === "by_acting" ? dates(claim, spot, undefined, "act", day) : [];
  return [...acts, ...told];
}

/** A date that one sets by doing it: on the day itself, or today and claimed later. */
function dates(claim: Claim, spot: Spot, from: Value | undefined, how: Change["how"], day: Day): Change[] {
  const moving: Change = { ...spot, from, to: day, how, moves: true };
  return day > claim.on ? [moving, { ...spot, from, to: claim.on, how }] : [moving];
}

/** Values to try in place of what is known, in an order of trying. Places that no rule names are left out. */
function valuesOf(claim: Claim, fact: Fact, spot: Spot, changes: readonly Change[], day: Day): readonly Value[] {
  const { prepared } = claim;
  const domain = prepared.domains.get(fact.id);
  if (!domain || domain.kind === "open") return [];
  if (fact.type.kind === "region" || fact.type.kind === "text") {
    return domain.kind === "finite" ? domain.values.slice(0, -1) : [];
  }
  const view = claim.view(changes, day);
  const name = spot.list === undefined ? fact.id : `${spot.list}/${spot.index}/${fact.id}`;
  const values = valuesFor(prepared, { ...view, facts: without(view.facts, spot) })(name, new Map()) ?? [];
  if (domain.kind !== "line" && fact.type.kind !== "number") return values;
  const from = valueAt(claim, spot);
  const [low, high] = domain.kind === "line" ? [domain.from, domain.to] : [NaN, NaN];
  const isEnd = (value: Value) => (value === low || value === high ? 1 : 0);
  const far = (value: Value) => (typeof from === "number" && typeof value === "number" ? Math.abs(value - from) : 0);
  // The end of the domain stands for "ever so much": a value that a rule names says more.
  return [...values].sort((a, b) => isEnd(a) - isEnd(b) || far(a) - far(b));
}

function without(facts: Claim["facts"], { fact, list, index }: Spot): Claim["facts"] {
  if (list === undefined) {
    const values = new Map(facts.values);
    values.delete(fact);
    return { ...facts, values };
  }
  const own = facts.lists.get(list)!;
  const items = own.items.map((item, at) => (at === index ? new Map([...item].filter(([id]) => id !== fact)) : item));
  return { ...facts, lists: new Map(facts.lists).set(list, { ...own, items }) };
}

/** Nobody takes a lower degree or grade: what is ordered only rises. */
function isBelow({ rules }: Claim, { type }: Fact, to: Value, from: Value): boolean {
  if (type.kind !== "enum") return false;
  const enumeration = rules.vocabulary.enumerations.find(({ id }) => id === type.of)!;
  const rank = (value: Value) => enumeration.values.findIndex(({ id }) => id === value);
  return enumeration.ordered && rank(to) < rank(from);
}
