/** What would turn the benefits that a person does not have. */
import type { DecideOptions } from "../decide/decide.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import { printDay } from "../model/date.ts";
import type { Decision, Status } from "../model/decision.ts";
import type { Facts } from "../model/facts.ts";
import type { Advice, Change, Turn } from "./advice.ts";
import { Claim } from "./claim.ts";
import { type Window, windowOf } from "./window.ts";

/** Advice for each benefit that is ineligible, unknown, or not in force yet. Decisions come from the same case. */
export function advise(
  rules: Rules,
  facts: Facts,
  decisions: readonly Decision[],
  options: DecideOptions,
): readonly Advice[] {
  return decisions.flatMap((decision) => {
    const prepared = rules.benefits.find(({ benefit }) => benefit.id === decision.benefit);
    return prepared && isOpen(decision, prepared, options) ? [adviseOn(rules, prepared, decision, facts, options)] : [];
  });
}

function isOpen({ status }: Decision, { benefit }: Prepared, { on }: DecideOptions): boolean {
  if (status === "not_in_force") return benefit.inForce.to === undefined || on <= benefit.inForce.to;
  return status === "ineligible" || status === "unknown";
}

function adviseOn(
  rules: Rules,
  prepared: Prepared,
  { benefit, status }: Decision,
  facts: Facts,
  options: DecideOptions,
): Advice {
  const claim = new Claim(rules, prepared, facts, options);
  const turns = (["eligible", "judgement"] as const).flatMap((becomes) => {
    const window = windowOf(claim, [], becomes);
    return window ? [turnOf(claim, [], window, becomes)] : [];
  });
  return { benefit, status, turns: turns.slice(0, 1), cannot: [] };
}

function turnOf(claim: Claim, changes: readonly Change[], { first, last }: Window, becomes: Status): Turn {
  const { totalFen, minFen, maxFen } = claim.decide(changes, first).amount;
  return {
    kind: "by_itself",
    changes,
    first: printDay(first),
    last: last === undefined ? null : printDay(last),
    becomes,
    totalFen,
    ...(minFen === undefined ? {} : { minFen }),
    ...(maxFen === undefined ? {} : { maxFen }),
  };
}
