/** A sum of whole fen in capital numerals 大写, as vouchers and letters say it. The library loads when it is needed. */
export async function inCapitals(fen: number): Promise<string> {
  const { default: numerals } = await import("nzh/cn");
  const [yuan, cents] = [Math.floor(fen / 100), fen % 100];
  // Text, not a fraction: a sum must not pass through floating point. Zeros behind the point would take 整 away.
  return numerals.toMoney(cents === 0 ? yuan : `${yuan}.${String(cents).padStart(2, "0")}`);
}
