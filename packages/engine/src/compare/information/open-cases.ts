/** One benefit in a block: which outcomes are open, how often each occurs, and what hangs on it. */
import type { Prepared } from "../../decide/rules.ts";
import type { ScreenedBenefit } from "../../screen/screened.ts";
import { isMoney } from "../costs/costs.ts";
import type { Hanging } from "../types.ts";

export type OpenOutcome = {
  /** Empty where nothing but a judgement is missing. */
  readonly missing: readonly string[];
  /** Of its cases; claimants are left at 0, they are counted over all benefits. */
  readonly hanging: Hanging;
};

/** By outcome; undefined where it is settled or nobody has it. */
export function openOutcomes(
  { benefit }: Prepared,
  { outcome, outcomes, minFen, maxFen }: ScreenedBenefit,
): (OpenOutcome | undefined)[] {
  const open = Uint8Array.from(outcomes, ({ status, missing }) =>
    Number(missing.length > 0 || status === "judgement" || status === "unknown"),
  );
  const [cases, fen, unbounded] = [0, 1, 2].map(() => new Float64Array(outcomes.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const money = isMoney(benefit);
  for (let row = 0; row < outcome.length; row++) {
    const at = outcome[row]!;
    if (open[at] === 0) continue;
    cases[at]! += 1;
    if (!money) continue;
    const most = maxFen[row]!;
    if (Number.isNaN(most)) unbounded[at]! += 1;
    else fen[at]! += most - (minFen[row]! > 0 ? minFen[row]! : 0);
  }
  return outcomes.map(({ missing }, at) =>
    cases[at] === 0
      ? undefined
      : { missing, hanging: { claimants: 0, cases: cases[at]!, fen: fen[at]!, unbounded: unbounded[at]! } },
  );
}
