import { figureOf, formatFen } from "../../lib/format.ts";
import type { MoneyRange } from "../state/money-range.ts";
import type { Wording } from "../words/words.ts";

/** `目前可得 0 至 72,000 元`; with one figure when both ends meet. */
export function rangeInWords({ fromFen, toFen }: MoneyRange, { w, locale }: Wording): string {
  const from = formatFen(fromFen, locale);
  if (toFen === undefined) return w.rangeOpen(from);
  return toFen === fromFen ? w.rangeExact(from) : w.range(figureOf(fromFen), formatFen(toFen, locale));
}
