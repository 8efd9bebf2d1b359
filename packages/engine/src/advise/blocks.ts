/** What stands in the way: the parts of a benefit that have to come out otherwise. */
import { Unknown } from "../evaluate/unknown.ts";
import type { Day } from "../model/date.ts";
import { NoRate } from "../operators/money.ts";
import type { Change } from "./advice.ts";
import type { Claim } from "./claim.ts";
import { isSame, type Spot } from "./world.ts";

export type Goal = "eligible" | "judgement";

/** One part that fails or is open. Unless one of its facts changes, or the day, it stays so. */
export type Block = {
  readonly reason: string;
  readonly facts: ReadonlySet<string>;
  readonly fails: boolean;
  /** Facts that it does not look at itself but that go round it. */
  readonly around?: ReadonlySet<string>;
};

const none: ReadonlySet<string> = new Set();

/**
 * Every part that keeps the claim from the goal on a day. Where it is empty the status may still be
 * another one: sums that are open, caps.
 */
export function blocksOf(claim: Claim, changes: readonly Change[], day: Day, goal: Goal): Block[] {
  const { prepared } = claim;
  const { time, rules, amounts } = claim.parts(changes, day);
  // Under the former standard a person judges, whatever else is so.
  if (time === "transition" && goal === "judgement") return [];
  // For the same reason an earlier moment is a way round every condition.
  const around = goal === "judgement" && prepared.benefit.transition ? prepared.momentFacts : none;
  const blocks: Block[] = [];
  if (time !== "in") {
    blocks.push({ reason: "force", facts: prepared.momentFacts, fails: !(time instanceof Unknown) });
  }
  for (const [index, holds] of rules.entries()) {
    if (holds === true) continue;
    const { condition, facts } = prepared.rules[index]!;
    const soft = condition.else === "judgement" || holds === "judge";
    // Failing it asks a person, and so may something else: whether it matters, the status says.
    if (goal === "judgement" && soft) continue;
    if (holds instanceof Unknown && isNoObstacle(claim, index, changes, day, goal)) continue;
    blocks.push({ reason: condition.id, facts, fails: !(holds instanceof Unknown), around });
  }
  for (const [index, amount] of amounts.entries()) {
    if (!(amount instanceof NoRate) || amount.then === "unset" || amount.then === goal) continue;
    const { facts } = [...prepared.amounts, ...prepared.upTo][index]!;
    blocks.push({ reason: "amount", facts, fails: true, around });
  }
  return blocks;
}

/** An open condition that holds whatever the unknown facts are, or that only an office can settle. */
function isNoObstacle(claim: Claim, index: number, changes: readonly Change[], day: Day, goal: Goal): boolean {
  const { holds, missing } = claim.truth(index, changes, day);
  if (holds === true) return true;
  const office = missing.length > 0 && missing.every((id) => claim.rules.facts.get(id)?.settledBy === "office");
  return goal === "judgement" && office;
}

/** Open sums and soft conditions, looked at where nothing else is in the way. */
export function openParts(claim: Claim, changes: readonly Change[], day: Day): Block[] {
  const { prepared } = claim;
  const { rules, amounts } = claim.parts(changes, day);
  const sums = [...prepared.amounts, ...prepared.upTo];
  const open = (value: unknown, reason: string, facts: ReadonlySet<string>): Block[] =>
    value instanceof Unknown ? [{ reason, facts, fails: false }] : [];
  return [
    ...rules.flatMap((holds, index) => {
      const { condition, facts } = prepared.rules[index]!;
      return open(holds, condition.id, facts);
    }),
    ...amounts.flatMap((amount, index) => open(amount, "amount", sums[index]!.facts)),
  ];
}

/** Where the facts of a block stand that are not changed yet: single facts, and fields of the claim's own line. */
export function spotsOf(claim: Claim, { facts, around = none }: Block, changes: readonly Change[]): Spot[] {
  const { each } = claim.prepared.benefit;
  return [...new Set([...facts, ...around])].flatMap((id): Spot[] => {
    const fact = claim.rules.facts.get(id);
    if (!fact) return [];
    const list = claim.rules.vocabulary.subjects.find((subject) => subject.id === fact.subject)?.list;
    if (list !== undefined && (list !== each?.list || claim.line === undefined)) return [];
    const spot = list === undefined ? { fact: id } : { fact: id, list, index: claim.line! };
    return changes.some((change) => isSame(change, spot)) ? [] : [spot];
  });
}
