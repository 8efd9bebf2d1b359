import type { Text } from "@jucai/engine";
import { placeOf, report, whereIs } from "../yaml/sheet.ts";
import { needs, record } from "./collections.ts";
import { string } from "./scalars.ts";
import { named, type Shape } from "./shape.ts";

const pair = record(
  { zh: needs(string), en: needs(string) },
  { zh: "中英文对照 { zh: …, en: … }", en: "a text in both languages, { zh: …, en: … }" },
);

/** Words in both languages. Han characters in `en` are only accepted in 《titles》 and quotes. */
export const text: Shape<Text> = named("text", pair.what, () => careful);

const careful: Shape<Text> = {
  ...pair,
  read: (node, sheet) => {
    const value = pair.read(node, sheet);
    if (hasStrayHan(value.en)) {
      report(
        sheet,
        value.en === "" ? placeOf(sheet, node) : whereIs(sheet, value, "en"),
        "pack/han-in-english",
        { zh: "英文里夹有汉字。", en: "The English text has Chinese characters in it." },
        {
          zh: "译成英文；文件名放在《》里，原词放在“”里。",
          en: "Translate them; put titles in 《》 and original words in “”.",
        },
      );
    }
    return value;
  },
};

/** Whether an English text holds Han characters outside titles and quotes. */
export function hasStrayHan(english: string): boolean {
  return /\p{Script=Han}/u.test(english.replace(/《[^》]*》|“[^”]*”|"[^"]*"|「[^」]*」/gu, ""));
}
