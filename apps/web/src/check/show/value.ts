import type { Fact, Value, Vocabulary } from "@jucai/engine/run";
import type { Wording } from "../words/words.ts";
import { formatDay, formatFen, formatIsoDay } from "../../lib/format.ts";
import { regionCodes, regionLabel } from "./places.ts";

/** A value as a person reads it: labels of enumerations, dates in words, money with its unit. */
export function valueInWords(value: Value, fact: Fact, vocabulary: Vocabulary, wording: Wording): string {
  const { w, t, locale } = wording;
  if (value === null) return w.none;
  if (typeof value === "boolean") return value ? w.yes : w.no;
  if (typeof value === "object") return durationInWords(value, wording);
  const { type } = fact;
  if (type.kind === "enum") {
    const label = vocabulary.enumerations.find((one) => one.id === type.of)?.values.find((one) => one.id === value);
    return label ? t(label.label) : String(value);
  }
  if (type.kind === "money") return formatFen(Number(value), locale);
  if (type.kind === "date" && typeof value === "string") return formatIsoDay(value, locale);
  if (type.kind === "date") return formatDay(Number(value), locale);
  if (type.kind === "region") {
    const code = String(value);
    return regionLabel(code, regionCodes(fact, code), vocabulary, wording);
  }
  const unit = fact.unit ? t(fact.unit) : "";
  return unit && locale === "en" ? `${value} ${unit}` : `${value}${unit}`;
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

function durationInWords(value: { months: number; days: number }, { locale }: Wording): string {
  const parts = [];
  if (value.months) parts.push(locale === "zh" ? `${value.months}个月` : `${value.months} months`);
  if (value.days) parts.push(locale === "zh" ? `${value.days}天` : `${value.days} days`);
  return parts.join("") || "0";
}
