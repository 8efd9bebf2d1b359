import type { Day } from "../model/date.ts";
import type { Advice } from "./advice.ts";
import { blocksOf, type Goal, spotsOf } from "./blocks.ts";
import type { Claim } from "./claim.ts";
import { isSame } from "./world.ts";

/** What fails on every day that could matter and looks only at facts that never change. */
export function cannotOf(claim: Claim, days: readonly Day[], goal: Goal): Advice["cannot"] {
  const [first, ...later] = days.map((day) => blocksOf(claim, [], day, goal).filter(({ fails }) => fails));
  return (first ?? [])
    .filter((block) => isFixed(claim, block) && later.every((day) => day.some(({ reason }) => reason === block.reason)))
    .map(({ reason, facts }) => ({ reason, facts: [...facts] }));
}

function isFixed(claim: Claim, block: Parameters<typeof spotsOf>[1]): boolean {
  return spotsOf(claim, block, []).every((spot) => {
    const fact = claim.rules.facts.get(spot.fact)!;
    const known =
      spot.list === undefined
        ? claim.facts.values.has(spot.fact)
        : claim.facts.lists.get(spot.list)?.items[spot.index!]?.has(spot.fact);
    return known === true && (fact.changes === "never" || claim.clocks.some((clock) => isSame(clock, spot)));
  });
}
