/** From sets of changes to turns: their days, what they come to, and only those that deciding confirms. */
import { type Day, printDay } from "../model/date.ts";
import type { Change, Turn } from "./advice.ts";
import { blocksOf, type Goal } from "./blocks.ts";
import type { Claim } from "./claim.ts";
import { changeKey, type Found } from "./search.ts";
import { withOthers } from "./others.ts";
import { type Window, windowOf } from "./window.ts";
import { clockOn, isSame } from "./world.ts";

/** One turn for each set of facts, soonest and smallest first. */
export function turnsOf(claim: Claim, found: readonly Found[], goal: Goal): Turn[] {
  const bySet = new Map<string, Found[]>();
  for (const each of found) {
    const key = each.changes.map(changeKey).sort().join(" ");
    bySet.set(key, [...(bySet.get(key) ?? []), each]);
  }
  const turns = [...bySet.values()].flatMap((same) => {
    const turn = turnOf(claim, same, goal);
    return turn ? [turn] : [];
  });
  return withoutLarger(turns, printDay(claim.on)).sort(
    (a, b) => a.changes.length - b.changes.length || order(a) - order(b) || (a.first < b.first ? -1 : 1),
  );
}

function order({ kind }: Turn): number {
  return kind === "by_itself" ? 0 : kind === "act" ? 1 : 2;
}

/** Of two sets of which one holds the other, only the smaller; waiting counts as one thing more to it. */
function withoutLarger(turns: readonly Turn[], today: string): Turn[] {
  const keys = turns.map(
    ({ changes, first }) => new Set([...changes.map(changeKey), ...(first > today ? ["on"] : [])]),
  );
  const isWithin = (small: ReadonlySet<string>, large: ReadonlySet<string>) =>
    small.size < large.size && [...small].every((key) => large.has(key));
  return turns.filter((_, index) => !keys.some((other) => isWithin(other, keys[index]!)));
}

function turnOf(claim: Claim, same: readonly Found[], becomes: Goal): Turn | undefined {
  const { changes } = same[0]!;
  const window = windowOf(claim, changes, becomes);
  if (!window) return undefined;
  const full = [...changes.map((change) => dated(change, window)), ...clockChanges(claim, changes, window, becomes)];
  const money = moneyOf(claim, changes, window.first, becomes);
  if (!money) return undefined;
  return {
    kind: kindOf(claim, full),
    changes: withOthers(claim, full, same, window, becomes),
    first: printDay(window.first),
    last: window.last === undefined ? null : printDay(window.last),
    becomes,
    ...(claim.line === undefined ? {} : { line: claim.line }),
    ...money,
  };
}

function dated(change: Change, { first }: Window): Change {
  return change.moves ? { ...change, to: first } : change;
}

/** What comes about on a day that nobody can tell hangs on more than is known, like an answer. */
function kindOf(claim: Claim, changes: readonly Change[]): Turn["kind"] {
  const isDated = (change: Change) => claim.clocks.some((clock) => isSame(clock, change));
  if (changes.some((change) => change.how === "answer" || (change.how === "time" && !isDated(change)))) return "answer";
  return changes.some(({ how }) => how === "act") ? "act" : "by_itself";
}

/** What time has counted up by the first day, where that is what turned. */
function clockChanges(claim: Claim, changes: readonly Change[], { first }: Window, goal: Goal): Change[] {
  if (first === claim.on) return [];
  const waited = new Set(blocksOf(claim, changes, claim.on, goal).flatMap(({ facts }) => [...facts]));
  return claim.clocks.flatMap((clock): Change[] => {
    const { fact, list, index, from } = clock;
    const to = clockOn(clock, claim.on, first);
    const spot = list === undefined ? { fact } : { fact, list, index: index! };
    const other = claim.line !== undefined && index !== undefined && index !== claim.line;
    return to === from || other || !waited.has(fact) ? [] : [{ ...spot, from, to, how: "time" }];
  });
}

type Money = Pick<Turn, "totalFen" | "minFen" | "maxFen">;

/** What it comes to on the first day; undefined where the whole decision does not say what is promised. */
function moneyOf(claim: Claim, changes: readonly Change[], day: Day, becomes: Goal): Money | undefined {
  const { status, totalFen, minFen, maxFen } = claim.decided(changes, day);
  if (status !== becomes) return undefined;
  return {
    totalFen,
    ...(minFen === undefined ? {} : { minFen }),
    ...(maxFen === undefined ? {} : { maxFen }),
  };
}
