/** One side of a comparison over a block of rows: what each row comes to, and what it still could. */
import { isInKind } from "../combine/weigh.ts";
import type { DecideOptions } from "../decide/decide.ts";
import type { Prepared, Rules } from "../decide/rules.ts";
import type { Screened, ScreenedBenefit } from "../screen/screened.ts";
import type { Table } from "../screen/table.ts";
import { ByYear } from "./costs/by-year.ts";
import { type Costing, costingOf, costOf, isMoney } from "./costs/costs.ts";
import { lineSharers, paidIn } from "./costs/shared-lines.ts";

/** Bits of {@link Side.flags}. */
export const isOpen = 1;
/** An open benefit in kind may take the place of money, so that nothing is certain. */
const mayLoseMoney = 2;

export type BenefitSide = {
  readonly prepared: Prepared;
  readonly columns: ScreenedBenefit;
  /** By outcome, see {@link classesOf}. */
  readonly classes: Uint8Array;
  headcount: number;
  fen: number;
};

export type Side = {
  /** Settled sum of the chosen grants. */
  readonly totalFen: Float64Array;
  /** What open sums add at least and at most; the latter Infinity where nothing bounds it. */
  readonly leastFen: Float64Array;
  readonly mostFen: Float64Array;
  readonly flags: Uint8Array;
  readonly benefits: ReadonlyMap<string, BenefitSide>;
  readonly byYear: ByYear;
};

/** Classes of outcomes: bits. */
export const eligible = 1;
/** Some fact or judgement is missing for the status or the sum. */
export const unsettled = 2;
/** Eligible for a sum that only has bounds: a ceiling, a floor, a range. */
export const bounded = 4;

/** A judgement, with every fact known: what a yes is worth is known too. */
export const judged = 8;

/** By outcome: what it says, as bits. */
function classesOf({ outcomes }: ScreenedBenefit): Uint8Array {
  return Uint8Array.from(outcomes, ({ status, kind, missing }) => {
    if (status === "judgement" && missing.length === 0) return judged;
    const isEligible = status === "eligible" ? eligible : 0;
    if (status === "unknown" || status === "judgement" || kind === "unknown") return isEligible | unsettled;
    const isBounded = kind === "ceiling" || kind === "floor" || kind === "range";
    return isEligible === eligible && isBounded ? eligible | bounded : isEligible;
  });
}

export type Sizing = { readonly costing: Costing; readonly sharers: readonly number[] };

export function sizingOf(rules: Rules, options: DecideOptions): Sizing {
  return { costing: costingOf(rules, options), sharers: lineSharers(rules) };
}

/** What a caller may keep: sides of a screening that is compared again and again. */
const known = new WeakMap<Screened, { readonly rules: Rules; readonly table: Table; readonly side: Side }>();

/** The side of a block; a screening that was looked at before with the same rules is not summed again. */
export function sideOf(sizing: Sizing, table: Table, from: number, screened: Screened): Side {
  const { rules } = sizing.costing;
  const before = known.get(screened);
  if (before?.rules === rules && before.table === table) return before.side;
  const side = summed(sizing, table, from, screened);
  known.set(screened, { rules, table, side });
  return side;
}

