import { parseDay } from "../model/date.ts";
import type { Value } from "../model/facts.ts";
import type { Text } from "../model/text.ts";
import type { Fact, Vocabulary } from "../model/vocabulary.ts";

type Fault = { readonly code: string; readonly message: Text; readonly fix: Text };
export type Read = { readonly value: Value } | { readonly problem: Fault };

/**
 * Reads one value for a fact: dates to day numbers, money to whole fen.
 *
 * `none` is the value "there is none" where the vocabulary says that there may be
 * none of it; where the enumeration has a value of that name it is that value.
 */
export function readValue(raw: unknown, fact: Fact, vocabulary: Vocabulary): Read {
  if (raw === "none") {
    const none = readNone(fact, vocabulary);
    return none === undefined ? { problem: notNone(fact, vocabulary) } : { value: none };
  }
  const value = readTyped(raw, fact, vocabulary);
  return value === undefined ? { problem: wrongType(raw, fact, vocabulary) } : checkRange(value, fact);
}

function readNone(fact: Fact, vocabulary: Vocabulary): Value | undefined {
  if (enumValues(fact, vocabulary).includes("none")) return "none";
  return fact.mayBeNone ? null : undefined;
}

function readTyped(raw: unknown, fact: Fact, vocabulary: Vocabulary): Value | undefined {
  switch (fact.type.kind) {
    case "boolean":
      return typeof raw === "boolean" ? raw : undefined;
    case "number":
      return Number.isSafeInteger(raw) ? (raw as number) : undefined;
    case "money":
      return readMoney(raw);
    case "date":
      return typeof raw === "string" ? parseDay(raw) : undefined;
    case "region": {
      const code = typeof raw === "string" || typeof raw === "number" ? String(raw) : "";
      return /^\d{6}$/.test(code) ? code : undefined;
    }
    case "enum":
      return typeof raw === "string" && enumValues(fact, vocabulary).includes(raw) ? raw : undefined;
    case "text":
      return typeof raw === "string" ? raw : undefined;
  }
}

/** `1800 yuan`, `1800.50 yuan` or a bare number of yuan, to whole fen. */
export function readMoney(raw: unknown): number | undefined {
  if (typeof raw !== "number" && typeof raw !== "string") return undefined;
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?(?: yuan)?$/.exec(String(raw));
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

function checkRange(value: Value, fact: Fact): Read {
  if (typeof value !== "number") return { value };
  const min = bound(fact.min);
  const max = bound(fact.max);
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
    const range = `${fact.min ?? "…"} – ${fact.max ?? "…"}`;
    return {
      problem: {
        code: "case/out-of-range",
        message: { zh: `${fact.label.zh}超出范围（${range}）`, en: `${fact.label.en} is out of range (${range})` },
        fix: { zh: "请核对数值与单位", en: "Check the figure and its unit" },
      },
    };
  }
  return { value };
}

/** A range end as a value: ISO dates become day numbers. */
export function bound(end: number | string | undefined): number | undefined {
  return typeof end === "string" ? parseDay(end) : end;
}

function enumValues(fact: Fact, vocabulary: Vocabulary): readonly string[] {
  const { type } = fact;
  if (type.kind !== "enum") return [];
  return vocabulary.enumerations.find(({ id }) => id === type.of)?.values.map(({ id }) => id) ?? [];
}

function wrongType(raw: unknown, fact: Fact, vocabulary: Vocabulary): Fault {
  const shown = shorten(raw);
  return {
    code: "case/wrong-value",
    message: { zh: `${fact.id} 不能是 ${shown}`, en: `${fact.id} cannot be ${shown}` },
    fix: howToWrite(fact, vocabulary),
  };
}

function notNone(fact: Fact, vocabulary: Vocabulary): Fault {
  const how = howToWrite(fact, vocabulary);
  return {
    code: "case/wrong-value",
    message: { zh: `${fact.id} 这项事实不能是 none`, en: `${fact.id} cannot be none` },
    fix: { zh: `${how.zh}；不知道时写 unknown`, en: `${how.en}; where it is not known, write unknown` },
  };
}

function howToWrite(fact: Fact, vocabulary: Vocabulary): Text {
  const values = enumValues(fact, vocabulary);
  const fixes: Record<Fact["type"]["kind"], Text> = {
    boolean: { zh: "写 true 或 false", en: "Write true or false" },
    number: { zh: "写整数，如 6", en: "Write a whole number such as 6" },
    money: { zh: "写金额，如 1800 yuan", en: "Write an amount such as 1800 yuan" },
    date: { zh: "写真实存在的日期，如 2023-03-01", en: "Write a date that exists, such as 2023-03-01" },
    region: { zh: '写六位行政区划代码，如 "350423"', en: 'Write a six-digit region code such as "350423"' },
    text: { zh: "写文字", en: "Write text" },
    enum: { zh: `可写：${values.join("、")}`, en: `Write one of: ${values.join(", ")}` },
  };
  return fixes[fact.type.kind];
}

function shorten(raw: unknown): string {
  const text = JSON.stringify(raw) ?? String(raw);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
