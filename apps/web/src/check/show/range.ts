import { figureOf, formatFen } from "../../lib/format.ts";
import type { Judged } from "../state/judge.ts";
import type { MoneyRange } from "../state/money-range.ts";
import type { Wording } from "../words/words.ts";

/** `目前可得 0 至 72,000 元`; with one figure when both ends meet. */
export function rangeInWords({ fromFen, toFen }: MoneyRange, { w, locale }: Wording): string {
  const from = formatFen(fromFen, locale);
  if (toFen === undefined) return w.rangeOpen(from);
  return toFen === fromFen ? w.rangeExact(from) : w.range(figureOf(fromFen), formatFen(toFen, locale));
}

/** Of one place its range; of several one after the other, each named. */
export function rangesInWords({ places }: Pick<Judged, "places">, wording: Wording): string {
  const { w, t } = wording;
  const [only, ...more] = places;
  if (only && more.length === 0) return rangeInWords(only.range, wording);
  return places.map(({ at, range }) => w.rangeAt(t(at.name), rangeInWords(range, wording))).join(w.semicolon);
}
