import { contradictionsIn } from "../facts/contradictions.ts";
import type { Day } from "../model/date.ts";
import type { Change } from "./advice.ts";
import type { Claim } from "./claim.ts";

/** Whether what is changed can be true of anyone: no changed fact contradicts another. */
export function keepsConsistent(claim: Claim, changes: readonly Change[], day: Day): boolean {
  if (changes.length === 0) return true;
  const changed = new Set(changes.map(({ fact }) => fact));
  const broken = contradictionsIn(claim.rules.vocabulary, claim.factsOn(changes, day));
  return !broken.some(({ facts }) => facts.some(({ id }) => changed.has(id)));
}
