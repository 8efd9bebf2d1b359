/** Rows for which a change cannot matter. */
import type { BenefitSide, Side } from "./side.ts";
import { bounded, judged, unsettled } from "./side.ts";

/**
 * 1 where every changed benefit says the same on both sides and lacks no fact: then whatever else is open, and
 * whatever an office judges, comes to the same on both sides.
 */
export function alike(before: Side, after: Side, rows: number, changed: readonly string[]): Uint8Array {
  const same = new Uint8Array(rows).fill(1);
  for (const id of changed) {
    const [one, other] = [before.benefits.get(id), after.benefits.get(id)];
    if (one && other) compareBoth(one, other, same);
    else if (one || other) compareToNothing((one ?? other)!, same);
  }
  return same;
}

function compareBoth(one: BenefitSide, other: BenefitSide, same: Uint8Array): void {
  const [outcomes, others] = [one.columns.outcome, other.columns.outcome];
  const [total, otherTotal] = [one.columns.totalFen, other.columns.totalFen];
  for (let row = 0; row < same.length; row++) {
    const [bits, otherBits] = [one.classes[outcomes[row]!]!, other.classes[others[row]!]!];
    if (bits !== otherBits || (bits & unsettled) !== 0) same[row] = 0;
    else if (bits === 0) continue;
    else if (!isSame(total[row]!, otherTotal[row]!)) same[row] = 0;
    else if ((bits & (bounded | judged)) !== 0 && !sameBounds(one, other, row)) same[row] = 0;
  }
}

/** A benefit that one side lacks is refused there. */
function compareToNothing({ columns, classes }: BenefitSide, same: Uint8Array): void {
  for (let row = 0; row < same.length; row++) if (classes[columns.outcome[row]!] !== 0) same[row] = 0;
}

function sameBounds({ columns: one }: BenefitSide, { columns: other }: BenefitSide, row: number): boolean {
  return isSame(one.minFen[row]!, other.minFen[row]!) && isSame(one.maxFen[row]!, other.maxFen[row]!);
}

/** Both are no figure, or the same one. */
function isSame(one: number, other: number): boolean {
  return one === other || (Number.isNaN(one) && Number.isNaN(other));
}
