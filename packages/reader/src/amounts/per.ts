import type { Amount } from "../model.ts";

type Per = Amount["per"][number];

/** What a sum is paid by, as printed after 每 or after the stroke of 元/人·月; longer words first. */
const words: readonly (readonly [string, Per])[] = [
  ["个项目", "project"],
  ["个团队", "team"],
  ["个企业", "unit"],
  ["个单位", "unit"],
  ["个机构", "unit"],
  ["个基地", "unit"],
  ["个工作站", "unit"],
  ["个家庭", "household"],
  ["个月", "month"],
  ["个人", "person"],
  ["学年", "year"],
  ["年度", "year"],
  ["项目", "project"],
  ["团队", "team"],
  ["企业", "unit"],
  ["单位", "unit"],
  ["人次", "person"],
  ["人", "person"],
  ["名", "person"],
  ["位", "person"],
  ["生", "person"],
  ["月", "month"],
  ["年", "year"],
  ["天", "day"],
  ["日", "day"],
  ["次", "time"],
  ["场", "time"],
  ["期", "time"],
  ["班", "time"],
  ["项", "project"],
  ["户", "household"],
  ["家", "unit"],
];
const printed = words.map(([word]) => word).join("|");
const byWord: ReadonlyMap<string, Per> = new Map(words);
const each = new RegExp(`每一?(${printed})|(全年)`, "g");
/** 元/人·月, 元/人/月, 元/人.年, 元每人每月. */
export const perSuffix = `(?:\\s?[/每]\\s?(?:${printed})(?:\\s?[·•./、每]{0,2}\\s?(?:${printed}))?)?`;
const inSuffix = new RegExp(printed, "g");
const chain = new RegExp(`(?:每一?(?:${printed})\\s?)+$`);

/** Payers' periods and heads named with 每 in a piece of folded text, in the order printed, each once. */
export function perBefore(text: string): Per[] {
  return [
    ...new Set([...text.matchAll(each)].map((match) => (match[2] === undefined ? byWord.get(match[1]!)! : "year"))),
  ];
}

/** The same of what stands behind 元. */
export function perAfter(suffix: string): Per[] {
  return [...new Set([...suffix.matchAll(inSuffix)].map((match) => byWord.get(match[0])!))];
}

/** How many characters at the end of the text are 每人每月 and the like, standing right before the sum. */
export function chainBefore(text: string): number {
  return chain.exec(text.slice(-24))?.[0].length ?? 0;
}
