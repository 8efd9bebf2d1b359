/** One change in words: which fact, and what it has to be. */
import { describeConstant } from "../explain/describe.ts";
import type { Names } from "../explain/names.ts";
import type { Value } from "../model/facts.ts";
import type { Text } from "../model/text.ts";
import type { Fact } from "../model/vocabulary.ts";
import type { Change } from "./advice.ts";

type Word = (value: string) => string;
type Words = Readonly<Record<"higher" | "least" | "most" | "since" | "till", Word>> & {
  readonly or: string;
  readonly any: string;
  readonly moves: string;
  readonly colon: string;
};

const words: Readonly<Record<"zh" | "en", Words>> = {
  zh: {
    higher: (value) => `${value}及以上`,
    least: (value) => `${value}及以上`,
    most: (value) => `${value}及以下`,
    since: (value) => `不早于${value}`,
    till: (value) => `不晚于${value}`,
    or: "或",
    any: "知道就行，是多少都可以",
    moves: "办理当天",
    colon: "：",
  },
  en: {
    higher: (value) => `${value} or higher`,
    least: (value) => `${value} or more`,
    most: (value) => `${value} or less`,
    since: (value) => `on or after ${value}`,
    till: (value) => `on or before ${value}`,
    or: " or ",
    any: "it only has to be known",
    moves: "the day it is done",
    colon: ": ",
  },
};

/** A change in words, without the value that it has now: “合同期限：36个月及以上”. */
export function saysChange(change: Change, names: Names): Text {
  const fact = names.facts.get(change.fact)!;
  const inOne = (language: "zh" | "en") =>
    fact.label[language] + words[language].colon + wanted(change, fact, names, language);
  return { zh: inOne("zh"), en: inOne("en") };
}

function wanted(change: Change, fact: Fact, names: Names, language: "zh" | "en"): string {
  const say = words[language];
  const said = (value: Value) => saysValue(value, fact, names)[language];
  const { to, or, upwards, range, moves } = change;
  if (moves) return say.moves;
  if (!range) return upwards ? say.higher(said(to)) : [to, ...(or ?? [])].map(said).join(say.or);
  const { least, most } = range;
  const isDate = fact.type.kind === "date";
  if (least === undefined && most === undefined) return say.any;
  if (least === most) return said(to);
  if (most === undefined) return (isDate ? say.since : say.least)(said(least!));
  if (least === undefined) return (isDate ? say.till : say.most)(said(most));
  return `${said(least)} – ${said(most)}`;
}

/** A value of a fact in words, figures with their unit. */
export function saysValue(value: Value, { type, unit }: Fact, names: Names): Text {
  const text = describeConstant(value, type, names);
  if (type.kind !== "number" || !unit || typeof value !== "number") return text;
  return { zh: text.zh + unit.zh, en: `${text.en} ${unit.en}` };
}
