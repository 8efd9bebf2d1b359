import { parseDay, type Day, type Place, type Text } from "@jucai/engine";
import { isScalar, type Node } from "yaml";
import { placeAt, placeOf, report, type Sheet } from "../yaml/sheet.ts";
import { expected, type Shape } from "./shape.ts";
import { nearest } from "./nearest.ts";

/** A text of one or more characters. Numbers are taken as written, so that `number: 81` needs no quotes. */
export const string: Shape<string> = {
  what: { zh: "文字", en: "a text" },
  blank: () => "",
  read: (node, sheet) => {
    if (!isScalar(node) || typeof node.value !== "string" || node.value.trim() === "")
      return expected(string, node, sheet);
    return node.value;
  },
  schema: () => ({ type: "string", minLength: 1 }),
};

/** A name as other files refer to it. */
export function identifier(pattern: RegExp, what: Text): Shape<string> {
  const shape: Shape<string> = {
    what,
    blank: () => "",
    read: (node, sheet) =>
      isScalar(node) && typeof node.value === "string" && pattern.test(node.value)
        ? node.value
        : expected(shape, node, sheet),
    schema: () => ({ type: "string", pattern: pattern.source }),
  };
  return shape;
}

export const boolean: Shape<boolean> = {
  what: { zh: "true 或 false", en: "true or false" },
  blank: () => false,
  read: (node, sheet) =>
    isScalar(node) && typeof node.value === "boolean" ? node.value : expected(boolean, node, sheet),
  schema: () => ({ type: "boolean" }),
};

/** `true`, for keys that say something only by being there. */
export const yes: Shape<true> = {
  what: { zh: "true（否则不写这个键）", en: "true (else leave the key out)" },
  blank: () => true,
  read: (node, sheet) => (isScalar(node) && node.value === true ? node.value : expected(yes, node, sheet)),
  schema: () => ({ const: true }),
};

/** A whole number between two bounds, both included. */
export function integer(min: number, max: number): Shape<number> {
  const shape: Shape<number> = {
    what: { zh: `${min} 到 ${max} 的整数`, en: `a whole number from ${min} to ${max}` },
    blank: () => min,
    read: (node, sheet) =>
      isScalar(node) &&
      typeof node.value === "number" &&
      Number.isInteger(node.value) &&
      node.value >= min &&
      node.value <= max
        ? node.value
        : expected(shape, node, sheet),
    schema: () => ({ type: "integer", minimum: min, maximum: max }),
  };
  return shape;
}

/** One of some words. */
export function word<const W extends string>(...words: readonly [W, ...W[]]): Shape<W> {
  const shape: Shape<W> = {
    what: { zh: `${words.join("、")} 之一`, en: `one of ${words.join(", ")}` },
    blank: () => words[0],
    read: (node, sheet) => {
      if (!isScalar(node)) return expected(shape, node, sheet);
      const found = words.find((it) => it === node.value);
      if (found !== undefined) return found;
      const near = nearest(String(node.value), words);
      report(
        sheet,
        placeOf(sheet, node),
        "pack/unknown-word",
        {
          zh: `“${String(node.value)}”不在可选的词里。`,
          en: `\`${String(node.value)}\` is not one of the words allowed here.`,
        },
        near
          ? {
              zh: `是否想写 ${near}？可用：${words.join("、")}。`,
              en: `Did you mean ${near}? Allowed: ${words.join(", ")}.`,
            }
          : { zh: `可用：${words.join("、")}。`, en: `Allowed: ${words.join(", ")}.` },
      );
      return shape.blank();
    },
    schema: () => ({ enum: [...words] }),
  };
  return shape;
}

/** Money with its unit, such as `500 yuan`; whole fen inside. */
export const money: Shape<number> = {
  what: {
    zh: "金额，如 500 yuan（至多两位小数，不为负）",
    en: "money such as `500 yuan` (at most two decimals, not negative)",
  },
  blank: () => 0,
  read: (node, sheet) => {
    const fen = isScalar(node) && typeof node.value === "string" ? parseMoney(node.value) : undefined;
    return fen ?? expected(money, node, sheet);
  },
  schema: () => ({ type: "string", pattern: "^[0-9]{1,12}(\\.[0-9]{1,2})? yuan$" }),
};

/** Reads `12.5 yuan` as fen; undefined for anything else. */
export function parseMoney(text: string): number | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))? yuan$/.exec(text.trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "0").padEnd(2, "0")) : undefined;
}

/** A calendar date that exists. */
export const day: Shape<Day> = {
  what: { zh: "存在的日期，格式 YYYY-MM-DD", en: "a date that exists, as YYYY-MM-DD" },
  blank: () => 0,
  read: (node, sheet) => (isScalar(node) ? parseDay(String(node.value)) : undefined) ?? expected(day, node, sheet),
  schema: () => ({ type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
};

/** An expression as written, with the place of its first character. */
export type Written = { readonly source: string; readonly at: Place };

export const expression: Shape<Written | undefined> = {
  what: { zh: "表达式", en: "an expression" },
  blank: () => undefined,
  read: (node, sheet) => {
    if (!isScalar(node) || node.value === null || String(node.value).trim() === "")
      return expected(expression, node, sheet);
    return {
      source: typeof node.value === "string" ? node.value : (node.source ?? String(node.value)),
      at: contentPlace(node, sheet),
    };
  },
  schema: () => ({ type: ["string", "number", "boolean"] }),
};

/** Where the content of a scalar begins: after the quote, or on the line after `|` or `>`. */
function contentPlace(node: Node, sheet: Sheet): Place {
  const start = node.range?.[0];
  if (start === undefined || !isScalar(node)) return placeOf(sheet, node);
  if (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE") return placeAt(sheet, start + 1);
  if (node.type !== "BLOCK_FOLDED" && node.type !== "BLOCK_LITERAL") return placeAt(sheet, start);
  const header = sheet.text.indexOf("\n", start) + 1;
  return placeAt(sheet, header + /^\s*/.exec(sheet.text.slice(header))![0].length);
}
