import { createHash } from "node:crypto";
import type { Benefit, Decision, Fact, Reason, Value } from "@jucai/engine";

/**
 * Names what a claim turns on, so that claims with the same decisive facts have the same name.
 *
 * Decisive is how the rule sees each condition, and the exact value of every fact with few values (yes or no, a grade,
 * a kind) behind one that does not simply hold. Dates and sums count through the conditions and the tier they lead to.
 */
export function similarKey(benefit: Benefit, rule: Decision, facts: ReadonlyMap<string, Fact>): string {
  const lines = new Set(rule.lines.map(({ reasons }) => patternOf(reasons, facts)));
  const pattern = [
    benefit.id,
    rule.status,
    patternOf(rule.reasons, facts),
    // A claim of five hires is like one of three when all are alike.
    ...[...lines].sort(),
    rule.lines.length === 0 ? tierOf(rule) : "",
  ];
  return createHash("sha256").update(pattern.join("\n")).digest("hex").slice(0, 32);
}

function patternOf(reasons: readonly Reason[], facts: ReadonlyMap<string, Fact>): string {
  return reasons
    .map(({ id, kind, holds, judgement, has }) => {
      const truth = `${kind}:${id}=${holds ?? "?"}${judgement ? "!" : ""}`;
      return holds === true ? truth : `${truth}(${valuesOf(has, facts)})`;
    })
    .sort()
    .join(";");
}

function valuesOf(has: Readonly<Record<string, Value>>, facts: ReadonlyMap<string, Fact>): string {
  const few = (id: string) => ["boolean", "enum"].includes(facts.get(id)?.type.kind ?? "");
  return Object.entries(has)
    .filter(([id]) => few(id))
    .map(([id, value]) => `${id}=${String(value)}`)
    .sort()
    .join(",");
}

/** Which rate of the table: the sum itself where it is printed, the upper end where it is not. */
function tierOf({ amount }: Decision): string {
  return `${amount.kind} ${amount.totalFen ?? ""} ${amount.maxFen ?? ""}`;
}

export type PastOutcome = { readonly outcome: "approved" | "rejected" };

/** Whether this outcome goes against how cases of the same kind were decided: then a reason is asked for. */
export function differsFrom(past: readonly PastOutcome[], outcome: "approved" | "rejected"): boolean {
  const other = past.filter((each) => each.outcome !== outcome).length;
  return other > past.length - other;
}

/** Whether past cases do not agree with one another. */
export function diverging(past: readonly PastOutcome[]): boolean {
  return new Set(past.map(({ outcome }) => outcome)).size > 1;
}
