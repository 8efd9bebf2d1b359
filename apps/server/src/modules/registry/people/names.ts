import { pinyin } from "pinyin-pro";

/** What a name is looked up by, besides itself. */
export type NameKeys = { readonly name_pinyin: string; readonly given_pinyin: string; readonly name_initials: string };

/** A name as it is kept and compared: plain characters, one space between words, none between Chinese characters. */
export function tidyName(name: string): string {
  return name
    .normalize("NFKC")
    .trim()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")
    .replaceAll(/[•‧∙⋅・．]/g, "·");
}

/**
 * Pinyin of a name in full, of all but its first character, and its initials. Surnames are read as surnames.
 *
 * @example nameKeys("单小雄") // { name_pinyin: "shanxiaoxiong", given_pinyin: "xiaoxiong", name_initials: "sxx" }
 * @example nameKeys("John Smith") // { name_pinyin: "johnsmith", given_pinyin: "smith", name_initials: "js" }
 */
export function nameKeys(name: string): NameKeys {
  const syllables = /\p{Script=Han}/u.test(name) ? syllablesOf(name) : name.split(" ");
  const plain = syllables.map((each) => each.toLowerCase().replaceAll(/[^a-z]/g, "")).filter((each) => each !== "");
  return {
    name_pinyin: plain.join(""),
    given_pinyin: plain.slice(1).join(""),
    name_initials: plain.map((each) => each[0]).join(""),
  };
}

function syllablesOf(name: string): string[] {
  return pinyin(name, { toneType: "none", type: "array", surname: "head", v: true });
}
