/** What a screening says: for each benefit one column of outcomes and three of money. */
import type { Status } from "../model/decision.ts";

/** An outcome that many rows share; everything of a decision that is not a sum of its own. */
export type Outcome = {
  readonly status: Status;
  /** As in a decision: `fixed`, `ceiling`, `unknown` … */
  readonly kind: string;
  /** Facts for which two completions differ, as in a decision; the first one is `missing[0]`. */
  readonly missing: readonly string[];
};

/** One benefit over all rows of the run, row numbers counted from the run's first row. */
export type ScreenedBenefit = {
  readonly benefit: string;
  /** Index into `outcomes` by row. */
  readonly outcome: Int32Array;
  /** Grows while the screening goes on; never shrinks. */
  readonly outcomes: readonly Outcome[];
  /** Whole fen as `amount.totalFen` of a decision; not-a-number where no figure follows, never 0. */
  readonly totalFen: Float64Array;
  /** Bounds where a decision names some, else not-a-number. */
  readonly minFen: Float64Array;
  readonly maxFen: Float64Array;
};

/** Of the best lawful bundle of each row. */
export type ScreenedBundle = {
  /** Sum of the chosen grants, in fen. */
  readonly totalFen: Float64Array;
  /** By benefit in the order of the rules: 1 where it is chosen, else 0. */
  readonly chosen: readonly Uint8Array[];
};

export type Screened = {
  readonly rows: number;
  readonly benefits: readonly ScreenedBenefit[];
  /** Absent when it was not asked for. */
  readonly bundle?: ScreenedBundle;
};
