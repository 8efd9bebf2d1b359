/** Draws claimants with holes: led towards benefits by their worked cases, disturbed at the edges of rules. */
import type { Prepared } from "../../src/decide/rules.ts";
import type { Day } from "../../src/model/date.ts";
import type { FactList, Facts, Held, Item, Value } from "../../src/model/facts.ts";
import type { Fact } from "../../src/model/vocabulary.ts";
import type { Random } from "../random.ts";
import { edgesFor, type World } from "./pools.ts";

export type Claimant = { readonly facts: Facts; readonly held: readonly Held[] };

export type Wish = {
  readonly on: Day;
  /** The benefits that the claimant is led towards. */
  readonly towards: readonly Prepared[];
  /** The share of facts that are not known. */
  readonly holes: number;
  /** The share of the other facts that are known too. */
  readonly filled: number;
  /** The most things that a long list gets. */
  readonly longest?: number;
};

/** How many facts are given another value. */
const disturbances = [0, 0, 1, 1, 2, 4];
const chances = { edge: 0.15, held: 0.08, list: 0.4, long: 0.02, open: 0.15, unknownList: 0.1 };

/** One claimant; the same random numbers give the same one. */
export function draw(world: World, wish: Wish, random: Random): Claimant {
  const led = lead(world, wish, random);
  let facts = fill(world, wish, led, random);
  for (let left = random.pick(disturbances); left > 0; left--) facts = disturb(world, wish, facts, random);
  const lists = new Map([...facts.lists].map(([id, list]) => [id, shake(world, wish, id, list, random)]));
  return {
    facts: punch({ values: facts.values, lists }, wish.holes, random),
    held: random.chance(chances.held) ? heldOf(world, wish, random) : [],
  };
}

function lead({ cases }: World, { towards }: Wish, random: Random): Facts {
  const picked = towards.flatMap(({ benefit }) => {
    const own = cases.get(benefit.id) ?? [];
    return own.length > 0 ? [random.pick(own).facts] : [];
  });
  return {
    values: new Map(picked.flatMap(({ values }) => [...values])),
    lists: new Map(picked.flatMap(({ lists }) => [...lists])),
  };
}

function fill({ plain, listed, pools }: World, { filled }: Wish, led: Facts, random: Random): Facts {
  if (filled === 0) return led;
  const values = new Map(led.values);
  for (const { id } of plain) if (!values.has(id) && random.chance(filled)) values.set(id, random.pick(pools.get(id)!));
  const lists = new Map(led.lists);
  for (const [id, fields] of listed) {
    if (lists.has(id) || !random.chance(filled)) continue;
    const items = Array.from({ length: random.whole(0, 2) }, () => drawItem(pools, fields, random));
    lists.set(id, { items, complete: true });
  }
  return { values, lists };
}

function drawItem(pools: World["pools"], fields: readonly Fact[], random: Random): Item {
  return new Map(fields.map(({ id }) => [id, random.pick(pools.get(id)!)]));
}

/** One fact that a target looks at gets another value, of the first thing where it is about things. */
function disturb(world: World, { towards, on }: Wish, facts: Facts, random: Random): Facts {
  if (towards.length === 0) return facts;
  const target = random.pick(towards);
  const ids = [...target.domains.keys()];
  if (ids.length === 0) return facts;
  const id = random.pick(ids);
  const pool = random.chance(chances.edge) ? edgesFor(target, { facts, on }, id) : [];
  const value = random.pick(pool.length > 0 ? pool : world.pools.get(id)!);
  const list = [...world.listed].find(([, fields]) => fields.some((field) => field.id === id));
  if (!list) return { ...facts, values: new Map(facts.values).set(id, value) };
  const known = facts.lists.get(list[0]);
  const first = known?.items[0] ?? drawItem(world.pools, list[1], random);
  const items = [new Map(first).set(id, value), ...(known?.items.slice(1) ?? [])];
  return { ...facts, lists: new Map(facts.lists).set(list[0], { items, complete: known?.complete ?? true }) };
}

/** Things added, doubled, left out or made many; names of things sometimes met twice. */
function shake({ listed, pools }: World, { longest = 60 }: Wish, id: string, list: FactList, random: Random): FactList {
  const fields = listed.get(id) ?? [];
  if (!random.chance(chances.list) || fields.length === 0) return list;
  const again = (): Item => {
    const like = list.items.length > 0 ? random.pick(list.items) : drawItem(pools, fields, random);
    const { id: field } = random.pick(fields);
    return random.chance(0.3) ? like : new Map(like).set(field, random.pick(pools.get(field)!));
  };
  if (random.chance(chances.long)) {
    return { ...list, items: [...list.items, ...Array.from({ length: random.whole(longest >> 1, longest) }, again)] };
  }
  const how = random.whole(0, 3);
  if (how === 0) return { ...list, items: list.items.slice(1) };
  if (how === 1) return { ...list, items: [...list.items, ...list.items].slice(0, 6) };
  return { ...list, items: [...list.items, again()] };
}

/** Leaves out facts, fields of things and whole lists; lists become open. */
function punch({ values, lists }: Facts, holes: number, random: Random): Facts {
  const known = <T>([, value]: readonly [string, T]): boolean => value !== undefined && !random.chance(holes);
  const open = (list: FactList): FactList => ({
    items: holes === 0 ? list.items : list.items.map((item) => new Map([...item].filter(known))),
    complete: list.complete && (holes === 0 || !random.chance(chances.open)),
  });
  const kept = [...lists].filter(() => holes === 0 || !random.chance(Math.min(holes, chances.unknownList)));
  return {
    values: holes === 0 ? values : new Map([...values].filter(known)),
    lists: new Map(kept.map(([id, list]): [string, FactList] => [id, open(list)])),
  };
}

/** Awards of the benefits at hand, of others, and of groups that are known by name only. */
function heldOf({ rules }: World, { towards }: Wish, random: Random): Held[] {
  return Array.from({ length: random.whole(1, 2) }, (): Held => {
    const { benefit } = towards.length > 0 && random.chance(0.7) ? random.pick(towards) : random.pick(rules.benefits);
    const groups = [...benefit.exclusive.map(({ group }) => group), ...(benefit.purpose ? [benefit.purpose.id] : [])];
    if (groups.length > 0 && random.chance(0.25)) return { group: random.pick(groups) };
    const maybe = <T>(key: string, value: T) => (random.chance(0.6) ? { [key]: value } : {});
    return {
      benefit: benefit.id,
      ...maybe("year", random.whole(2021, 2026)),
      ...maybe("fen", random.pick([1, 100_000, 500_000, 2_000_000, 100_000_000])),
      ...maybe("count", random.whole(0, 3)),
      ...(random.chance(0.2) && benefit.pays.to.length > 0 ? { payee: random.pick(benefit.pays.to).id } : {}),
    };
  });
}

/** A constant of the same kind as a reading, for settings that a place has set. */
export function otherSetting(reading: Value, random: Random): Value {
  if (typeof reading === "boolean") return !reading;
  if (typeof reading === "number") return Math.max(0, reading + random.pick([-1, 1, 2, 12]));
  if (reading !== null && typeof reading === "object") return { months: reading.months + 1, days: reading.days };
  return reading;
}
