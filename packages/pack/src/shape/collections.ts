import type { Text } from "@jucai/engine";
import { isMap, isScalar, isSeq, type Node } from "yaml";
import { placeOf, remember, report, type Sheet } from "../yaml/sheet.ts";
import { keyName } from "../yaml/unique-keys.ts";
import { nearest } from "./nearest.ts";
import { expected, type JsonSchema, type Shape } from "./shape.ts";

export type Field<T, Needed extends boolean> = { readonly shape: Shape<T>; readonly needed: Needed };

export const needs = <T>(shape: Shape<T>): Field<T, true> => ({ shape, needed: true });
export const may = <T>(shape: Shape<T>): Field<T, false> => ({ shape, needed: false });

type AnyFields = Readonly<Record<string, Field<unknown, boolean>>>;
type Of<F> = F extends Field<infer T, boolean> ? T : never;
type NeededKeys<F extends AnyFields> = { [K in keyof F]: F[K] extends Field<unknown, true> ? K : never }[keyof F];
type MayKeys<F extends AnyFields> = Exclude<keyof F, NeededKeys<F>>;
export type RecordOf<F extends AnyFields> = { readonly [K in NeededKeys<F>]: Of<F[K]> } & {
  readonly [K in MayKeys<F>]?: Of<F[K]>;
};

/** A map with known keys; unknown ones are refused, with the nearest known key named. */
export function record<F extends AnyFields>(
  fields: F,
  what: Text = { zh: "一组键和值", en: "a map" },
): Shape<RecordOf<F>> {
  const keys = Object.keys(fields);
  const needed = keys.filter((key) => fields[key]!.needed);
  const shape: Shape<RecordOf<F>> = {
    what,
    blank: () => Object.fromEntries(needed.map((key) => [key, fields[key]!.shape.blank()])) as RecordOf<F>,
    read: (node, sheet) => {
      if (!isMap(node)) {
        const nothing = expected(shape, node, sheet);
        remember(sheet, nothing, "", placeOf(sheet, node));
        return nothing;
      }
      const value: Record<string, unknown> = { ...shape.blank() };
      remember(sheet, value, "", placeOf(sheet, node));
      const seen = new Set<string>();
      for (const { key, node: entry, keyNode } of entriesOf(node, sheet)) {
        seen.add(key);
        const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
        if (!field) {
          reportUnknownKey(sheet, keyNode, key, keys);
          continue;
        }
        remember(sheet, value, key, placeOf(sheet, entry ?? keyNode));
        remember(sheet, value, `${key}:`, placeOf(sheet, keyNode));
        value[key] = field.shape.read(entry ?? keyNode, sheet);
      }
      for (const key of needed) if (!seen.has(key)) reportMissingKey(sheet, node, key, fields[key]!.shape.what);
      return value as RecordOf<F>;
    },
    schema: (definitions): JsonSchema => ({
      type: "object",
      properties: Object.fromEntries(keys.map((key) => [key, fields[key]!.shape.schema(definitions)])),
      required: needed,
      additionalProperties: false,
    }),
  };
  return shape;
}

/** A list of one shape. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  const shape: Shape<readonly T[]> = {
    what: { zh: `列表，每项为${item.what.zh}`, en: `a list, each entry ${item.what.en}` },
    blank: () => [],
    read: (node, sheet) => {
      if (!isSeq(node)) return expected(shape, node, sheet);
      const value: T[] = [];
      remember(sheet, value, "", placeOf(sheet, node));
      node.items.forEach((entry, index) => {
        remember(sheet, value, index, placeOf(sheet, entry as Node));
        value.push(item.read(entry as Node, sheet));
      });
      return value;
    },
    schema: (definitions) => ({ type: "array", items: item.schema(definitions) }),
  };
  return shape;
}

export type Entry<T> = { readonly key: string; readonly value: T };

/** A map whose keys are names that the author gives, in the order written. */
export function table<T>(item: Shape<T>, keyPattern?: RegExp): Shape<readonly Entry<T>[]> {
  const shape: Shape<readonly Entry<T>[]> = {
    what: { zh: `表，每行的值为${item.what.zh}`, en: `a table, each value ${item.what.en}` },
    blank: () => [],
    read: (node, sheet) => {
      if (!isMap(node)) return expected(shape, node, sheet);
      const rows: Entry<T>[] = [];
      remember(sheet, rows, "", placeOf(sheet, node));
      for (const { key, node: entry, keyNode } of entriesOf(node, sheet)) {
        if (keyPattern && !keyPattern.test(key)) reportBadName(sheet, keyNode, key, keyPattern);
        const row = { key, value: item.read(entry ?? keyNode, sheet) };
        remember(sheet, row, "", placeOf(sheet, keyNode));
        remember(sheet, row, "value", placeOf(sheet, entry ?? keyNode));
        rows.push(row);
      }
      return rows;
    },
    schema: (definitions) => ({
      type: "object",
      ...(keyPattern ? { propertyNames: { pattern: keyPattern.source } } : {}),
      additionalProperties: item.schema(definitions),
    }),
  };
  return shape;
}

type RawEntry = { readonly key: string; readonly keyNode: Node; readonly node: Node | null };

/** The entries of a map whose keys are words; others are reported. */
export function entriesOf(node: Node, sheet: Sheet): RawEntry[] {
  if (!isMap(node)) return [];
  return node.items.flatMap((pair) => {
    const keyNode = pair.key as Node;
    if (!isScalar(keyNode) || keyNode.value === null) {
      reportBadKey(sheet, keyNode);
      return [];
    }
    return [{ key: keyName(keyNode), keyNode, node: pair.value as Node | null }];
  });
}

function reportUnknownKey(sheet: Sheet, node: Node, key: string, known: readonly string[]): void {
  const near = nearest(key, known);
  report(
    sheet,
    placeOf(sheet, node),
    "pack/unknown-key",
    { zh: `这里没有“${key}”这个键。`, en: `There is no key \`${key}\` here.` },
    near
      ? {
          zh: `是否想写 ${near}？可用的键：${known.join("、")}。`,
          en: `Did you mean ${near}? Known keys: ${known.join(", ")}.`,
        }
      : { zh: `可用的键：${known.join("、")}。`, en: `Known keys: ${known.join(", ")}.` },
  );
}

function reportMissingKey(sheet: Sheet, node: Node, key: string, what: Text): void {
  report(
    sheet,
    placeOf(sheet, node),
    "pack/missing-key",
    { zh: `缺少“${key}”。`, en: `\`${key}\` is missing.` },
    { zh: `加上 ${key}：${what.zh}。`, en: `Add \`${key}\`: ${what.en}.` },
  );
}

function reportBadKey(sheet: Sheet, node: Node): void {
  report(
    sheet,
    placeOf(sheet, node),
    "pack/bad-key",
    { zh: "键必须是一个词。", en: "A key must be one word." },
    { zh: "写成“键: 值”。", en: "Write `key: value`." },
  );
}

function reportBadName(sheet: Sheet, node: Node, key: string, pattern: RegExp): void {
  report(
    sheet,
    placeOf(sheet, node),
    "pack/bad-name",
    { zh: `“${key}”不能作名字。`, en: `\`${key}\` cannot be a name here.` },
    { zh: `名字须符合 ${pattern.source}。`, en: `Names must match ${pattern.source}.` },
  );
}
