/** Cases one step from a known one: a fact moved to each value that a rule can tell, another day, awards held, more lines. */
import { factsOf } from "../check/walk.ts";
import { allExpressions } from "../decide/rules.ts";
import type { View } from "../decide/facts-view.ts";
import type { Benefit } from "../model/benefit.ts";
import { calendarOf } from "../model/date.ts";
import type { Expression } from "../model/expression.ts";
import type { Facts, Item, Value } from "../model/facts.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import type { Start } from "./start.ts";
import { type Claim, claimOf, onFact, onTerm, ownTerms, settingFact, vocabularyTerms } from "./claim.ts";
import { groundOf } from "./ground.ts";

/** `touches`: what moved is among the facts asked for first. */
export type Move = Start & { readonly touches: boolean };

export function movesFrom(
  vocabulary: Vocabulary,
  one: Benefit,
  other: Benefit,
  start: Start,
  first: ReadonlySet<string>,
): Move[] {
  const claims = [claimOf(one), claimOf(other)];
  const facts = [...new Set([one, other].flatMap((it) => allExpressions(it).flatMap(factsOf)))];
  const single = facts.flatMap((id) =>
    factMoves(id, vocabulary, claims, start).map((it) => ({ ...it, touches: first.has(id) })),
  );
  const rest = [
    ...dayMoves([one, other], vocabulary, claims, start),
    ...settingMoves(vocabulary, claims, start),
    ...heldMoves(one, other, start),
    ...lineMoves(one, start),
  ];
  return [
    ...single.filter((it) => it.touches),
    ...rest.map((it) => ({ ...it, touches: true })),
    ...single.filter((it) => !it.touches),
  ];
}

/** Everything that the two versions compare, as statements over facts. */
function expressionsOf({ inTime, rules, payees, gifts }: Claim): Expression[] {
  return [
    inTime,
    ...rules.flatMap(({ is }) => (is ? [is] : [])),
    ...payees.flatMap(({ cases }) => (cases ?? []).flatMap((it) => it.when)),
    ...gifts.flatMap((it) => (it.if ? [it.if] : [])),
  ];
}

function factMoves(id: string, vocabulary: Vocabulary, claims: readonly Claim[], start: Start): Start[] {
  const item = claims[0]!.item;
  const list = vocabulary.subjects.find((it) => id.startsWith(`${it.id}.`))?.list;
  if (list === undefined) {
    const known = start.facts.values.get(id);
    const without = { ...start.facts, values: leaveOut(start.facts.values, id) };
    const moved = valuesOf(id, id, vocabulary, claims, start, without).filter((it) => it !== known);
    const set = (value: Value): Start => ({
      ...start,
      facts: { ...without, values: new Map(without.values).set(id, value) },
    });
    return [...moved.map(set), ...(known === undefined ? [] : [{ ...start, facts: without }])];
  }
  const own = start.facts.lists.get(list);
  if (!own || own.items.length === 0 || (item && item.list !== list)) return [];
  const known = own.items[0]!.get(id);
  const put = (field: Item): Facts => ({
    ...start.facts,
    lists: new Map(start.facts.lists).set(list, { ...own, items: own.items.with(0, field) }),
  });
  const without = put(leaveOut(own.items[0]!, id));
  const moved = valuesOf(id, `${list}/0/${id}`, vocabulary, claims, start, without).filter((it) => it !== known);
  return [
    ...moved.map((value) => ({ ...start, facts: put(new Map(own.items[0]).set(id, value)) })),
    ...(known === undefined ? [] : [{ ...start, facts: without }]),
  ];
}

function leaveOut<V>(of: ReadonlyMap<string, V>, key: string): Map<string, V> {
  const rest = new Map(of);
  rest.delete(key);
  return rest;
}

