/** Rules before and after over the same claimants, block by block. */
import type { DecideOptions } from "../decide/decide.ts";
import type { Rules } from "../decide/rules.ts";
import type { Screened } from "../screen/screened.ts";
import type { Table } from "../screen/table.ts";
import { alike } from "./alike.ts";
import { type Grouping, usualGroups } from "./groups.ts";
import { Headcount } from "./headcount.ts";
import { emptyComparison, mergeComparisons } from "./merge.ts";
import { highOf, lowOf, type Side, sideOf, sizingOf } from "./side.ts";
import { Spread } from "./spread.ts";
import { fundsOf, yearsOf } from "./sums.ts";
import type { Comparison, OpenSum } from "./types.ts";

export type CompareOptions = Omit<DecideOptions, "held"> & {
  /** Ids of the benefits that differ between the two; a benefit that only one side has is among them. */
  readonly changed: readonly string[];
};

/** One block of claimants with what both sides say of it. */
export type ComparedBlock = {
  readonly table: Table;
  readonly before: Screened;
  readonly after: Screened;
  /** Row of the table at which the screenings began; 0 when left out. */
  readonly from?: number;
  /** Codes by row of the table; by degree and age band when left out. */
  readonly groups?: readonly Grouping[];
};

export type Comparing = {
  readonly add: (block: ComparedBlock) => void;
  /** All blocks so far; partial results of several workers add up with {@link mergeComparisons}. */
  readonly result: () => Comparison;
};

/**
 * Compares rules block by block. `before` and `after` hold the benefits to be compared, as a rule those of `affectedBy`;
 * the screenings come from them, or from more benefits, with `bundle: true`.
 *
 * A row's sum is that of the grants in its best lawful bundle, as far as they are settled; sums that only have
 * bounds and sums still unknown give it a range on each side. A row is
 * - unchanged, when no changed benefit lacks a fact on either side and each says the same on both, whatever else is open;
 *   or when neither range has any length and both are the same sum;
 * - a winner, when the least it comes to after is more than the most it came to before; a loser the other way round;
 * - undecided otherwise: some affected benefit is open on either side (a fact or a judgement is missing, or the sum
 *   only has bounds) and the two ranges overlap.
 *
 * Sums of one side are kept with its screening, so that a caller who keeps `Screened` and `Rules` of one side
 * compares again without adding them up again.
 */
export function comparing(before: Rules, after: Rules, { changed, ...options }: CompareOptions): Comparing {
  const sizings = [sizingOf(before, options), sizingOf(after, options)] as const;
  let sum = emptyComparison();
  return {
    add: ({ table, before: one, after: other, from = 0, groups = usualGroups(table, options.on) }) => {
      const sides = [sideOf(sizings[0], table, from, one), sideOf(sizings[1], table, from, other)] as const;
      sum = mergeComparisons(sum, compared(sides, { rows: one.rows, from, groups, changed }));
    },
    result: () => sum,
  };
}

type Sides = readonly [Side, Side];
type Block = {
  readonly rows: number;
  readonly from: number;
  readonly groups: readonly Grouping[];
  readonly changed: readonly string[];
};

function compared(sides: Sides, { rows, from, groups, changed }: Block): Comparison {
  const [before, after] = sides;
  const verdicts = verdictsOf(sides, rows, changed);
  const heads = new Headcount(sides, rows, changed);
  return {
    rows,
    ...verdicts.counts,
    ...heads.counts(),
    costFen: { before: total(before.totalFen), after: total(after.totalFen) },
    openFen: { before: openSum(before), after: openSum(after) },
    byYear: yearsOf(before, after),
    ...fundsOf(before, after),
    groups: groups.map((group) => ({ by: group.by, rows: groupRows(group, from, sides, verdicts.of) })),
    spread: verdicts.spread.bars(),
  };
}

const [unchanged, winner, loser, undecided] = [0, 1, 2, 3];

function verdictsOf(sides: Sides, rows: number, changed: readonly string[]) {
  const [before, after] = sides;
  const same = alike(before, after, rows, changed);
  const of = new Uint8Array(rows);
  const spread = new Spread();
  const counts = new Float64Array(4);
  let [wonFen, lostFen] = [0, 0];
  for (let row = 0; row < rows; row++) {
    // Where nothing is open the sums say all, also which of two benefits a line went to.
    if (same[row] === 1 && (before.flags[row]! | after.flags[row]!) !== 0) {
      counts[unchanged]! += 1;
      continue;
    }
    const [gain, loss] = [lowOf(after, row) - highOf(before, row), lowOf(before, row) - highOf(after, row)];
    // Two ranges of no length that do not differ are one and the same sum.
    const verdict = gain > 0 ? winner : loss > 0 ? loser : gain === 0 && loss === 0 ? unchanged : undecided;
    of[row] = verdict;
    counts[verdict]! += 1;
    if (verdict === winner) {
      wonFen += gain;
      spread.add(gain);
    } else if (verdict === loser) {
      lostFen += loss;
      spread.add(-loss);
    }
  }
  const [still, won, lost, unclear] = [...counts] as [number, number, number, number];
  return { of, spread, counts: { winners: won, losers: lost, unchanged: still, undecided: unclear, wonFen, lostFen } };
}

function total(fen: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < fen.length; row++) sum += fen[row]!;
  return sum;
}

function openSum({ flags, leastFen, mostFen }: Side): OpenSum {
  let [minFen, maxFen, unbounded] = [0, 0, 0];
  for (let row = 0; row < flags.length; row++) {
    if (flags[row] === 0) continue;
    minFen += leastFen[row]!;
    if (mostFen[row] === Infinity) unbounded += 1;
    else maxFen += mostFen[row]!;
  }
  return { minFen, maxFen, unbounded };
}

function groupRows({ keys, codes }: Grouping, from: number, [before, after]: Sides, verdicts: Uint8Array) {
  const columns = 6;
  const sums = new Float64Array(keys.length * columns);
  for (let row = 0; row < verdicts.length; row++) {
    const at = codes[from + row]! * columns;
    sums[at]! += 1;
    const verdict = verdicts[row]!;
    if (verdict !== unchanged) sums[at + verdict]! += 1;
    sums[at + 4]! += before.totalFen[row]!;
    sums[at + 5]! += after.totalFen[row]!;
  }
  return keys.flatMap((key, code) => {
    const [people, winners, losers, open, beforeFen, afterFen] = [
      ...sums.subarray(code * columns, (code + 1) * columns),
    ];
    if (people === 0) return [];
    return [
      {
        key,
        people: people!,
        winners: winners!,
        losers: losers!,
        undecided: open!,
        beforeFen: beforeFen!,
        afterFen: afterFen!,
      },
    ];
  });
}
