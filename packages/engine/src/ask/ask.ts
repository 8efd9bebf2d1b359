/** The next question: the one whose answer is expected to settle the most for the least effort. */
import type { DecideOptions } from "../decide/decide.ts";
import type { Rules } from "../decide/rules.ts";
import type { Decision } from "../model/decision.ts";
import type { Facts } from "../model/facts.ts";
import { gainOf, weightOf } from "./gain.ts";
import { type Open, openBenefits, topicsOf } from "./open.ts";

export type Question = {
  /** The fact to ask for, or the list of the things it is about. */
  readonly fact: string;
  /** Set when a list is asked for: then its things are named with all their facts. */
  readonly list?: string;
  /** How many questions can remain at most, this one included. It never rises unless an answer changes. */
  readonly atMost: number;
  /** Benefits whose status or amount the answer can change, most money first. */
  readonly because: readonly string[];
  /** The most grant money in fen that hangs on those benefits; of an exclusive group one counts. */
  readonly stake: { readonly fen: number };
};

export type AskOptions = DecideOptions & {
  /** Facts and lists answered with "I don't know": not asked again. */
  readonly skipped: ReadonlySet<string>;
  /** Facts and lists that are asked only when nothing else is left. */
  readonly later?: ReadonlySet<string>;
};

/**
 * Picks the next question. Decisions must come from the same rules, facts and options.
 *
 * Undefined means done: no answer that a person could still give changes a status or an amount,
 * whatever the facts are that were skipped or that only an office can settle.
 */
export function ask(
  rules: Rules,
  facts: Facts,
  decisions: readonly Decision[],
  options: AskOptions,
): Question | undefined {
  const { skipped, later } = options;
  const open = openBenefits(rules, facts, decisions, options, (topic) => !skipped.has(topic));
  const wanted = new Map<string, Open[]>();
  for (const each of open) for (const topic of each.topics) wanted.set(topic, [...(wanted.get(topic) ?? []), each]);
  if (wanted.size === 0) return undefined;
  const all = orderOf(rules).filter((topic) => wanted.has(topic));
  const first = all.filter((topic) => !later?.has(topic));
  const allMoney = open.reduce((sum, each) => sum + weightOf(each), 0);
  const topic = best(first.length > 0 ? first : all, (each) => gainOf(rules, each, wanted, allMoney));
  const because = [...wanted.get(topic)!].sort((a, b) => b.fen - a.fen);
  return {
    fact: topic,
    ...(rules.lists.has(topic) ? { list: topic } : {}),
    atMost: new Set([...wanted.keys(), ...open.flatMap((each) => behindLists(rules, facts, each, skipped))]).size,
    because: because.map(({ prepared }) => prepared.benefit.id),
    stake: { fen: stakeOf(because) },
  };
}

function best(topics: readonly string[], gain: (topic: string) => number): string {
  const gains = topics.map(gain);
  return topics[gains.indexOf(Math.max(...gains))]!;
}

/** Facts in their order; a list stands where its first fact stands. Equal gains go by it. */
function orderOf({ vocabulary }: Rules): string[] {
  const lists = new Map(vocabulary.subjects.map((each) => [each.id, each.list]));
  return [...new Set(vocabulary.facts.map((fact) => lists.get(fact.subject) ?? fact.id))];
}

/**
 * Questions that may only come up once a list, or a fact whose values cannot be tried, is known:
 * what else the same parts of the benefit look at.
 */
function behindLists(
  rules: Rules,
  facts: Facts,
  { prepared, topics }: Open,
  skipped: ReadonlySet<string>,
): readonly string[] {
  const { rules: conditions, amounts, upTo, gives, momentFacts } = prepared;
  const parts = [momentFacts, ...[...conditions, ...amounts, ...upTo, ...gives].map((part) => part.facts)];
  const hiding = [...topics].filter((topic) => rules.lists.has(topic) || prepared.domains.get(topic)?.kind === "open");
  const isKnown = (topic: string) => facts.values.has(topic) || facts.lists.has(topic);
  const found = new Set(hiding);
  // What is found may be a list itself; a set takes in what is added while it is walked.
  for (const topic of found) {
    const beside = parts.filter((part) => part.has(topic)).flatMap((part) => [...part]);
    for (const each of topicsOf(rules, beside, (id) => !skipped.has(id) && !isKnown(id))) found.add(each);
  }
  return [...found];
}

/** The sum of what hangs on each, dearest first; of a group that excludes itself only the dearest. */
function stakeOf(dearestFirst: readonly Open[]): number {
  const groups = new Set<string>();
  let sum = 0;
  for (const { prepared, fen } of dearestFirst) {
    const own = prepared.benefit.exclusive.map(({ group }) => group);
    if (!own.some((group) => groups.has(group))) sum += fen;
    for (const group of own) groups.add(group);
  }
  return sum;
}
