/** What goes wrong with documents on their way: pieces lost, doubled, swapped, marks changed, lines broken, files cut off. */
import type { Random } from "./random.ts";

const marks = "。，、；：（）()〔〕[]【】《》“”—-–~～·…％%元万亿年月日第章条附件一二十\t \n\u3000①②\u200b\ufeff�";
const labels = [
  "一、",
  "（一）",
  "1.",
  "第三条 ",
  "附件",
  "附件2",
  "责任单位：",
  "（",
  "）",
  "《",
  "0",
  "99999999999",
  "百分之",
  "每",
  "牵头单位",
  "\n\n",
  "1.1.1",
];

type Change = (text: string, random: Random) => string;

const place = (text: string, random: Random): number => random.below(text.length + 1);

const changes: readonly Change[] = [
  (text, random) => {
    const from = place(text, random);
    return text.slice(0, from) + text.slice(from + random.below(60));
  },
  (text, random) => text.slice(0, place(text, random)),
  (text, random) => text.slice(place(text, random)),
  (text, random) => {
    const from = place(text, random);
    const block = text.slice(from, from + random.below(300));
    return text.slice(0, from) + block.repeat(1 + random.below(5)) + text.slice(from);
  },
  (text, random) => {
    const lines = text.split("\n");
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    [lines[a], lines[b]] = [lines[b]!, lines[a]!];
    return lines.join("\n");
  },
  (text, random) => {
    const at = place(text, random);
    return text.slice(0, at) + marks.charAt(random.below(marks.length)).repeat(1 + random.below(8)) + text.slice(at);
  },
  (text, random) => {
    const at = place(text, random);
    return text.slice(0, at) + random.pick(labels) + text.slice(at);
  },
  (text, random) => {
    const width = 8 + random.below(30);
    return text.replace(new RegExp(`(.{${width}})`, "g"), "$1\n");
  },
  (text, random) => text.replaceAll("\n", random.pick(["", "\n\n", "\r\n", " "])),
  (text, random) => {
    const mark = marks.charAt(random.below(marks.length));
    return text.replaceAll(random.pick(["。", "：", "、", "（", "）", "\n"]), mark);
  },
  (text) => text.replace(/[（(]/g, "〔").replace(/[）)]/g, "〕"),
  (text, random) => [...text].filter(() => !random.chance(0.05)).join(""),
];

/** The text after one to four mishaps. */
export function mutate(text: string, random: Random): string {
  let mutated = text;
  for (let i = 0; i < 1 + random.below(4); i++) mutated = random.pick(changes)(mutated, random);
  return mutated.slice(0, 40_000);
}
