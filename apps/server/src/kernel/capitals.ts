import numerals from "nzh/cn";

/**
 * An amount in capital numerals 大写 as cheques and official letters write it, without 人民币 in front.
 *
 * Whole yuan end in 整; an amount with fen never does (支付结算办法, annex 1).
 *
 * @example inCapitals(1_800_000) // 壹万捌仟元整
 */
export function inCapitals(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new Error(`${fen} fen cannot be written in capitals`);
  const cents = fen % 100;
  // As text: a float would lose fen, and "18000.00" would lose its 整.
  const yuan = String((fen - cents) / 100);
  const text = cents === 0 ? yuan : `${yuan}.${String(cents).padStart(2, "0")}`;
  return numerals.toMoney(text, { outSymbol: false });
}

/** Figures as letters write them: `18,000.00`. */
export function inFigures(fen: number): string {
  const cents = fen % 100;
  return `${((fen - cents) / 100).toLocaleString("en-US")}.${String(cents).padStart(2, "0")}`;
}
