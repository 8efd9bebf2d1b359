import type { Fact, Text } from "@jucai/engine/run";
import type { Wording } from "../words/words.ts";

/** Stands for "in the country, in none of the places named before": no region of a rule contains it. */
const elsewhere = "100000";

/** Names of the places that questions offer; a code not listed is shown as it is. */
const names: Readonly<Record<string, Text>> = {
  "350423": { zh: "清流县", en: "Qingliu County" },
  "350400": { zh: "三明市", en: "Sanming" },
  "350000": { zh: "福建省", en: "Fujian" },
};

export function placeName(code: string): Text {
  return names[code] ?? { zh: `地区代码 ${code}`, en: `area code ${code}` };
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
export function regionLabel(code: string, codes: readonly string[], { w, t }: Wording): string {
  const index = codes.indexOf(code);
  if (code === elsewhere) return w.regionOutside(t(placeName(codes[codes.indexOf(elsewhere) - 1] ?? code)));
  const narrower = codes.slice(0, Math.max(index, 0)).some((one) => one.startsWith(code.replace(/(00)+$/, "")));
  return narrower ? w.regionRest(t(placeName(code))) : w.regionIn(t(placeName(code)));
}
