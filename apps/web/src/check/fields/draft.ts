import { parseDay, type Fact, type Value, type Vocabulary } from "@jucai/engine/run";
import { formatDay, formatFen } from "../../lib/format.ts";
import { partsOf, readDate } from "../show/day.ts";
import { readYuan, typedYuan } from "../show/money.ts";
import type { Wording } from "../words/words.ts";

/** What stands in the boxes of one question; everything is text until it is read. */
export type Draft = {
  /** The chosen radio: the id of an option, `noValue`, `notKnown`, or empty. */
  readonly choice: string;
  readonly text: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
};

/** Choices beside the values of a question; the sign keeps them apart from any value's id. */
export const notKnown = "@unknown";
export const noValue = "@none";

export type Box = "choice" | "text" | "year" | "month" | "day";

export type Read =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "unknown" }
  | { readonly kind: "blank" }
  | { readonly kind: "fault"; readonly box: Box; readonly message: string };

export const emptyDraft: Draft = { choice: "", text: "", year: "", month: "", day: "" };

export function isChoice(fact: Fact): boolean {
  return fact.type.kind === "boolean" || fact.type.kind === "enum" || fact.type.kind === "region";
}

/** The boxes filled with a value that was given before. */
export function draftOf(value: Value | undefined, fact: Fact): Draft {
  if (value === undefined) return emptyDraft;
  if (value === null) return { ...emptyDraft, choice: noValue };
  if (isChoice(fact)) return { ...emptyDraft, choice: String(value) };
  if (fact.type.kind === "date") return { ...emptyDraft, ...partsOf(Number(value)) };
  if (fact.type.kind === "money") return { ...emptyDraft, text: typedYuan(Number(value)) };
  return { ...emptyDraft, text: String(value) };
}

/** Reads the boxes into a value, "I do not know", nothing, or the fault to show beside the box. */
export function readDraft(draft: Draft, fact: Fact, vocabulary: Vocabulary, wording: Wording): Read {
  if (draft.choice === notKnown) return { kind: "unknown" };
  if (draft.choice === noValue) return { kind: "value", value: null };
  if (isChoice(fact)) return readChoice(draft.choice, fact, vocabulary);
  if (fact.type.kind === "date") return readDateDraft(draft, fact, wording);
  if (draft.text.trim() === "") return { kind: "blank" };
  if (fact.type.kind === "money") return readMoney(draft.text, fact, wording);
  if (fact.type.kind === "number") return readNumber(draft.text, fact, wording);
  return readText(draft.text, wording);
}

/** What to say when nothing was filled in at all. */
export function blankFault(fact: Fact, { w }: Wording): { box: Box; message: string } {
  if (isChoice(fact)) return { box: "choice", message: w.chooseMissing };
  if (fact.type.kind === "date") return { box: "year", message: w.dateFault.empty };
  if (fact.type.kind === "money") return { box: "text", message: w.moneyFault };
  return { box: "text", message: fact.type.kind === "number" ? w.numberFault : w.textFault };
}

function readChoice(choice: string, fact: Fact, vocabulary: Vocabulary): Read {
  if (choice === "") return { kind: "blank" };
  if (fact.type.kind === "boolean") return { kind: "value", value: choice === "true" };
  if (fact.type.kind !== "enum") return { kind: "value", value: choice };
  const { of } = fact.type;
  const known = vocabulary.enumerations.find((one) => one.id === of)?.values.some((value) => value.id === choice);
  return known ? { kind: "value", value: choice } : { kind: "blank" };
}

function readDateDraft(draft: Draft, fact: Fact, wording: Wording): Read {
  const { w, locale } = wording;
  const min = dayBound(fact.min);
  const max = dayBound(fact.max);
  const read = readDate(draft);
  if (read === "empty") return { kind: "blank" };
  if (typeof read !== "number") return { kind: "fault", box: read, message: w.dateFault[read] };
  const early = min !== undefined && read < min;
  const late = max !== undefined && read > max;
  if (!early && !late) return { kind: "value", value: read };
  const message =
    min !== undefined && max !== undefined
      ? w.dateRange(formatDay(min, locale), formatDay(max, locale))
      : early
        ? w.dateFrom(formatDay(min, locale))
        : w.dateTo(formatDay(max ?? read, locale));
  return { kind: "fault", box: "year", message };
}

function dayBound(bound: number | string | undefined): number | undefined {
  return typeof bound === "string" ? parseDay(bound) : bound;
}

function readMoney(text: string, fact: Fact, { w, locale }: Wording): Read {
  const fen = readYuan(text);
  if (fen === undefined) return { kind: "fault", box: "text", message: w.moneyFault };
  return inRange(fen, fact, (bound) => formatFen(bound, locale), w);
}

function readNumber(text: string, fact: Fact, { w }: Wording): Read {
  const clean = text.replace(/[,，\s]/g, "");
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(clean)) return { kind: "fault", box: "text", message: w.numberFault };
  return inRange(Number(clean), fact, String, w);
}

function inRange(value: number, fact: Fact, print: (bound: number) => string, w: Wording["w"]): Read {
  if (typeof fact.min === "number" && value < fact.min) {
    return { kind: "fault", box: "text", message: w.atLeast(print(fact.min)) };
  }
  if (typeof fact.max === "number" && value > fact.max) {
    return { kind: "fault", box: "text", message: w.atMost(print(fact.max)) };
  }
  return { kind: "value", value };
}

function readText(text: string, { w }: Wording): Read {
  const clean = text.trim();
  return clean.length > 100 ? { kind: "fault", box: "text", message: w.textTooLong } : { kind: "value", value: clean };
}
