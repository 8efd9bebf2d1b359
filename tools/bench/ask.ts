/** How many questions a person is asked until all is settled, over generated people of every loaded pack. */
import { join } from "node:path";
import { loadPacks } from "@jucai/pack";
import {
  ask,
  decide,
  parseDay,
  prepare,
  type Benefit,
  type Day,
  type Decision,
  type Facts,
  type Policy,
  type Rules,
  type Vocabulary,
} from "@jucai/engine/run";
import { personFrom } from "../../packages/engine/test/people.ts";
import { randomFrom, type Random } from "../../packages/engine/test/random.ts";
import { report } from "./report.ts";

const seed = 20261121;
const peopleInAll = 1000;
const claimants = ["person", "employer", "referrer"] as const;
/** Half of the people do not know one answer in ten. */
const unsure = { people: 0.5, answers: 0.1 };
const dates = ["2023-06-01", "2023-12-01", "2024-09-01", "2025-12-15"].map((iso) => parseDay(iso)!);
const slowest = { ms: 30, share: 0.99 };
const nothing: Facts = { values: new Map(), lists: new Map() };

/** The benefits of one place for one kind of claimant: what one check is about. */
type Group = { readonly name: string; readonly rules: Rules; readonly topics: readonly string[] };
type Way = (
  group: Group,
  facts: Facts,
  decisions: readonly Decision[],
  on: Day,
  skipped: ReadonlySet<string>,
) => string | undefined;

/** Questions to one person until nothing is open, and on average until a grant is settled. */
type Asked = { readonly all: number; readonly grant: number };

/** Prints the table of the engine's README; false when asking is slow, rises above its own count, or asks more than needed. */
export async function benchAsk(): Promise<boolean> {
  const { vocabulary, policies } = await loadPacks(join(import.meta.dirname, "../../packs"));
  const groups = groupsOf(vocabulary, policies);
  const each = Math.floor(peopleInAll / groups.length);
  console.log(`seed ${seed}; questions until all is settled, mean / worst, and until a grant is, mean`);
  console.log(["place, claimant", "people", "ask", "a grant", "in order", "a grant", "every fact"].map(cell).join(""));
  const took: number[] = [];
  const all = { ask: [] as Asked[], order: [] as Asked[], every: [] as number[] };
  for (const [index, group] of groups.entries()) {
    const count = each + (index < peopleInAll - each * groups.length ? 1 : 0);
    const asked = questions(group, count, timed(took, byGain));
    const ordered = questions(group, count, byOrder);
    const every = Array.from({ length: count }, () => group.topics.length);
    print(group.name, asked, ordered, every);
    all.ask.push(...asked);
    all.order.push(...ordered);
    all.every.push(...every);
  }
  print("all", all.ask, all.order, all.every);
  took.sort((a, b) => a - b);
  const kept = report(
    "one question, 99 of 100 within",
    took[Math.floor(took.length * slowest.share)]!,
    slowest.ms,
    "ms",
  );
  return report("mean against every fact", mean(all.ask.map((it) => it.all)), mean(all.every), "questions") && kept;
}

/** Each place on its own, and everything at once for those who compare places. */
function groupsOf(vocabulary: Vocabulary, policies: readonly Policy[]): Group[] {
  const names = new Map(policies.map(({ place, placeName }) => [place, placeName.en]));
  const places = [...names].map(([code, name]) => ({ name, own: policies.filter(({ place }) => place === code) }));
  return [...places, { name: "All places", own: policies }].flatMap(({ name, own }) =>
    claimants.flatMap((claimant): Group[] => {
      const benefits = own.flatMap((it) => it.benefits).filter((it) => it.for === claimant);
      return benefits.length === 0 ? [] : [groupOf(`${name}, ${claimant}`, vocabulary, benefits)];
    }),
  );
}

/** What can be asked, in the order of the vocabulary. */
function groupOf(name: string, vocabulary: Vocabulary, benefits: readonly Benefit[]): Group {
  const rules = prepare(vocabulary, benefits);
  const used = new Set(rules.benefits.flatMap(looksAt));
  const askable = vocabulary.facts.filter((fact) => fact.settledBy !== "office");
  const topic = topicIn(vocabulary);
  const topics = askable.filter(({ id }) => used.has(id) || used.has(topic(id))).map(({ id }) => topic(id));
  return { name, rules, topics: [...new Set(topics)] };
}

function looksAt({ ranks, benefit }: Rules["benefits"][number]): string[] {
  return [...ranks.keys(), ...(benefit.each ? [benefit.each.list] : [])];
}

