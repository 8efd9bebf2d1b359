import type { Constant, FactType } from "@jucai/engine/model";
import { formatDay, formatFen, formatIsoDay } from "../../lib/format.ts";
import { type Names, valueLabel } from "./names.ts";
import { wordingMessages } from "./wording.messages.ts";

/** A constant in words; what it stands beside says whether 50000 is a number, fen or a day. */
export function constantWords(names: Names, value: Constant, type?: FactType, unit = ""): string {
  const m = wordingMessages[names.language];
  if (value === null) return m.none;
  if (typeof value === "boolean") return value ? m.yes : m.no;
  if (typeof value === "object") return durationWords(names, value);
  if (type?.kind === "enum") return valueLabel(names, type.of, String(value));
  if (type?.kind === "money" && typeof value === "number") return formatFen(value, names.language);
  if (type?.kind === "date")
    return typeof value === "number" ? formatDay(value, names.language) : formatIsoDay(value, names.language);
  if (type?.kind === "region") return regionWords(names, String(value));
  return `${value}${unit && names.language === "en" ? " " : ""}${unit}`;
}

export function durationWords(names: Names, { months, days }: { months: number; days: number }): string {
  const m = wordingMessages[names.language];
  const years = months !== 0 && months % 12 === 0;
  const parts = [months !== 0 && (years ? m.years(months / 12) : m.months(months)), days !== 0 && m.days(days)];
  return parts.filter(Boolean).join("");
}

export function regionWords(names: Names, code: string): string {
  return names.regions.get(code)?.[names.language] ?? wordingMessages[names.language].region(code);
}
