import type { EditableNumber } from "@jucai/engine/compare";
import type { Call, Language } from "../command.ts";
import { numberWord } from "../what-if/number-words.ts";
import { table } from "./table.ts";

const heads: Readonly<Record<Language, string[]>> = {
  zh: ["路径", "现值", "单位", "条款", "数字在哪里"],
  en: ["path", "now", "unit", "clause", "where it stands"],
};
const units = {
  money: { zh: "元", en: "yuan" },
  percent: { zh: "%", en: "%" },
} as const;

/** The numbers of a benefit that --set takes, one line each. */
export function printNumbers(numbers: readonly EditableNumber[], { world, language }: Call): void {
  const rows = numbers.map((each) => [
    each.path,
    numberWord(each.value, each),
    (each.unit ?? (units as Partial<Record<string, { zh: string; en: string }>>)[each.kind])?.[language] ?? "",
    each.clause ?? "",
    each.label[language],
  ]);
  world.out(table([heads[language], ...rows]));
}
