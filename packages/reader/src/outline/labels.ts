import type { OutlineNode } from "../model.ts";
import { chineseNumber } from "../words/numbers.ts";

/** A printed number of a heading or paragraph. `rank`: how deep such a number stands, smaller is higher. */
export type Label = {
  readonly kind: OutlineNode["kind"];
  readonly rank: number;
  readonly number: number;
  /** Length of the label in the line, with blanks behind it. */
  readonly length: number;
  /** As printed, without the blanks. */
  readonly printed: string;
};

const chinese = "[一二三四五六七八九十百零○两]{1,5}";
const styles: readonly { readonly pattern: RegExp; readonly kind: OutlineNode["kind"]; readonly rank: number }[] = [
  { pattern: new RegExp(`^第\\s?(${chinese}|\\d{1,3})\\s?(?:部分|篇|编)[：、.]?\\s*`), kind: "part", rank: 1 },
  { pattern: new RegExp(`^第\\s?(${chinese}|\\d{1,3})\\s?章[：、.]?\\s*`), kind: "chapter", rank: 2 },
  { pattern: new RegExp(`^第\\s?(${chinese}|\\d{1,3})\\s?节[：、.]?\\s*`), kind: "section", rank: 3 },
  { pattern: new RegExp(`^(${chinese})\\s?[、.．。]\\s*(?![一二三四五六七八九十]、?[类等级])`), kind: "part", rank: 4 },
  { pattern: new RegExp(`^第\\s?(${chinese}|\\d{1,3})\\s?条(?!件|款|第)[：、.]?\\s*`), kind: "article", rank: 5 },
  { pattern: new RegExp(`^（\\s?(${chinese})\\s?）[、.．]?\\s*`), kind: "section", rank: 6 },
  { pattern: new RegExp(`^(?:措施|举措|任务|行动|政策)(${chinese}|\\d{1,2})\\s?[：、.]\\s*`), kind: "item", rank: 6.5 },
  { pattern: /^(\d{1,3})\s?[.．、]\s*(?!\d)/, kind: "item", rank: 7 },
  { pattern: /^（\s?(\d{1,3})\s?）[、.．]?\s*/, kind: "point", rank: 8 },
  { pattern: /^(\d{1,2})）[、.．]?\s*/, kind: "point", rank: 8 },
  { pattern: /^([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳])[、.．]?\s*/, kind: "point", rank: 9 },
];
/** 1.1 and 1.2.3 of documents numbered the technical way; 1.5万元 is none. */
const decimal = /^(\d{1,2}(?:\.\d{1,2}){1,3})[.、]?\s*(?=[\u4e00-\u9fff“《])(?!万|亿|元|倍|个|年|月)/;

function numberOf(printed: string): number {
  const circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".indexOf(printed);
  if (circled >= 0) return circled + 1;
  return /^\d/.test(printed) ? Number(printed) : (chineseNumber(printed) ?? 0);
}

/** The label at the beginning of a folded line; null where it has none. */
export function labelOf(folded: string): Label | null {
  const parts = decimal.exec(folded);
  if (parts !== null) {
    const numbers = parts[1]!.split(".");
    return {
      kind: numbers.length > 2 ? "point" : "item",
      rank: 7 + (numbers.length - 1) / 10,
      number: Number(numbers.at(-1)),
      length: parts[0].length,
      printed: parts[0].trim(),
    };
  }
  for (const { pattern, kind, rank } of styles) {
    const match = pattern.exec(folded);
    if (match === null) continue;
    const number = numberOf(match[1]!);
    if (number === 0) return null;
    return { kind, rank, number, length: match[0].length, printed: match[0].trim() };
  }
  return null;
}
