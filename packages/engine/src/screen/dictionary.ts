/** The outcomes of one benefit that rows share, each with its sums; rows with a sum of their own stand apart. */
import type { ClaimOutcome } from "../decide/decide.ts";
import type { Outcome, ScreenedBenefit } from "./screened.ts";

export class Dictionary {
  /** Number 0 is nobody's outcome. */
  readonly outcomes: Outcome[] = [{ status: "unknown", kind: "unknown", missing: [] }];
  readonly totalFen: number[] = [NaN];
  readonly minFen: number[] = [NaN];
  readonly maxFen: number[] = [NaN];
  private readonly numbers = new Map<string, number>();

  /** The number of an outcome with its sums. */
  numberOf(outcome: ClaimOutcome): number {
    const { totalFen, minFen, maxFen } = outcome.amount;
    return this.add(outcome, [totalFen ?? NaN, minFen ?? NaN, maxFen ?? NaN], "");
  }

  /** The number of an outcome whose sums are each row's own. */
  numberWithoutSums(outcome: ClaimOutcome): number {
    return this.add(outcome, [NaN, NaN, NaN], "own");
  }

  private add(
    { status, amount, missing }: ClaimOutcome,
    sums: readonly [number, number, number],
    mark: string,
  ): number {
    const key = `${mark} ${status} ${amount.kind} ${sums.join(" ")} ${missing.join(" ")}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.outcomes.push({ status, kind: amount.kind, missing }) - 1;
    this.totalFen.push(sums[0]);
    this.minFen.push(sums[1]);
    this.maxFen.push(sums[2]);
    this.numbers.set(key, number);
    return number;
  }
}

/** In fen; not-a-number where there is none. */
export type Sums = { readonly totalFen: number; readonly minFen: number; readonly maxFen: number };
type Sum = "totalFen" | "minFen" | "maxFen";

/** One benefit's columns; sums are written out when they are read. */
export class BenefitColumns implements ScreenedBenefit {
  readonly benefit: string;
  readonly outcome: Int32Array;
  private readonly dictionary: Dictionary;
  /** Rows with sums of their own, and the sums; what is said last of a row holds. */
  readonly own = new Map<number, Sums>();
  private readonly written = new Map<Sum, Float64Array>();
  /** Memory for sums of an earlier run. */
  private readonly spare = new Map<Sum, Float64Array>();

  constructor(benefit: string, dictionary: Dictionary, rows: number) {
    this.benefit = benefit;
    this.dictionary = dictionary;
    this.outcome = new Int32Array(rows);
  }

  get outcomes(): readonly Outcome[] {
    return this.dictionary.outcomes;
  }

  get totalFen(): Float64Array {
    return this.sums("totalFen");
  }

  get minFen(): Float64Array {
    return this.sums("minFen");
  }

  get maxFen(): Float64Array {
    return this.sums("maxFen");
  }

  /** Notes an outcome whose sums are the row's own. */
  writeOwn(row: number, outcome: ClaimOutcome): void {
    this.outcome[row] = this.dictionary.numberWithoutSums(outcome);
    const { totalFen, minFen, maxFen } = outcome.amount;
    this.own.set(row, { totalFen: totalFen ?? NaN, minFen: minFen ?? NaN, maxFen: maxFen ?? NaN });
  }

  /** Makes ready for another run over as many rows; what was read before is void. */
  clear(): void {
    for (const [sum, column] of this.written) this.spare.set(sum, column);
    this.written.clear();
    this.own.clear();
    // An outcome that is there already is taken for found.
    this.outcome.fill(0);
  }

  private sums(sum: Sum): Float64Array {
    const known = this.written.get(sum);
    if (known) return known;
    const byOutcome = Float64Array.from(this.dictionary[sum]);
    const column = this.spare.get(sum) ?? new Float64Array(this.outcome.length);
    for (let row = 0; row < column.length; row++) column[row] = byOutcome[this.outcome[row]!]!;
    for (const [row, sums] of this.own) column[row] = sums[sum];
    this.written.set(sum, column);
    return column;
  }
}
