import { describeConstant, type Fact, namesOf, parseDay, type Value, type Vocabulary } from "@jucai/engine/run";
import type { Wording } from "../words/words.ts";
import { regionInWords } from "./places.ts";

/** A value as a person reads it: labels of enumerations, dates in words, money with its unit. */
export function valueInWords(value: Value, fact: Fact, vocabulary: Vocabulary, wording: Wording): string {
  const { t } = wording;
  const { type } = fact;
  if (type.kind === "region" && value !== null) return regionInWords(String(value), vocabulary, wording);
  // Reasons carry dates as text, answers as day numbers.
  const constant = type.kind === "date" && typeof value === "string" ? (parseDay(value) ?? value) : value;
  const words = t(describeConstant(constant, type, namesOf(vocabulary)));
  return fact.unit ? t({ zh: words + fact.unit.zh, en: `${words} ${fact.unit.en}` }) : words;
}

/** Your values of some facts as one line, such as `学历层次：硕士研究生；毕业日期：2021年6月30日`. */
export function valuesInWords(has: Readonly<Record<string, Value>>, vocabulary: Vocabulary, wording: Wording): string {
  const { w, t } = wording;
  const parts = vocabulary.facts.flatMap((fact) => {
    const value = has[fact.id];
    if (value === undefined || value === null) return [];
    return [`${t(fact.label)}${w.colon}${valueInWords(value, fact, vocabulary, wording)}`];
  });
  return parts.join(w.semicolon);
}
