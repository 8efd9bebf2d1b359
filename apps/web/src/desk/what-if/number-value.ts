import { parseDay } from "@jucai/engine/model";
import { figureOf, formatIsoDay } from "../../lib/format.ts";
import type { Language } from "../../lib/messages.ts";
import { fenTyped, typedFen } from "../review/amount-typed.ts";
import type { EditableNumber, Value } from "./types.ts";

type Kind = EditableNumber["kind"];
/** How far a slider goes, and by how much at a time. */
export type Scale = { readonly min: number; readonly max: number; readonly step: number };

/** A figure as it stands in its field: money in yuan, days as 2026-01-08. */
export function typedOf(kind: Kind, value: Value): string {
  return kind === "money" && typeof value === "number" ? typedFen(value) : String(value);
}

/** What was typed, in fen where it is money; undefined where it is none of what may stand there. */
export function readTyped(kind: Kind, typed: string, min: Value | null): Value | undefined {
  const value = kind === "money" ? fenTyped(typed) : kind === "date" ? day(typed) : plain(typed);
  // Days in their written form follow each other as their texts do.
  if (value === undefined || (min !== null && value < min)) return undefined;
  return isWhole(kind) && !Number.isInteger(value) ? undefined : value;
}

/** A figure in words with its unit. */
export function inWords(of: Measured, value: Value, language: Language): string {
  if (typeof value === "string") return formatIsoDay(value, language);
  const figure = of.kind === "money" ? figureOf(value) : value.toLocaleString("en-US", { maximumFractionDigits: 4 });
  const unit = unitOf(of, language);
  return unit === "" || unit === "%" || language === "zh" ? figure + unit : `${figure} ${unit}`;
}

type Measured = Pick<EditableNumber, "kind" | "unit">;
const units: Readonly<Record<Language, Partial<Readonly<Record<Kind, string>>>>> = {
  zh: { money: "元", months: "个月", percent: "%" },
  en: { money: "yuan", months: "months", percent: "%" },
};

/** The unit behind the field; where there is none, the label says what is counted. */
export const unitOf = ({ kind, unit }: Measured, language: Language): string =>
  units[language][kind] ?? unit?.[language] ?? "";

/** Round steps from the least to three times what stands there, and as far as what was typed. */
export function scaleOf(
  { kind, value, min }: { readonly kind: Kind; readonly value: number; readonly min: Value | null },
  now: number,
): Scale {
  const least = typeof min === "number" ? min : Math.min(0, value, now);
  const step = roundStep((3 * Math.abs(value) || 10) / 100, kind);
  const usual = kind === "percent" && value <= 100 ? 100 : Math.ceil((3 * Math.abs(value) || 10) / step) * step;
  return { min: Math.min(least, now), max: Math.max(usual, now), step };
}

/** 1, 2 or 5 with zeros, not below one yuan, and whole where only whole numbers make sense. */
function roundStep(about: number, kind: Kind): number {
  const least = kind === "money" ? 100 : isWhole(kind) ? 1 : 0.1;
  const power = 10 ** Math.floor(Math.log10(about));
  return Math.max(
    least,
    [1, 2, 5, 10].map((times) => times * power).find((step) => step >= about - 1e-9)!,
  );
}

const isWhole = (kind: Kind) => kind === "months" || kind === "percent" || kind === "count";
const day = (text: string) => (parseDay(text) === undefined ? undefined : text);

function plain(typed: string): number | undefined {
  const text = typed.replace(/[,，\s]/g, "");
  return /^-?\d{1,12}(\.\d{1,4})?$/.test(text) ? Number(text) : undefined;
}
