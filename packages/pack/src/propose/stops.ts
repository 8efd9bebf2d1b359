import type { Benefit, Condition, Decision, Reason } from "@jucai/engine";
import type { Expectation } from "../examples/example.ts";

/**
 * A benefit whose only conditions are its checks before a payment: what tells two decisions of it apart tells their
 * checks apart, which a decision of the benefit itself does not show.
 */
export function checksAlone(benefit: Benefit): Benefit {
  const checks = benefit.stops.is.flatMap(({ id, says, is, clause = benefit.clause }): Condition[] =>
    is ? [{ id, says, clause, is, else: "ineligible" }] : [],
  );
  return { ...benefit, when: checks, unless: [] };
}

/** What an example pins of the checks; undefined where both decisions say the same. */
export function tellingStops(one: Decision, other: Decision): Expectation | undefined {
  const [expected, found] = [stopsOf(one), stopsOf(other)];
  return JSON.stringify(expected) === JSON.stringify(found) ? undefined : expected;
}

function stopsOf({ lines, reasons }: Decision): Expectation {
  return lines.length > 0
    ? { lines: lines.map((line) => ({ stops: failing(line.reasons) })) }
    : { stops: failing(reasons) };
}

/** Checks that fail, before whatever else the benefit looks at. */
function failing(reasons: readonly Reason[]): string[] {
  return reasons.filter(({ kind, holds }) => kind === "condition" && holds === false).map(({ id }) => id);
}
