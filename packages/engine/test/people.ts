/**
 * People who could exist: complete facts for a set of rules, drawn from a seed.
 *
 * A person drawn fact by fact is refused nearly everything, so most are led towards one
 * benefit: facts of conditions that fail are drawn again until more of them hold.
 */
import { valuesFor } from "../src/decide/values.ts";
import { environmentOf, type View } from "../src/decide/facts-view.ts";
import { partsOf } from "../src/decide/outcome.ts";
import type { Prepared, Rules } from "../src/decide/rules.ts";
import type { Day } from "../src/model/date.ts";
import type { Facts, FactList, Item, Value } from "../src/model/facts.ts";
import type { Fact } from "../src/model/vocabulary.ts";
import type { Random } from "./random.ts";

const share = { none: 0.1, led: 0.75, suggested: 0.6, edge: 0.5 };
const lengths = [0, 1, 1, 2, 3];
const attempts = 60;
const daysOfYear = 365;

/** Draws one person (or employer) of whom every fact that the rules look at is known. Lists hold up to three things. */
export function personFrom(rules: Rules, on: Day, random: Random): Facts {
  let facts = drawAll(rules, on, random);
  if (rules.benefits.length === 0 || !random.chance(share.led)) return facts;
  const target = random.pick(rules.benefits);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const failing = obstacles(target, facts, on);
    if (failing.length === 0) break;
    const changed = redraw(rules, target, random.pick(failing), facts, on, random);
    if (obstacles(target, changed, on).length <= failing.length) facts = changed;
  }
  return facts;
}

function drawAll(rules: Rules, on: Day, random: Random): Facts {
  const values = new Map<string, Value>();
  const used = new Set(rules.benefits.flatMap(({ ranks }) => [...ranks.keys()]));
  for (const fact of rules.vocabulary.facts) {
    if (used.has(fact.id) && !isListed(rules, fact)) values.set(fact.id, draw(rules, fact, on, random));
  }
  const lists = new Map<string, FactList>();
  for (const [list, subject] of rules.lists) {
    const items = Array.from({ length: random.pick(lengths) }, () => drawItem(rules, subject.id, on, random));
    lists.set(list, { items, complete: true });
  }
  return { values, lists };
}

function drawItem(rules: Rules, subject: string, on: Day, random: Random): Item {
  const fields = rules.vocabulary.facts.filter((fact) => fact.subject === subject);
  return new Map(fields.map((fact) => [fact.id, draw(rules, fact, on, random)]));
}

function isListed(rules: Rules, { subject }: Fact): boolean {
  return [...rules.lists.values()].some(({ id }) => id === subject);
}

/** A likely value of a fact, not looking at any other. */
function draw(rules: Rules, fact: Fact, on: Day, random: Random): Value {
  if (fact.mayBeNone && random.chance(share.none)) return null;
  if (fact.suggests && fact.suggests.length > 0 && random.chance(share.suggested)) return random.pick(fact.suggests);
  if (fact.type.kind === "date") return clip(fact, on + random.whole(-12 * daysOfYear, daysOfYear));
  const users = rules.benefits.filter(({ domains }) => domains.has(fact.id));
  const user = users.length > 0 ? random.pick(users) : undefined;
  const domain = user?.domains.get(fact.id);
  if (domain?.kind === "finite") return random.pick(domain.values);
  if (domain?.kind === "line") return clip(fact, Math.round(Math.exp(random.next() * Math.log(domain.to + 1))) - 1);
  return plain(fact, random);
}

function plain(fact: Fact, random: Random): Value {
  if (fact.type.kind === "boolean") return random.chance(0.5);
  if (fact.type.kind === "number" || fact.type.kind === "money") return clip(fact, random.whole(0, 1000));
  return `${fact.id} ${random.whole(0, 999_999)}`;
}

function clip(fact: Fact, value: number): number {
  const low = typeof fact.min === "number" ? fact.min : -Infinity;
  const high = typeof fact.max === "number" ? fact.max : Infinity;
  return Math.min(high, Math.max(low, value));
}

type Obstacle = { readonly facts: ReadonlySet<string>; readonly item?: number };

/** Conditions of the benefit that these facts do not meet; of a claim with lines, those of its first line. */
function obstacles(prepared: Prepared, facts: Facts, on: Day): Obstacle[] {
  const { time, rules } = partsOf(prepared, environmentOf(viewOf(prepared, facts, on), new Map()));
  return [
    ...(time === "in" ? [] : [{ facts: prepared.momentFacts }]),
    ...rules.flatMap((holds, index) => (holds === true || holds === "judge" ? [] : [prepared.rules[index]!])),
  ].filter((each) => each.facts.size > 0);
}

function viewOf(prepared: Prepared, facts: Facts, on: Day): View {
  const { each } = prepared.benefit;
  const view: View = { facts, on, setting: (id) => prepared.readings.get(id)! };
  return each ? { ...view, item: { subject: each.subject, list: each.list, index: 0 } } : view;
}

/** The same person with one fact of the obstacle drawn again, often at an edge of what the benefit asks. */
function redraw(rules: Rules, target: Prepared, obstacle: Obstacle, facts: Facts, on: Day, random: Random): Facts {
  const id = random.pick([...obstacle.facts]);
  const list = rules.lists.get(id);
  const fact = list
    ? random.pick(rules.vocabulary.facts.filter(({ subject }) => subject === list.id))
    : rules.facts.get(id);
  if (!fact) return facts;
  const owner = [...rules.lists.values()].find((each) => each.id === fact.subject)?.list;
  if (owner === undefined) {
    const open = new Map(facts.values);
    open.delete(fact.id);
    const value = near(rules, target, fact, fact.id, { ...facts, values: open }, on, random);
    return { ...facts, values: open.set(fact.id, value) };
  }
  const known = facts.lists.get(owner)?.items ?? [];
  const items = known.length > 0 ? [...known] : [drawItem(rules, fact.subject, on, random)];
  const item = new Map(items[0]);
  item.delete(fact.id);
  const with_ = (first: ReadonlyMap<string, Value>): Facts => ({
    ...facts,
    lists: new Map(facts.lists).set(owner, { items: [first, ...items.slice(1)], complete: true }),
  });
  const value = near(rules, target, fact, `${owner}/0/${fact.id}`, with_(item), on, random);
  return with_(new Map(item).set(fact.id, value));
}

/** A value at which some condition of the benefit changes, or any. */
function near(rules: Rules, target: Prepared, fact: Fact, hole: string, facts: Facts, on: Day, random: Random): Value {
  const edges = random.chance(share.edge) ? valuesFor(target, viewOf(target, facts, on))(hole, new Map()) : undefined;
  return edges && edges.length > 0 ? random.pick(edges) : draw(rules, fact, on, random);
}
