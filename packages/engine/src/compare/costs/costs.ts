/** What the chosen benefits of a block of rows cost: by year, by benefit. */
import { type DecideOptions, instalmentsOfClaim } from "../../decide/decide.ts";
import type { Prepared, Rules } from "../../decide/rules.ts";
import type { Benefit } from "../../model/benefit.ts";
import { factsAt, type Table } from "../../screen/table.ts";
import { ByStart, ByYear } from "./by-year.ts";
import { type Starts, startsOf } from "./starts.ts";

/** One benefit over a block, ready to be summed. */
export type Chosen = {
  readonly prepared: Prepared;
  /** Sum of each row; not-a-number where no figure follows. */
  readonly totalFen: Float64Array;
  /** 1 where it is in the bundle. */
  readonly chosen: Uint8Array;
};

export type Costing = {
  readonly rules: Rules;
  readonly options: DecideOptions;
  readonly starts: ReadonlyMap<string, Starts | undefined>;
};

/** How each benefit is laid out over the years, found once for its rules. */
export function costingOf(rules: Rules, options: DecideOptions): Costing {
  const starts = rules.benefits.map((prepared) => [prepared.benefit.id, startsOf(prepared, rules, options)] as const);
  return { rules, options, starts: new Map(starts) };
}

/** Only grants are summed. */
export function isMoney({ form, pays }: Benefit): boolean {
  return form === "grant" && pays.schedule.kind !== "none";
}

/**
 * Adds the instalments of one benefit in a block to their years, and gives their sum in fen.
 * `skip` are rows that are summed elsewhere.
 */
export function costOf(
  { prepared, totalFen, chosen }: Chosen,
  block: { readonly table: Table; readonly from: number; readonly skip: ReadonlySet<number> },
  { rules, options, starts }: Costing,
  into: ByYear,
): number {
  const { benefit } = prepared;
  if (!isMoney(benefit)) return 0;
  const start = starts.get(benefit.id);
  const startOf = start?.of(block.table);
  const byStart = new ByStart(benefit.pays.schedule, start?.delayMonths ?? 0, into);
  let sum = 0;
  for (let row = 0; row < chosen.length; row++) {
    const fen = chosen[row] === 1 ? totalFen[row]! : 0;
    if (!(fen > 0) || block.skip.has(row)) continue;
    sum += fen;
    const at = block.from + row;
    if (startOf) byStart.add(startOf(at), fen);
    else into.addAll(instalmentsAt(rules, prepared, block.table, at, options));
  }
  byStart.finish();
  return sum;
}

/** The instalments of one row as `decide` says them. */
function instalmentsAt(rules: Rules, prepared: Prepared, table: Table, row: number, options: DecideOptions) {
  const held = table.held.get(row) ?? [];
  return instalmentsOfClaim(rules, prepared, factsAt(table, row), { ...options, held });
}
