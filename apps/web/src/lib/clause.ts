import type { Language } from "./messages.ts";

const numerals = "零一二三四五六七八九";
/** What documents call their parts. */
const parts: readonly (readonly [string, string])[] = [
  ["印发通知", "notice of issue"],
  ["组织实施", "implementation"],
  ["前言", "preamble"],
  ["附件", "annex "],
  ["附则", "final part "],
  ["正文-", "body "],
  ["文末", "end"],
];

/**
 * A clause as a reader says it: in Chinese as the document prints it, in English with its parts and numbers
 * in English, 四(一)5 → 4(1)5, 附件2-二 → annex 2-2, so that it is still found by its place. What has other
 * words stays as printed.
 */
export function clauseInWords(clause: string, language: Language): string {
  if (language === "zh") return clause;
  const named = parts.reduce((text, [chinese, english]) => text.replaceAll(chinese, english), clause);
  const numbered = named
    .replaceAll(/([零一二三四五六七八九十]+)(?=\d)/g, "$1.")
    .replaceAll(/[零一二三四五六七八九十]+/g, (digits) => String(numberOf(digits)))
    .replaceAll("（", "(")
    .replaceAll("）", ")")
    .replaceAll(/、(?=\()/g, "")
    .replaceAll("、", ".");
  return /\p{Script=Han}/u.test(numbered) ? clause : numbered;
}

/** Chinese numerals up to ninety-nine: 十 10, 十二 12, 二十 20, 二十一 21. */
function numberOf(digits: string): number {
  const [tens = "", ones = ""] = digits.includes("十") ? digits.split("十") : ["0", digits];
  const digit = (text: string, empty: number) => (text === "" || text === "0" ? empty : numerals.indexOf(text));
  return 10 * digit(tens, tens === "0" ? 0 : 1) + digit(ones, 0);
}
