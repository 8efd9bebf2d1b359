import type { CaseValue, FormField } from "@jucai/contract";
import { formatFen, formatIsoDay } from "../../../lib/format.ts";
import type { Language } from "../../../lib/messages.ts";

/** What a form says of one field. */
export type Asked = Pick<FormField, "type" | "options" | "unit">;
export const noneValue = "none";

/** A value as it stands in the field's control: money without its unit, yes and no as `true` and `false`. */
export function typedOf({ type }: Asked, value: CaseValue | null): string {
  if (value === null) return "";
  if (type === "money" && value !== noneValue) return String(yuanIn(value) ?? value);
  return String(value);
}

/**
 * What was typed, as the value the field takes.
 *
 * @returns null when nothing was typed, undefined while it cannot be read
 */
export function valueTyped({ type, options }: Asked, typed: string): CaseValue | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  if (text === noneValue) return noneValue;
  if (type === "boolean") return text === "true";
  if (type === "number" || type === "money") return numberIn(text);
  if (type === "date") return isDay(text) ? text : undefined;
  if (type === "enum") return options.some(({ value }) => value === text) ? text : undefined;
  return text;
}

const words = { yes: { zh: "是", en: "Yes" }, no: { zh: "否", en: "No" }, none: { zh: "没有", en: "None" } };

/** A value for the reader. */
export function valueInWords({ type, options, unit }: Asked, value: CaseValue, language: Language): string {
  if (type === "boolean") return (value === true || value === "true" ? words.yes : words.no)[language];
  const chosen = options.find((one) => one.value === String(value))?.label[language];
  // An enumeration may have a value of this name, which has a label of its own.
  if (value === noneValue) return chosen ?? words.none[language];
  const yuan = type === "money" ? yuanIn(value) : undefined;
  if (yuan !== undefined) return formatFen(Math.round(yuan * 100), language);
  if (type === "date") return formatIsoDay(String(value), language);
  const label = chosen ?? String(value);
  if (type !== "number" || unit === null) return label;
  return language === "zh" ? label + unit.zh : `${label} ${unit.en}`;
}

/** Yuan of a written sum: `1800`, `"1800 yuan"`, `"1,800"`. */
function yuanIn(value: CaseValue): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" ? numberIn(value.replace(/\s*(yuan|元)$/, "")) : undefined;
}

function numberIn(text: string): number | undefined {
  const plain = text.replace(/[,，\s]/g, "");
  return /^\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}

/** A day that there is: 2023-02-30 is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
