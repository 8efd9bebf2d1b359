/**
 * People who could exist: complete facts for a set of rules, drawn from a seed.
 *
 * A person drawn fact by fact is refused nearly everything, so most are led towards one
 * benefit: facts of conditions that fail are drawn again until more of them hold.
 * Whoever contradicts the vocabulary (graduated before born) is drawn again as well.
 */
import { valuesFor } from "../src/decide/values.ts";
import { environmentOf, type View } from "../src/decide/facts-view.ts";
import { partsOf } from "../src/decide/outcome.ts";
import type { Prepared, Rules } from "../src/decide/rules.ts";
import { contradictionsIn } from "../src/facts/contradictions.ts";
import type { Day } from "../src/model/date.ts";
import type { Facts, FactList, Item, Value } from "../src/model/facts.ts";
import type { Fact } from "../src/model/vocabulary.ts";
import type { Random } from "./random.ts";

/** How often there is none, is someone led towards a benefit, is a suggested place or an edge of a rule taken. */
const share = { none: 0.1, led: 0.75, suggested: 0.6, edge: 0.5 };
/** Lengths of lists, one as likely as the next. */
const lengths = [0, 1, 1, 2, 3];
const attempts = { leading: 60, mending: 1000 };
const daysOfYear = 365;

/** What a draw goes by. */
type World = { readonly rules: Rules; readonly on: Day; readonly random: Random };
/** One value: of a fact, or of a fact of one thing of a list. */
type Spot = { readonly fact: Fact; readonly list?: string; readonly index: number };

/** Draws one person (or employer) of whom every fact that the rules look at is known, judged on a day. */
export function personFrom(rules: Rules, on: Day, random: Random): Facts {
  const world = { rules, on, random };
  const drawn = withoutContradictions(world, drawAll(world));
  if (rules.benefits.length === 0 || !random.chance(share.led)) return drawn;
  return ledTo(world, random.pick(rules.benefits), drawn);
}

function ledTo(world: World, target: Prepared, start: Facts): Facts {
  const { rules, on, random } = world;
  let facts = start;
  for (let attempt = 0; attempt < attempts.leading; attempt++) {
    const failing = obstacles(target, facts, on);
    if (failing.length === 0) break;
    const spot = spotOf(rules, random.pick([...random.pick(failing)]), random);
    if (!spot) continue;
    const changed = drawnAgain(world, facts, spot, target);
    const better = obstacles(target, changed, on).length <= failing.length;
    if (better && contradictionsIn(rules.vocabulary, changed).length === 0) facts = changed;
  }
  return facts;
}

function withoutContradictions(world: World, drawn: Facts): Facts {
  const { rules, random } = world;
  let facts = drawn;
  for (let attempt = 0; attempt < attempts.mending; attempt++) {
    const [broken] = contradictionsIn(rules.vocabulary, facts);
    if (!broken) return facts;
    const fact = rules.facts.get(random.pick(broken.facts).id)!;
    const { list, index = 0 } = broken;
    facts = drawnAgain(world, facts, { fact, ...(list === undefined ? {} : { list }), index });
  }
  throw new Error("Nobody who keeps to the vocabulary was found");
}

function drawAll(world: World): Facts {
  const { rules, random } = world;
  const used = new Set(rules.benefits.flatMap(({ ranks, benefit }) => [...ranks.keys(), benefit.each?.list]));
  const listed = new Set([...rules.lists.values()].map(({ id }) => id));
  const plain = rules.vocabulary.facts.filter((fact) => used.has(fact.id) && !listed.has(fact.subject));
  const usedLists = [...rules.lists].filter(([list]) => used.has(list));
  const lists = usedLists.map(([list, subject]): [string, FactList] => {
    const items = Array.from({ length: random.pick(lengths) }, () => drawItem(world, subject.id));
    return [list, { items, complete: true }];
  });
  return { values: new Map(plain.map((fact) => [fact.id, draw(world, fact)])), lists: new Map(lists) };
}

function drawItem(world: World, subject: string): Item {
  const fields = world.rules.vocabulary.facts.filter((fact) => fact.subject === subject);
  return new Map(fields.map((fact) => [fact.id, draw(world, fact)]));
}

