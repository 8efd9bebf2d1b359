import type { Language } from "../../../lib/messages.ts";

/** Yuan with two decimals, as payment screens show money: 123450 → 1,234.50. Exact for every whole number of fen. */
export function yuan(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100);
  const cents = Math.abs(fen) % 100;
  return `${fen < 0 ? "−" : ""}${whole.toLocaleString("en-US")}.${String(cents).padStart(2, "0")}`;
}

/** The same with its unit, for sentences. */
export function yuanSaid(fen: number, language: Language): string {
  return yuan(fen) + (language === "zh" ? "元" : " yuan");
}

/** Large sums for sentences and axes: 万元 with at most two decimals, 亿元 from one hundred million yuan on. */
export function wan(fen: number, language: Language): string {
  if (fen === 0) return "0";
  if (language === "en") return `${(fen / 100).toLocaleString("en-US", { maximumFractionDigits: 0 })} yuan`;
  const [unit, name] = Math.abs(fen) >= 10_000_000_000 ? [10_000_000_000, "亿元"] : [1_000_000, "万元"];
  return (fen / unit).toLocaleString("en-US", { maximumFractionDigits: 2 }) + name;
}

/** Adds up a column, in fen. */
export const sumOf = <Row>(rows: readonly Row[], fen: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + fen(row), 0);
