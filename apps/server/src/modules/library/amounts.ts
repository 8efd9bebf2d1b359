import type { Amount, Benefit, Expression } from "@jucai/engine";

export type Mention = { readonly yuan: string; readonly from: number; readonly to: number };

const units: Readonly<Record<string, number>> = { 亿: 1e8, 万: 1e4, w: 1e4, 千: 1e3, k: 1e3, 百: 1e2 };
const mention = /(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?\s*([亿万千百wk])?\s*(元|块|yuan)?/g;

/**
 * Finds sums of money in plain text: 36000, 36,000, 3.6万 and 3.6 万元 are one and the same.
 *
 * Text of a document must name the unit; a reader's search need not.
 */
export function mentions(plainText: string, unitNeeded: boolean): Mention[] {
  return [...plainText.matchAll(mention)].flatMap((match) => {
    const [whole, integer = "", fraction = "", unit, yuan] = match;
    if (unitNeeded && unit === undefined && yuan === undefined) return [];
    const value = Number(integer.replaceAll(/[,，]/g, "") + fraction) * (units[unit ?? ""] ?? 1);
    if (!Number.isFinite(value) || value > 1e14) return [];
    return [{ yuan: printYuan(value), from: match.index, to: match.index + whole.trimEnd().length }];
  });
}

/** Every sum that a benefit states or computes without knowing a fact, in yuan. */
export function amountsOf({ pays }: Benefit): string[] {
  const each = pays.to.flatMap(({ amount }) => sums(amount));
  const months = pays.schedule.kind === "monthly" ? pays.schedule.months : 1;
  const totals = each.map((fen) => fen * months);
  const stated = (pays.states ?? []).map(({ fen }) => fen);
  return [...new Set([...each, ...totals, ...stated])].map((fen) => printYuan(fen / 100));
}

function sums(amount: Amount): number[] {
  switch (amount.kind) {
    case "expression":
      return constantFen(amount.is);
    case "by":
    case "rows":
      return amount.rows.flatMap((row) => sums(row.amount));
    case "least":
    case "most":
    case "add":
      return amount.of.flatMap(sums);
    case "percent":
    case "uplift":
    case "times":
      return sums(amount.of);
    case "ladder":
      return amount.steps.map(({ fen }) => fen);
    case "none":
      return [];
  }
}

function constantFen(is: Expression): number[] {
  return is.op === "const" && typeof is.value === "number" ? [is.value] : [];
}

/** At most two decimals, no trailing zeros, no separators. */
function printYuan(yuan: number): string {
  return String(Math.round(yuan * 100) / 100);
}
