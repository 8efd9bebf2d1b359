/** Values worth giving a fact: those of worked cases, both sides of every edge of a rule, ends of ranges, strangers. */
import type { View } from "../../src/decide/facts-view.ts";
import type { Prepared, Rules } from "../../src/decide/rules.ts";
import { valuesFor } from "../../src/decide/values.ts";
import { bound } from "../../src/facts/read-value.ts";
import type { Day } from "../../src/model/date.ts";
import type { Constant } from "../../src/model/expression.ts";
import type { Facts, Held, Value } from "../../src/model/facts.ts";
import type { Fact } from "../../src/model/vocabulary.ts";

/** A case that somebody wrote or drew, judged on a day. */
export type Case = {
  readonly on: Day;
  readonly facts: Facts;
  readonly held: readonly Held[];
  readonly settings: ReadonlyMap<string, Constant>;
};

/** What claimants are drawn from. */
export type World = {
  readonly rules: Rules;
  /** Worked cases by benefit; they lead to it, and stand at the edges of what it asks. */
  readonly cases: ReadonlyMap<string, readonly Case[]>;
  readonly pools: ReadonlyMap<string, readonly Value[]>;
  /** Facts about the claimant, and facts about the things of each list, that any rule looks at. */
  readonly plain: readonly Fact[];
  readonly listed: ReadonlyMap<string, readonly Fact[]>;
};

/** So many cases of a benefit are looked at for edges. */
const casesForEdges = 5;
const strangers: Partial<Record<Fact["type"]["kind"], readonly Value[]>> = {
  region: ["990000", "110101", "350400", "350000"],
  text: ["nobody's", "\u0000", ""],
};

export function worldOf(rules: Rules, cases: ReadonlyMap<string, readonly Case[]>): World {
  const found = new Map<string, Set<Value>>();
  const add = (id: string, values: Iterable<Value>): void => {
    const known = found.get(id) ?? new Set();
    for (const value of values) known.add(value);
    found.set(id, known);
  };
  for (const { facts } of [...cases.values()].flat()) {
    for (const [id, value] of facts.values) add(id, [value]);
    for (const item of [...facts.lists.values()].flatMap(({ items }) => items)) {
      for (const [id, value] of item) add(id, [value]);
    }
  }
  for (const prepared of rules.benefits) {
    for (const [id, values] of edgesOf(prepared, cases.get(prepared.benefit.id) ?? [])) add(id, values);
  }
  const used = factsUsed(rules);
  for (const id of used) {
    const fact = rules.facts.get(id);
    if (fact) add(id, atLeast(fact));
  }
  const pools = new Map([...found].map(([id, values]) => [id, [...values]]));
  const facts = rules.vocabulary.facts.filter(({ id }) => used.has(id));
  const subjects = new Set([...rules.lists.values()].map(({ id }) => id));
  const lists = [...rules.lists].filter(([list, { id }]) => used.has(list) || facts.some((it) => it.subject === id));
  return {
    rules,
    cases,
    pools,
    plain: facts.filter(({ subject }) => !subjects.has(subject)),
    listed: new Map(lists.map(([list, { id }]) => [list, facts.filter(({ subject }) => subject === id)])),
  };
}

/** Facts and lists that any rule looks at. */
export function factsUsed(rules: Rules): ReadonlySet<string> {
  return new Set(rules.benefits.flatMap(usedBy));
}

/** Facts and lists that a benefit looks at, the names of its things included. */
export function usedBy({ ranks, benefit: { each } }: Prepared): readonly string[] {
  return [...ranks.keys(), ...(each ? [each.list] : []), ...(each?.unique ? [each.unique.key] : [])];
}

function edgesOf(prepared: Prepared, cases: readonly Case[]): Map<string, Set<Value>> {
  const found = new Map<string, Set<Value>>();
  for (const one of cases.slice(0, casesForEdges)) {
    for (const id of prepared.domains.keys()) {
      const known = found.get(id) ?? new Set();
      for (const value of edgesFor(prepared, one, id)) known.add(value);
      found.set(id, known);
    }
  }
  return found;
}

/** Both sides of every edge that a benefit's rules put to one fact of a case (of its first thing, in a list). */
export function edgesFor(prepared: Prepared, { facts, on }: Pick<Case, "facts" | "on">, id: string): readonly Value[] {
  const { each } = prepared.benefit;
  const own = each !== undefined && id.startsWith(`${each.subject}.`);
  const view: View = {
    facts: without(facts, id),
    on,
    setting: (name) => prepared.readings.get(name)!,
    ...(each ? { item: { subject: each.subject, list: each.list, index: 0 } } : {}),
  };
  return valuesFor(prepared, view)(own ? `${each.list}/0/${id}` : id, new Map()) ?? [];
}

function without(facts: Facts, id: string): Facts {
  const values = new Map(facts.values);
  values.delete(id);
  const lists = [...facts.lists].map(([list, { items, complete }]) => {
    const cut = items.map((item) => new Map([...item].filter(([field]) => field !== id)));
    return [list, { items: cut, complete }] as const;
  });
  return { values, lists: new Map(lists) };
}

/** The ends of a fact's range, none where there may be none, and values that no rule knows. */
function atLeast(fact: Fact): Value[] {
  const { kind } = fact.type;
  const ends = [bound(fact.min), bound(fact.max)].flatMap((end) => (end === undefined ? [] : [end]));
  const some: Record<string, readonly Value[]> = {
    boolean: [true, false],
    number: [0, 1, 2, 37],
    money: [0, 1, 99_999, 12_345_678_901],
    date: [8_400, 19_365, 19_723, 20_100],
  };
  const given = [...ends, ...(ends.length === 0 ? (some[kind] ?? []) : []), ...(strangers[kind] ?? [])];
  return fact.mayBeNone ? [...given, null] : given;
}
