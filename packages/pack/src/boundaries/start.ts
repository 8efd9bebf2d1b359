/** Where a table of boundary cases starts: the worked cases of a benefit, those that are paid first. */
import { contradictionsIn, decide, prepare, type Decision, type Start, type Vocabulary } from "@jucai/engine";
import type { Benefit } from "@jucai/engine";
import type { Example, ExampleFile } from "../examples/example.ts";

export type Decided = { readonly start: Start; readonly decision: Decision };
export type Decide = (start: Start) => Decision;

/** Decides one benefit, each case once. */
export function decider(vocabulary: Vocabulary, benefit: Benefit): Decide {
  const rules = prepare(vocabulary, [benefit]);
  const known = new Map<string, Decision>();
  return (start) => {
    const key = keyOf(start);
    const before = known.get(key);
    if (before) return before;
    const decision = decide(rules, start.facts, start)[0]!;
    known.set(key, decision);
    return decision;
  };
}

/** Two cases with the same key are the same case. */
export function keyOf({ facts, on, held, settings }: Start): string {
  const entries = (of: ReadonlyMap<string, unknown>) => [...of].sort(([a], [b]) => (a < b ? -1 : 1));
  const lists = [...facts.lists].map(([id, { items, complete }]) => [id, complete, items.map(entries)]);
  return JSON.stringify([on, entries(facts.values), lists, held, entries(settings)]);
}

/** The worked cases of a benefit, best start first; a list keeps only its first thing where that changes nothing. */
export function startsOf(benefit: Benefit, files: readonly ExampleFile[], vocabulary: Vocabulary, judge: Decide) {
  const own = files.filter((it) => it.benefit === benefit.id).flatMap(({ examples }) => examples);
  const starts = own
    .filter((it) => contradictionsIn(vocabulary, it.facts).length === 0)
    .map((it) => shortened(startOf(it), judge));
  // Where something else is not known, or nothing is in force, an edge shows in bounds at most.
  const all = starts
    .map((start): Decided => ({ start, decision: judge(start) }))
    .filter(({ decision: { status } }) => status !== "unknown" && status !== "not_in_force");
  return all
    .map((it) => ({ it, rank: rankOf(it) }))
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ it }) => it);
}

function startOf({ facts, on, held, settings }: Example): Start {
  return { facts, on, held, settings };
}

function shortened(start: Start, judge: Decide): Start {
  const lists = new Map([...start.facts.lists].map(([id, list]) => [id, { ...list, items: list.items.slice(0, 1) }]));
  const short = { ...start, facts: { ...start.facts, lists } };
  return judge(short).status === judge(start).status ? short : start;
}

/** Paid, in the plainest circumstances: nothing held, no setting changed, a sum settled. */
function rankOf({ start, decision: { status, amount, reasons } }: Decided): number {
  const refused = reasons.some((it) => it.holds === false && !it.judgement);
  const open = status === "judgement" && !refused;
  const base = status === "eligible" ? 100 : open ? 50 : 0;
  const sum = (amount.totalFen ?? amount.maxFen ?? amount.minFen ?? 0) > 0 ? 8 : 0;
  const plain = (start.held.length === 0 ? 4 : 0) + (start.settings.size === 0 ? 2 : 0);
  const complete = [...start.facts.lists.values()].every((it) => it.complete && it.items.length <= 1) ? 1 : 0;
  return base + sum + plain + complete;
}
