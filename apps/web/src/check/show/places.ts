import type { Fact, Text, Vocabulary } from "@jucai/engine/run";
import type { Wording } from "../words/words.ts";

/** Stands for "in none of the places named before": no region of a rule contains it. */
const elsewhere = "100000";

/** The name of a region in the vocabulary; a code without one is shown as it is. */
export function placeName(code: string, vocabulary: Vocabulary): Text {
  const named = vocabulary.enumerations.find(({ id }) => id === "region")?.values.find(({ id }) => id === code);
  return named?.label ?? { zh: `地区代码${code}`, en: `area code ${code}` };
}

/**
 * The choices for a region: the place itself, then the rest of its city, the rest
 * of its province, and everywhere else.
 *
 * Rules only ask whether a code lies inside a county, a city or a province, so one
 * code per ring stands for all places of that ring: 350400 is "in Sanming, but not
 * in Qingliu".
 */
export function regionCodes(fact: Fact, home: string): readonly string[] {
  const offered = fact.suggests && fact.suggests.length > 0 ? fact.suggests : [home];
  const [first] = offered;
  const rings = first === undefined ? [] : [`${first.slice(0, 4)}00`, `${first.slice(0, 2)}0000`];
  return [...new Set([...offered, ...rings, elsewhere])];
}

/** What a code is called among the choices of its question. */
export function regionLabel(code: string, codes: readonly string[], vocabulary: Vocabulary, { w, t }: Wording): string {
  const name = (of: string) => t(placeName(of, vocabulary));
  const index = codes.indexOf(code);
  if (code === elsewhere) return w.regionOutside(name(codes[codes.indexOf(elsewhere) - 1] ?? code));
  const narrower = codes.slice(0, Math.max(index, 0)).some((one) => one.startsWith(code.replace(/(00)+$/, "")));
  return narrower ? w.regionRest(name(code)) : w.regionIn(name(code));
}
