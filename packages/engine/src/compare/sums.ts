/** Sums of two sides side by side: by year, by benefit, by fund. */
import type { Side } from "./side.ts";
import type { Comparison } from "./types.ts";

/** Rising, money without a date last. */
export function yearsOf(before: Side, after: Side): Comparison["byYear"] {
  const years = new Set([...before.byYear.fen.keys(), ...after.byYear.fen.keys()]);
  return [...years]
    .sort((a, b) => (a ?? Infinity) - (b ?? Infinity))
    .map((year) => ({ year, before: before.byYear.fen.get(year) ?? 0, after: after.byYear.fen.get(year) ?? 0 }));
}

/** By benefit, and by the first fund that its document names. */
export function fundsOf(before: Side, after: Side): Pick<Comparison, "byBenefit" | "byFund"> {
  const ids = new Set([...before.benefits.keys(), ...after.benefits.keys()]);
  const byFund = new Map<string, Comparison["byFund"][number]>();
  const byBenefit = [...ids].map((id) => {
    const [one, other] = [before.benefits.get(id), after.benefits.get(id)];
    const costFen = { before: one?.fen ?? 0, after: other?.fen ?? 0 };
    const { pack, funds } = (other ?? one)!.prepared.benefit;
    const fund = funds.is[0] ?? null;
    const key = `${pack} ${fund}`;
    const known = byFund.get(key) ?? { pack, fund, before: 0, after: 0 };
    byFund.set(key, { ...known, before: known.before + costFen.before, after: known.after + costFen.after });
    return { benefit: id, headcount: { before: one?.headcount ?? 0, after: other?.headcount ?? 0 }, costFen };
  });
  return { byBenefit, byFund: [...byFund.values()].filter((each) => each.before > 0 || each.after > 0) };
}