/** Values of a hole at which a comparison of either version changes, everything else as it is. */
function valuesOf(
  id: string,
  hole: string,
  vocabulary: Vocabulary,
  claims: readonly Claim[],
  start: Start,
  facts: Facts,
): readonly Value[] {
  const own = claims.flatMap((it) => [...ownTerms(it)]);
  const terms = new Map([
    ...vocabularyTerms(vocabulary),
    ...own,
    [onFact, onTerm(start.on - 40_000, start.on + 40_000)] as const,
  ]);
  const settings = claims[0]!.settings.map(({ setting }) => {
    const value = start.settings.get(`${claims[0]!.benefit.id}#${setting.id}`) ?? setting.reading;
    return [settingFact(claims[0]!.benefit.id, setting.id), value] as const;
  });
  const values = new Map<string, Value>([...facts.values, ...settings, [onFact, start.on]]);
  if (id === hole) values.delete(id);
  const view: View = {
    facts: { ...facts, values },
    on: start.on,
    setting: () => null,
    ...(claims[0]!.item ? { item: claims[0]!.item } : {}),
  };
  const near = groundOf(claims.flatMap(expressionsOf), terms, view, start.on).values(hole, new Map()) ?? [];
  return near.slice(0, 60);
}

function dayMoves(
  versions: readonly Benefit[],
  vocabulary: Vocabulary,
  claims: readonly Claim[],
  start: Start,
): Start[] {
  const edges = versions.flatMap(({ inForce: { from, to }, transition }) =>
    [from, to, transition?.before].flatMap((day) => (day === undefined ? [] : [day - 1, day, day + 1])),
  );
  const cuts = valuesOf(onFact, onFact, vocabulary, claims, start, start.facts).filter((it) => typeof it === "number");
  return [...new Set([...edges, ...cuts])].filter((day) => day !== start.on).map((on) => ({ ...start, on }));
}

function settingMoves(vocabulary: Vocabulary, claims: readonly Claim[], start: Start): Start[] {
  const [{ benefit, settings }] = claims as [Claim];
  return settings.flatMap(({ setting, term }) => {
    const values = valuesOf(term.fact.id, term.fact.id, vocabulary, claims, start, start.facts);
    const all = term.values.length > 0 ? term.values : values;
    return all.map((value) => ({
      ...start,
      settings: new Map(start.settings).set(`${benefit.id}#${setting.id}`, value),
    }));
  });
}

/** Awards that leave just as much of a cap as a sum needs, or one step less or more. */
function heldMoves(one: Benefit, other: Benefit, start: Start): Start[] {
  const year = calendarOf(start.on).year;
  const held = (more: object): Start[] =>
    [year - 1, year, year + 1].map((at) => ({
      ...start,
      held: [...start.held, { benefit: one.id, year: at, ...more }],
    }));
  return [...one.caps, ...other.caps].flatMap(({ limit }) => {
    if ("count" in limit)
      return [limit.count - 1, limit.count].filter((it) => it > 0).flatMap((count) => held({ count }));
    // Nearly all of it is gone: what is left is less than any sum, to the yuan.
    return [limit.fen, limit.fen - 100, limit.fen - 10_000].filter((fen) => fen > 0).flatMap((fen) => held({ fen }));
  });
}

/** The first line again: under the same key, and under keys of their own, one more than a count lets pass. */
function lineMoves({ each, caps }: Benefit, start: Start): Start[] {
  const own = each && start.facts.lists.get(each.list);
  const item = own?.items[0];
  if (!each || !own || !item) return [];
  const withItems = (items: readonly Item[]): Start => ({
    ...start,
    facts: { ...start.facts, lists: new Map(start.facts.lists).set(each.list, { ...own, items }) },
  });
  const key = each.unique?.key;
  const named = (index: number): Item =>
    key === undefined ? item : new Map(item).set(key, `${String(item.get(key) ?? "line")} ${index + 1}`);
  const counts = caps.flatMap(({ limit }) => ("count" in limit ? [limit.count, limit.count + 1] : []));
  const sizes = [...new Set([2, ...counts])].filter((size) => size > 1 && size <= 60);
  return [
    ...(key === undefined ? [] : [withItems([new Map(item).set(key, "line 1"), new Map(item).set(key, "line 1")])]),
    ...sizes.map((size) => withItems(Array.from({ length: size }, (_, index) => named(index)))),
  ];
}
