/** What no advice can change. */
import type { Day } from "../model/date.ts";
import type { Advice, Change } from "./advice.ts";
import { type Block, blocksOf, type Goal, spotsOf } from "./blocks.ts";
import { choicesOf } from "./choices.ts";
import type { Claim } from "./claim.ts";

/** How many worlds are looked at for one condition before it counts as one that might be turned. */
const mostTries = 300;

/**
 * Conditions that fail on every day that could matter, whatever is done about the facts they look at:
 * those facts never change, or, like a day of signing after an age is passed, cannot help any more.
 */
export function cannotOf(claim: Claim, days: readonly Day[], goal: Goal): Advice["cannot"] {
  return failing(claim, [], claim.on, goal)
    .filter(({ reason }) => days.every((day) => failing(claim, [], day, goal).some((each) => each.reason === reason)))
    .filter((block) => isHopeless(claim, block, days, goal))
    .map(({ reason, facts }) => ({ reason, facts: [...facts].filter((id) => claim.rules.facts.has(id)) }));
}

function failing(claim: Claim, changes: readonly Change[], day: Day, goal: Goal): Block[] {
  return blocksOf(claim, changes, day, goal).filter(({ fails }) => fails);
}

function isHopeless(claim: Claim, { reason }: Block, days: readonly Day[], goal: Goal): boolean {
  let tries = 0;
  const turns = (day: Day, changes: readonly Change[]): boolean => {
    tries += 1;
    if (tries > mostTries) return true;
    const block = failing(claim, changes, day, goal).find((each) => each.reason === reason);
    if (!block) return true;
    return spotsOf(claim, block, changes).some((spot) =>
      choicesOf(claim, spot, changes, day).some((change) => turns(day, [...changes, change])),
    );
  };
  return !days.some((day) => turns(day, []));
}
