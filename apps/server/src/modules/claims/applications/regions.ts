/** The choices of a region in a form. Pure. */
import type { Text, Vocabulary } from "@jucai/engine";

type Choice = { value: string; label: Text };

/** Stands for "in none of the places named before": no region of a rule contains it. */
const elsewhere = "100000";

/**
 * The places that a question offers first, then the rest of their cities, the rest of their provinces,
 * and everywhere else.
 *
 * Rules only ask whether a code lies inside a county, a city or a province, so one code for each ring
 * stands for all places of that ring, as in the check: 350400 is "in Sanming, but not in Qingliu".
 */
export function regionChoices(suggested: readonly string[], { enumerations }: Vocabulary): Choice[] {
  const names = new Map(enumerations.find(({ id }) => id === "region")?.values.map(({ id, label }) => [id, label]));
  const nameOf = (code: string) => names.get(code) ?? { zh: `地区代码${code}`, en: `area code ${code}` };
  const rings = suggested.flatMap((code) => [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]);
  const codes = [...new Set(rings)].sort((a, b) => level(a) - level(b));
  const choices = codes.map((code, at) => {
    const name = nameOf(code);
    const isRest = codes.slice(0, at).some((narrower) => narrower.startsWith(code.replace(/(00)+$/, "")));
    return {
      value: code,
      label: isRest ? { zh: `${name.zh}其他地方`, en: `Elsewhere in ${name.en}` } : name,
    };
  });
  return codes.length === 0 ? [] : [...choices, { value: elsewhere, label: { zh: "以上都不是", en: "None of these" } }];
}

/** A county is narrower than a city, a city than a province. */
const level = (code: string) => (code.endsWith("0000") ? 2 : code.endsWith("00") ? 1 : 0);
