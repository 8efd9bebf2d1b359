/** Hundredths of a point as readers see points: +2, −0.5, 0. */
export function pointsSaid(hundredths: number): string {
  const figure = (Math.abs(hundredths) / 100).toLocaleString("en-US", { maximumFractionDigits: 2 });
  return hundredths > 0 ? `+${figure}` : hundredths < 0 ? `−${figure}` : "0";
}

/** A total, without a plus. */
export function totalSaid(hundredths: number): string {
  return pointsSaid(hundredths).replace("+", "");
}

/** Points as typed, in hundredths; undefined for what is no such number. */
export function pointsTyped(text: string): number | undefined {
  const typed = text.trim().replace("−", "-");
  return /^[+-]?\d{1,4}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : undefined;
}
