import type { Policy, Text, Vocabulary } from "@jucai/engine/run";
import type { PlacesBook } from "../state/merge-books.ts";
import type { Wording } from "../words/words.ts";

/** Stands for "in none of the places named before": no region of a rule contains it. */
const elsewhere = "100000";

/** The name of a region in the vocabulary; a code without one is shown as it is. */
export function placeName(code: string, vocabulary: Vocabulary): Text {
  const named = vocabulary.enumerations.find(({ id }) => id === "region")?.values.find(({ id }) => id === code);
  return named?.label ?? { zh: `地区代码${code}`, en: `area code ${code}` };
}

const known = new WeakMap<PlacesBook, readonly string[]>();

/** The places of a check, then every region that its rules tell apart. */
export function regionsOf(book: PlacesBook): readonly string[] {
  const before = known.get(book);
  if (before) return before;
  const named = new Set(book.places.map(({ code }) => code));
  collect(
    book.policies.flatMap(({ benefits }: Policy) => benefits),
    named,
  );
  const regions = [...named];
  known.set(book, regions);
  return regions;
}

/** Every part of a rule that asks whether something lies within a region says so in the same way. */
function collect(part: unknown, regions: Set<string>): void {
  if (typeof part !== "object" || part === null) return;
  if ("op" in part && part.op === "within" && "region" in part) constantsIn(part.region, regions);
  for (const inner of Object.values(part)) collect(inner, regions);
}

function constantsIn(part: unknown, regions: Set<string>): void {
  if (typeof part !== "object" || part === null) return;
  if ("value" in part && typeof part.value === "string" && /^\d{6}$/.test(part.value)) regions.add(part.value);
  for (const inner of Object.values(part)) constantsIn(inner, regions);
}

/**
 * The choices for a region: the places at hand, then the rest of their cities, the rest of
 * their provinces, and everywhere else.
 *
 * Rules only ask whether a code lies inside a county, a city or a province, so one
 * code per ring stands for all places of that ring: 350400 is "in Sanming, but not
 * in Qingliu".
 */
export function regionCodes(regions: readonly string[]): readonly string[] {
  const rings = regions.flatMap((code) => [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]);
  const level = (code: string) => (/0000$/.test(code) ? 2 : /00$/.test(code) ? 1 : 0);
  const narrowFirst = [...new Set(rings)].filter((code) => code !== "000000").sort((a, b) => level(a) - level(b));
  return [...narrowFirst, elsewhere];
}

/** What a code is called among the choices of its question. */
export function regionLabel(code: string, codes: readonly string[], vocabulary: Vocabulary, { w, t }: Wording): string {
  const name = (of: string) => t(placeName(of, vocabulary));
  const index = codes.indexOf(code);
  if (code === elsewhere) {
    const provinces = codes.filter((one) => one !== elsewhere && one.endsWith("0000"));
    return provinces.length === 1 ? w.regionOutside(name(provinces[0]!)) : w.regionNone;
  }
  const narrower = codes.slice(0, Math.max(index, 0)).some((one) => one.startsWith(code.replace(/(00)+$/, "")));
  return narrower ? w.regionRest(name(code)) : w.regionIn(name(code));
}

/** A chosen region by itself. */
export function regionInWords(code: string, vocabulary: Vocabulary, { w, t }: Wording): string {
  return code === elsewhere ? w.regionElsewhere : w.regionIn(t(placeName(code, vocabulary)));
}
