/** Changed figures: read, put in, and everything that is wrong with them named at once. */
import type { WhatIfRequest } from "@jucai/contract";
import { type Benefit, parseDay, type Text, type Vocabulary } from "@jucai/engine";
import { type EditableNumber, numbersOf, withNumbers } from "@jucai/engine/compare";
import { Refusal } from "#kernel/refusal.ts";

type Change = WhatIfRequest["changes"][number];
type Fault = { readonly path: string; readonly message: Text; readonly fix: Text };

/** The benefit with other figures. Refuses with every fault: where, what, and what to do. */
export function withChanges(
  benefit: Benefit,
  changes: readonly Change[],
  vocabulary: Vocabulary,
  language: "zh" | "en",
): Benefit {
  const numbers = new Map(numbersOf(benefit, vocabulary).map((each) => [each.path, each]));
  const wrong = changes.filter((change) => !isOfKind(change, numbers.get(change.path)));
  const read = changes
    .filter((change) => !wrong.includes(change))
    .map(({ path, value }) => ({ path, value: typeof value === "string" ? (parseDay(value) ?? NaN) : value }));
  const result = withNumbers(benefit, read, vocabulary);
  if (result.ok && wrong.length === 0) return result.benefit;
  const faults: Fault[] = [
    ...wrong.map(({ path }) => ({ path, ...ofWrongKind(numbers.get(path)?.kind === "date") })),
    ...(result.ok ? [] : result.problems),
  ];
  throw refused(faults, changes, language);
}

/** A day stands as a day, everything else as a number; what is unknown is for the engine to name. */
function isOfKind({ value }: Change, number: EditableNumber | undefined): boolean {
  return number === undefined || (number.kind === "date") === (typeof value === "string");
}

function ofWrongKind(date: boolean): Omit<Fault, "path"> {
  return date
    ? {
        message: { zh: "这里要填日期", en: "A day stands here" },
        fix: { zh: "写成 2026-01-08 这样。", en: "Write it as 2026-01-08." },
      }
    : {
        message: { zh: "这里要填数字", en: "A number stands here" },
        fix: { zh: "只写数字，不写日期。", en: "Write a number and no day." },
      };
}

function refused(faults: readonly Fault[], changes: readonly Change[], language: "zh" | "en"): Refusal {
  const stop = language === "zh" ? "。" : ". ";
  return new Refusal(
    "not_valid",
    {
      zh: `有 ${faults.length} 处数字不能这样改，改好后会重新测算。`,
      en: `${faults.length} of the figures cannot be changed like this; once they are put right it is computed again.`,
    },
    faults.map(({ path, message, fix }) => ({
      field: `changes[${changes.findIndex((change) => change.path === path)}].value`,
      says: `${path}: ${message[language]}${stop}${fix[language]}`,
    })),
  );
}