/** A likely value of a fact, not looking at any other. */
function draw({ rules, on, random }: World, fact: Fact): Value {
  if (fact.mayBeNone && random.chance(share.none)) return null;
  if (fact.suggests && fact.suggests.length > 0 && random.chance(share.suggested)) return random.pick(fact.suggests);
  if (fact.type.kind === "boolean") return random.chance(0.5);
  // Grown-ups; everything else that has a date happened within twelve years or is about to.
  if (fact.id.endsWith(".born_on")) return clip(fact, on - random.whole(18 * daysOfYear, 55 * daysOfYear));
  if (fact.type.kind === "date") return clip(fact, on + random.whole(-12 * daysOfYear, daysOfYear));
  const domains = rules.benefits.flatMap((prepared) => prepared.domains.get(fact.id) ?? []);
  const domain = domains.length > 0 ? random.pick(domains) : undefined;
  if (domain?.kind === "finite") return random.pick(domain.values);
  // Small figures are as likely as large ones.
  if (domain?.kind === "line") return clip(fact, Math.round(Math.exp(random.next() * Math.log(domain.to + 1))) - 1);
  if (fact.type.kind === "number" || fact.type.kind === "money") return clip(fact, random.whole(0, 1000));
  return `${fact.id} ${random.whole(0, 999_999)}`;
}

function clip(fact: Fact, value: number): number {
  const low = typeof fact.min === "number" ? fact.min : -Infinity;
  const high = typeof fact.max === "number" ? fact.max : Infinity;
  return Math.min(high, Math.max(low, value));
}

/** By what the conditions look at that these facts do not meet; of a claim with lines, those of its first line. */
function obstacles(prepared: Prepared, facts: Facts, on: Day): ReadonlySet<string>[] {
  const { time, rules } = partsOf(prepared, environmentOf(viewOf(prepared, facts, on), new Map()));
  return [
    ...(time === "in" ? [] : [prepared.momentFacts]),
    ...rules.flatMap((holds, index) => (holds === true || holds === "judge" ? [] : [prepared.rules[index]!.facts])),
  ].filter((each) => each.size > 0);
}

function viewOf(prepared: Prepared, facts: Facts, on: Day): View {
  const { each } = prepared.benefit;
  const view: View = { facts, on, setting: (id) => prepared.readings.get(id)! };
  return each ? { ...view, item: { subject: each.subject, list: each.list, index: 0 } } : view;
}

/** Where a fact stands; of a list, or a fact about its things, one fact of the first thing. */
function spotOf(rules: Rules, id: string, random: Random): Spot | undefined {
  const named = rules.lists.get(id);
  const fields = rules.vocabulary.facts.filter(({ subject }) => subject === named?.id);
  const fact = named && fields.length > 0 ? random.pick(fields) : rules.facts.get(id);
  const list = [...rules.lists].find(([, subject]) => subject.id === fact?.subject)?.[0];
  return fact && { fact, ...(list === undefined ? {} : { list }), index: 0 };
}

/** The same person with one value drawn again, often at an edge of what the target asks. */
function drawnAgain(world: World, facts: Facts, spot: Spot, target?: Prepared): Facts {
  const { on, random } = world;
  const { fact, list, index } = spot;
  const open = put(world, facts, spot, undefined);
  const hole = list === undefined ? fact.id : `${list}/${index}/${fact.id}`;
  const edges = target && random.chance(share.edge) ? valuesFor(target, viewOf(target, open, on))(hole, new Map()) : [];
  return put(world, open, spot, edges && edges.length > 0 ? random.pick(edges) : draw(world, fact));
}

/** Facts with one value put in its place, or taken out; an empty list gets its first thing. */
function put(world: World, facts: Facts, { fact, list, index }: Spot, value: Value | undefined): Facts {
  const set = (known: Item): Map<string, Value> => {
    const copy = new Map(known);
    if (value === undefined) copy.delete(fact.id);
    else copy.set(fact.id, value);
    return copy;
  };
  if (list === undefined) return { ...facts, values: set(facts.values) };
  const known = facts.lists.get(list)?.items ?? [];
  const items = known.length > 0 ? known : [drawItem(world, fact.subject)];
  const changed = items.map((item, at) => (at === index ? set(item) : item));
  return { ...facts, lists: new Map(facts.lists).set(list, { items: changed, complete: true }) };
}