function summed({ costing, sharers }: Sizing, table: Table, from: number, screened: Screened): Side {
  const { rows } = screened;
  const { rules, options } = costing;
  const numbers = new Map(screened.benefits.map(({ benefit }, index) => [benefit, index]));
  const side: Side = {
    totalFen: new Float64Array(rows),
    leastFen: new Float64Array(rows),
    mostFen: new Float64Array(rows),
    flags: new Uint8Array(rows),
    benefits: new Map(
      rules.benefits.map((prepared) => {
        const columns = screened.benefits[numbers.get(prepared.benefit.id)!]!;
        return [prepared.benefit.id, { prepared, columns, classes: classesOf(columns), headcount: 0, fen: 0 }];
      }),
    ),
    byYear: new ByYear(),
  };
  const all = [...side.benefits.values()];
  const chosen = all.map((each) => chosenRows(each, screened, numbers.get(each.prepared.benefit.id)!));
  const shared = sharedRows(
    sharers.map((index) => chosen[index]!),
    rows,
  );
  all.forEach((each, index) => {
    addBenefit(side, each, chosen[index]!, rules.benefits.length > 1);
    const totals = { prepared: each.prepared, totalFen: each.columns.totalFen, chosen: chosen[index]! };
    const skip = sharers.includes(index) ? shared : new Set<number>();
    each.fen += costOf(totals, { table, from, skip }, costing, side.byYear);
    if (isMoney(each.prepared.benefit)) addTotals(side, totals.totalFen, totals.chosen, skip);
  });
  const few = { ...rules, benefits: sharers.map((index) => rules.benefits[index]!) };
  for (const row of shared) {
    for (const { benefit, fen, instalments } of paidIn(few, table, from + row, options)) {
      side.totalFen[row]! += fen;
      side.benefits.get(benefit)!.fen += fen;
      side.byYear.addAll(instalments);
    }
  }
  return side;
}

/** Which rows have it in their bundle; without bundles every eligible one counts. */
function chosenRows({ columns, classes }: BenefitSide, { bundle, rows }: Screened, index: number): Uint8Array {
  if (bundle) return bundle.chosen[index]!;
  const chosen = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) chosen[row] = classes[columns.outcome[row]!]! & eligible;
  return chosen;
}

/** Rows that have chosen more than one benefit of those that may share lines. */
function sharedRows(chosen: readonly Uint8Array[], rows: number): Set<number> {
  const shared = new Set<number>();
  if (chosen.length < 2) return shared;
  for (let row = 0; row < rows; row++) {
    let count = 0;
    for (const each of chosen) count += each[row]!;
    if (count > 1) shared.add(row);
  }
  return shared;
}

function addTotals({ totalFen }: Side, sums: Float64Array, chosen: Uint8Array, skip: ReadonlySet<number>): void {
  for (let row = 0; row < chosen.length; row++) {
    if (chosen[row] === 1 && sums[row]! > 0 && !(skip.size > 0 && skip.has(row))) totalFen[row]! += sums[row]!;
  }
}

/** Counts who is eligible, and notes what an open outcome could add. */
function addBenefit(side: Side, each: BenefitSide, chosen: Uint8Array, meetsOthers: boolean): void {
  const { prepared, columns, classes } = each;
  const { outcome } = columns;
  const { flags, leastFen, mostFen } = side;
  const money = isMoney(prepared.benefit);
  const inKind = meetsOthers && isInKind(prepared);
  const anyOpen = classes.some((bits) => bits > eligible);
  const [least, most] = money && anyOpen ? [columns.minFen, columns.maxFen] : [];
  let headcount = 0;
  for (let row = 0; row < outcome.length; row++) {
    const bits = classes[outcome[row]!]!;
    headcount += bits & eligible;
    if (bits <= eligible) continue;
    flags[row]! |= inKind && (bits & eligible) === 0 ? isOpen | mayLoseMoney : isOpen;
    if (!least || !most) continue;
    if (chosen[row] === 1 && least[row]! > 0) leastFen[row]! += least[row]!;
    mostFen[row]! += Number.isNaN(most[row]!) ? Infinity : most[row]!;
  }
  each.headcount += headcount;
}

/** The least that a row comes to. */
export function lowOf({ totalFen, leastFen, flags }: Side, row: number): number {
  return (flags[row]! & mayLoseMoney) !== 0 ? 0 : totalFen[row]! + leastFen[row]!;
}

/** The most that a row could come to; Infinity where nothing bounds it. */
export function highOf({ totalFen, mostFen }: Side, row: number): number {
  return totalFen[row]! + mostFen[row]!;
}
