/**
 * What an answer is expected to be worth: other questions that it makes needless, and money that it settles.
 *
 * For every value that the rules can tell apart, the benefits that look at the fact are evaluated once
 * (three-valued). A benefit that is refused asks nothing more; of one that stays open, conditions that
 * are settled ask nothing more. No benefit is decided anew, so that a question costs next to nothing.
 */
import { environmentOf } from "../decide/facts-view.ts";
import { outcomeOf, partsOf } from "../decide/outcome.ts";
import type { Rules } from "../decide/rules.ts";
import { valuesFor } from "../decide/values.ts";
import type { Environment } from "../evaluate/environment.ts";
import { factOfHole, Unknown } from "../evaluate/unknown.ts";
import type { Value } from "../model/facts.ts";
import { type Open, topicsOf } from "./open.ts";

/** Effort of answering, in light questions. */
const effortByType = { boolean: 1, enum: 1, region: 1, number: 1.5, date: 1.5, text: 2, money: 2 } as const;
const effortOfList = 6;
const moreWhenSensitive = 1.25;
/** Settling all money that is open is worth as much as being spared so many light questions. */
const worthOfMoney = 10;

/** What hardly anybody has is asked about after what most people have, unless it settles far more. */
const worthOfRare = 0.6;
/** A day that is asked about lies, as a rule, within so many days before the date of judgement or a year after it. */
const recentDays = 3 * 366;

/** What a sum weighs: a hundred times the money is ten times the reason to settle it first. */
export function weightOf({ fen, rare }: Open): number {
  return Math.sqrt(fen) * (rare ? worthOfRare : 1);
}

/** Topic → the open benefits that it can change. */
export type Wanted = ReadonlyMap<string, readonly Open[]>;

/** Expected gain by unit of effort of asking `topic`; `allMoney` is the weight of all open money. */
export function gainOf(rules: Rules, topic: string, wanted: Wanted, allMoney: number): number {
  const about = wanted.get(topic)!;
  let gain = 0;
  for (const { left, chance } of answersTo(rules, topic, about)) {
    const settled = about.reduce((sum, open, index) => sum + weightOf(open) / (1 + left[index]!.size), 0);
    const spared = sparedEffort(rules, about, left, topic, wanted);
    gain += chance * (spared + (settled / (allMoney || 1)) * worthOfMoney);
  }
  return (gain * (isRare(rules, topic) ? worthOfRare : 1)) / effortOf(rules, topic);
}

/** For one answer, how likely it is, and by benefit what that benefit would still ask. */
type Answer = { readonly chance: number; readonly left: Left };
type Left = readonly ReadonlySet<string>[];

function answersTo(rules: Rules, topic: string, about: readonly Open[]): Answer[] {
  const values = new Set<Value>();
  if (!rules.lists.has(topic)) {
    for (const { prepared, view } of about) {
      for (const value of valuesFor(prepared, view)(topic, new Map()) ?? []) values.add(value);
    }
  }
  if (values.size > 0) {
    const chances = chancesOf(rules, topic, [...values], about[0]!.view.on);
    return [...values].map((value, index) => ({
      chance: chances[index]!,
      left: about.map((open) => leftAfter(rules, open, topic, value)),
    }));
  }
  const rest = about.map(({ topics }) => new Set([...topics].filter((each) => each !== topic)));
  // Of lists, none is as likely as some. A fact without values to try only counts beside others, so it settles nothing.
  if (!rules.lists.has(topic)) return [{ chance: 1, left: rest }];
  const none = about.map((open) => leftWithNone(rules, open, topic));
  return [
    { chance: 0.5, left: none },
    { chance: 0.5, left: rest },
  ];
}

/** Every value is as likely as any other, but for days: each stands for those nearest to it, and most days are recent. */
function chancesOf(rules: Rules, topic: string, values: readonly Value[], on: number): number[] {
  const even = values.map(() => 1 / values.length);
  if (rules.facts.get(topic)?.type.kind !== "date") return even;
  const days = values.filter((value) => typeof value === "number").toSorted((a, b) => a - b);
  const shares = values.map((value) => {
    if (typeof value !== "number") return 0;
    const at = days.indexOf(value);
    const from = at === 0 ? -Infinity : (days[at - 1]! + value) / 2;
    const to = at === days.length - 1 ? Infinity : (value + days[at + 1]!) / 2;
    return Math.max(0, Math.min(to, on + 366) - Math.max(from, on - recentDays));
  });
  const all = shares.reduce((sum, share) => sum + share, 0);
  return all === 0 ? even : shares.map((share) => share / all);
}

function isRare({ vocabulary, facts }: Rules, topic: string): boolean {
  const subject = facts.get(topic)?.subject;
  return vocabulary.subjects.some(({ id, list, rare }) => rare === true && (id === subject || list === topic));
}

function leftAfter(rules: Rules, open: Open, topic: string, value: Value): ReadonlySet<string> {
  return leftUnder(rules, open, topic, environmentOf(open.view, new Map([[topic, value]])));
}

function leftWithNone(rules: Rules, open: Open, list: string): ReadonlySet<string> {
  // A claim of nothing claims nothing.
  if (open.view.item?.list === list) return new Set();
  const { facts } = open.view;
  const lists = new Map(facts.lists).set(list, { items: [], complete: true });
  return leftUnder(rules, open, list, environmentOf({ ...open.view, facts: { ...facts, lists } }, new Map()));
}

/** What the benefit still asks, `topic` aside; nothing once it is settled. */
function leftUnder(rules: Rules, { prepared, topics }: Open, topic: string, env: Environment): ReadonlySet<string> {
  const outcome = outcomeOf(prepared, partsOf(prepared, env));
  if (!(outcome instanceof Unknown)) return new Set();
  return topicsOf(rules, outcome.holes.map(factOfHole), (each) => each !== topic && topics.has(each));
}

/** Effort of the questions that nobody needs any more after the answer. */
function sparedEffort(rules: Rules, about: readonly Open[], left: Left, topic: string, wanted: Wanted): number {
  const dropped = new Map<string, number>();
  for (const [index, { topics }] of about.entries()) {
    for (const each of topics) {
      if (each !== topic && !left[index]!.has(each)) dropped.set(each, (dropped.get(each) ?? 0) + 1);
    }
  }
  let effort = 0;
  for (const [each, count] of dropped) if (count === wanted.get(each)!.length) effort += effortOf(rules, each);
  return effort;
}

function effortOf(rules: Rules, topic: string): number {
  const fact = rules.facts.get(topic);
  if (!fact) return effortOfList;
  return effortByType[fact.type.kind] * (fact.sensitivity === "sensitive" ? moreWhenSensitive : 1);
}