function topicIn({ facts, subjects }: Vocabulary): (id: string) => string {
  const lists = new Map(subjects.map(({ id, list }) => [id, list]));
  const owner = new Map(facts.map((fact) => [fact.id, lists.get(fact.subject)]));
  return (id) => owner.get(id) ?? id;
}

const byGain: Way = ({ rules }, facts, decisions, on, skipped) => ask(rules, facts, decisions, { on, skipped })?.fact;

/** What was done before: the first fact of the vocabulary that can still change something. */
const byOrder: Way = ({ rules, topics }, _, decisions, __, skipped) => {
  const topic = topicIn(rules.vocabulary);
  const wanted = new Set(decisions.flatMap(({ missing }) => missing.map(topic)));
  return topics.find((each) => wanted.has(each) && !skipped.has(each));
};

function timed(took: number[], way: Way): Way {
  return (...given) => {
    const start = performance.now();
    const asked = way(...given);
    took.push(performance.now() - start);
    return asked;
  };
}

/** Questions to each of `count` people; the same people whatever the way of asking. */
function questions(group: Group, count: number, way: Way): Asked[] {
  const deciders = dates.map((on) => deciderOf(group, on));
  return Array.from({ length: count }, (_, index) => {
    const random = randomFrom(seed + index);
    const at = index % dates.length;
    const person = personFrom(group.rules, dates[at]!, random);
    return questionsTo(group, person, dates[at]!, way, deciders[at]!, unknownTo(group, random));
  });
}

function unknownTo({ topics }: Group, random: Random): ReadonlySet<string> {
  const share = random.chance(unsure.people) ? unsure.answers : 0;
  return new Set(topics.filter(() => random.chance(share)));
}

function questionsTo(
  group: Group,
  person: Facts,
  on: Day,
  way: Way,
  decideAll: (facts: Facts) => readonly Decision[],
  dontKnow: ReadonlySet<string>,
): Asked {
  let facts = nothing;
  let [grants, waits] = [0, 0];
  const skipped = new Set<string>();
  for (let asked = 0; ; asked++) {
    const decisions = decideAll(facts);
    const open = decisions.filter(isOpenGrant).length;
    if (asked === 0) grants = open;
    const topic = way(group, facts, decisions, on, skipped);
    if (topic === undefined) return { all: asked, grant: waits / (grants || 1) };
    // Every question is one more that the grants still open wait for.
    waits += open;
    if (dontKnow.has(topic)) skipped.add(topic);
    else facts = answered(group, facts, person, topic);
    if (asked > group.topics.length) throw new Error(`${group.name} is asked ${topic} without end`);
  }
}

function isOpenGrant({ amount, missing }: Decision): boolean {
  return missing.length > 0 && amount.form === "grant" && amount.kind === "unknown";
}

function answered({ rules }: Group, facts: Facts, person: Facts, topic: string): Facts {
  if (!rules.lists.has(topic)) return { ...facts, values: new Map(facts.values).set(topic, person.values.get(topic)!) };
  return { ...facts, lists: new Map(facts.lists).set(topic, person.lists.get(topic)!) };
}

/** Decides a benefit once for each set of answers that it looks at. */
function deciderOf({ rules }: Group, on: Day): (facts: Facts) => readonly Decision[] {
  const known = new Map<string, Decision>();
  const topic = topicIn(rules.vocabulary);
  const topics = rules.benefits.map((prepared) => [...new Set(looksAt(prepared).map(topic))]);
  return (facts) =>
    rules.benefits.map((prepared, index) => {
      // "There is none" is an answer, and JSON would show both as null.
      const given = topics[index]!.filter((id) => facts.values.has(id) || facts.lists.has(id)).map((id) => [
        id,
        facts.values.get(id),
        facts.lists.get(id)?.items.map((it) => [...it]),
      ]);
      const key = `${index} ${JSON.stringify(given)}`;
      const decision = known.get(key) ?? decide({ ...rules, benefits: [prepared] }, facts, { on })[0]!;
      known.set(key, decision);
      return decision;
    });
}

function mean(counts: readonly number[]): number {
  return counts.reduce((sum, each) => sum + each, 0) / counts.length;
}

function print(name: string, asked: readonly Asked[], ordered: readonly Asked[], every: readonly number[]): void {
  const of = (some: readonly Asked[]) => [
    figures(some.map((it) => it.all)),
    mean(some.map((it) => it.grant)).toFixed(1),
  ];
  const cells = [name, String(asked.length), ...of(asked), ...of(ordered), mean(every).toFixed(1)];
  console.log(cells.map(cell).join(""));
}

function figures(counts: readonly number[]): string {
  return `${mean(counts).toFixed(1)} / ${Math.max(...counts)}`;
}

function cell(text: string, index: number): string {
  return index === 0 ? text.padEnd(42) : text.padStart(12);
}
