/** Yuan as typed, such as 12,000.50, in whole fen; undefined where it is no amount of money. */
export function fenTyped(typed: string): number | undefined {
  const plain = typed.replace(/[,，\s]/g, "");
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(plain)) return undefined;
  const [yuan = "0", cents = ""] = plain.split(".");
  return Number(yuan) * 100 + Number(cents.padEnd(2, "0"));
}

/** What stands in the field for a sum in whole fen. */
export function typedFen(fen: number): string {
  const cents = fen % 100;
  return cents === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}
