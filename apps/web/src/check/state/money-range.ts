import type { Decision } from "@jucai/engine/run";

/** What can come out in whole fen; without `toFen` no upper limit is known yet. */
export type MoneyRange = { readonly fromFen: number; readonly toFen: number | undefined };

/**
 * The least and the most that the answers so far allow.
 *
 * The least counts only what is settled. The most takes every open benefit as
 * granted in full. Both go through the bundle, so nothing that excludes another
 * is counted twice.
 */
export function moneyRange(decisions: readonly Decision[], total: (of: readonly Decision[]) => number): MoneyRange {
  const least = decisions.filter((decision) => decision.status === "eligible").map(atLeast);
  const open = decisions.filter(
    (decision) => decision.status === "eligible" || decision.status === "unknown" || decision.status === "judgement",
  );
  const fromFen = total(least);
  if (open.some(unbounded)) return { fromFen, toFen: undefined };
  return { fromFen, toFen: Math.max(fromFen, total(open.map(atMost))) };
}

/** A grant in figures that hangs on an answer and has no upper bound yet. */
function unbounded({ amount, missing }: Decision): boolean {
  const figures = amount.kind === "unknown" || amount.kind === "fixed" || amount.kind === "ceiling";
  return (
    amount.form === "grant" && figures && amount.totalFen === null && amount.maxFen === undefined && missing.length > 0
  );
}

function atLeast(decision: Decision): Decision {
  return withTotal(decision, decision.amount.totalFen ?? decision.amount.minFen ?? null);
}

function atMost(decision: Decision): Decision {
  const { totalFen, maxFen } = decision.amount;
  return { ...withTotal(decision, maxFen ?? totalFen), status: "eligible" };
}

function withTotal(decision: Decision, totalFen: number | null): Decision {
  return { ...decision, amount: { ...decision.amount, totalFen } };
}
