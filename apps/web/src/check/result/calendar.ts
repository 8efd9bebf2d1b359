import type { Benefit, Bundle, Decision, Instalment, Text } from "@jucai/engine/run";

/** One instalment of a chosen grant, with who pays for what. */
export type Due = Instalment & {
  readonly benefit: string;
  readonly title: Text;
  readonly payeeLabel: Text | undefined;
};
/** All money of one calendar year; `year` is undefined where no date follows. */
export type YearSum = { readonly year: number | undefined; readonly fen: number };

export type Calendar = {
  readonly dues: readonly Due[];
  readonly years: readonly YearSum[];
  /** Whole fen over all instalments. */
  readonly sumFen: number;
  /** What combining took away or gave, so that `sumFen + adjustFen` is the bundle's total. */
  readonly adjustFen: number;
};

/** Lays the chosen grants out over time. Loans and offsets are no income and stay out, as in the total. */
export function calendarOf(bundle: Bundle, decisions: readonly Decision[], benefits: readonly Benefit[]): Calendar {
  const dues = decisions
    .filter((decision) => bundle.chosen.includes(decision.benefit) && decision.amount.form === "grant")
    .flatMap((decision) => duesOf(decision, benefits))
    .sort(byDate);
  const sumFen = dues.reduce((sum, due) => sum + due.fen, 0);
  return { dues, years: yearsOf(dues), sumFen, adjustFen: bundle.totalFen - sumFen };
}

function duesOf(decision: Decision, benefits: readonly Benefit[]): readonly Due[] {
  const benefit = benefits.find((one) => one.id === decision.benefit);
  if (!benefit) return [];
  return decision.instalments.map((instalment) => ({
    ...instalment,
    benefit: benefit.id,
    title: benefit.title,
    payeeLabel: benefit.pays.to.find((payee) => payee.id === instalment.payee)?.label,
  }));
}

function byDate(one: Due, other: Due): number {
  return (one.due ?? "9999").localeCompare(other.due ?? "9999");
}

function yearsOf(dues: readonly Due[]): readonly YearSum[] {
  const sums = new Map<number | undefined, number>();
  for (const { due, fen } of dues) {
    const year = due === null ? undefined : Number(due.slice(0, 4));
    sums.set(year, (sums.get(year) ?? 0) + fen);
  }
  return [...sums].map(([year, fen]) => ({ year, fen }));
}
