import type { AnswerOf } from "@jucai/contract/client";
import { formatFen, formatIsoDay } from "../../../lib/format.ts";
import type { Language } from "../../../lib/messages.ts";

export type Words = AnswerOf<"GET /api/v1/vocabulary">["vocabulary"];
export type FactMeaning = Words["facts"][number];
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

const yesNo = { zh: { true: "是", false: "否" }, en: { true: "Yes", false: "No" } };
const nothing = { zh: "没有", en: "none" };

/**
 * A recorded value as a reader says it: the label of a choice, money from whole fen, a date in prose.
 * A fact or choice that the vocabulary no longer has is shown as it stands.
 *
 * @example valueInWords(words, "person.degree", "master", "zh") // "硕士"
 */
export function valueInWords(words: Words | undefined, fact: string, value: Value, language: Language): string {
  if (value === null) return nothing[language];
  if (typeof value === "boolean") return yesNo[language][`${value}`];
  if (Array.isArray(value)) return value.map((one) => valueInWords(words, fact, one, language)).join("、");
  const meaning = words?.facts.find(({ id }) => id === fact);
  if (typeof value === "number") {
    if (meaning?.type.kind === "money") return formatFen(value, language);
    const unit = meaning?.unit?.[language] ?? "";
    return language === "zh" ? `${value}${unit}` : `${value} ${unit}`.trim();
  }
  if (typeof value !== "string") return JSON.stringify(value);
  if (meaning?.type.kind === "enum")
    return choicesOf(words, meaning, language).find((one) => one.value === value)?.label ?? value;
  return formatIsoDay(value, language);
}

/** The choices of an enumerated fact, for a select; empty for any other fact. */
export function choicesOf(words: Words | undefined, meaning: FactMeaning, language: Language) {
  const { type } = meaning;
  if (type.kind !== "enum") return [];
  const values = words?.enumerations.find(({ id }) => id === type.of)?.values ?? [];
  return values.map(({ id, label }) => ({ value: id, label: label[language] }));
}

/** What was typed into a field as the value the fact takes; undefined while it cannot be read. */
export function valueTyped(meaning: FactMeaning | undefined, typed: string): Value | undefined {
  const text = typed.trim();
  if (text === "") return undefined;
  switch (meaning?.type.kind) {
    case "boolean":
      return text === "true";
    case "number":
      return numberIn(text);
    case "money": {
      const yuan = numberIn(text);
      return yuan === undefined ? undefined : Math.round(yuan * 100);
    }
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
    default:
      return text;
  }
}

function numberIn(text: string): number | undefined {
  const plain = text.replace(/[,，\s]/g, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** A recorded value as it stands in a field, before it is changed. */
export function typedOf(meaning: FactMeaning | undefined, value: Value): string {
  if (value === null) return "";
  if (meaning?.type.kind === "money" && typeof value === "number") return String(value / 100);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
