import type { Day } from "../model/date.ts";
import type { Claim } from "./claim.ts";
import { stretches } from "./days.ts";

/** Days beyond the date of judgement on which acting is tried; the first that differ. */
const mostDays = 8;

/**
 * Days on which something can come out otherwise than on the day before: the date of judgement, then
 * those on which time, or a date that one sets by acting then or today, changes a comparison.
 */
export function daysToTry(claim: Claim): Day[] {
  const { rules, prepared, on } = claim;
  const days = new Set(stretches(claim, []));
  for (const id of prepared.domains.keys()) {
    const fact = rules.facts.get(id)!;
    const list = rules.vocabulary.subjects.find((subject) => subject.id === fact.subject)?.list;
    if (fact.type.kind !== "date" || fact.changes === "never") continue;
    if (list !== undefined && (claim.line === undefined || prepared.benefit.each?.list !== list)) continue;
    const spot = list === undefined ? { fact: id } : { fact: id, list, index: claim.line! };
    const change = { ...spot, from: undefined, to: on, how: "act" } as const;
    for (const set of [change, { ...change, moves: true as const }]) {
      for (const day of stretches(claim, [set])) days.add(day);
    }
  }
  return [...days].sort((a, b) => a - b).slice(0, mostDays + 1);
}
