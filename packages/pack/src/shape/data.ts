import { isMap, isScalar, isSeq, type Node } from "yaml";
import { placeOf, remember, type Sheet } from "../yaml/sheet.ts";
import { entriesOf } from "./collections.ts";
import { expected, type Shape } from "./shape.ts";

/** Plain data as JSON has it. */
export type Data = null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data };

/** Any plain data, such as the facts of a case; every entry's place is remembered. */
export const data: Shape<Data> = {
  what: { zh: "数据", en: "data" },
  blank: () => null,
  read: readData,
  schema: () => ({}),
};

function readData(node: Node | null, sheet: Sheet): Data {
  if (isScalar(node)) return plain(node.value, node.source);
  if (isSeq(node)) {
    const items: Data[] = [];
    remember(sheet, items, "", placeOf(sheet, node));
    node.items.forEach((item, index) => {
      remember(sheet, items, index, placeOf(sheet, item as Node));
      items.push(readData(item as Node, sheet));
    });
    return items;
  }
  if (!isMap(node)) return null;
  const map: Record<string, Data> = Object.create(null) as Record<string, Data>;
  remember(sheet, map, "", placeOf(sheet, node));
  for (const { key, keyNode, node: value } of entriesOf(node, sheet)) {
    remember(sheet, map, key, placeOf(sheet, value ?? keyNode));
    map[key] = readData(value, sheet);
  }
  return map;
}

function plain(value: unknown, source: string | undefined): Data {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return source ?? String(value);
}

/** Data in which entries have names. */
export const dataMap: Shape<{ readonly [key: string]: Data }> = {
  what: { zh: "一组键和值", en: "a map" },
  blank: () => ({}),
  read: (node, sheet) =>
    isMap(node) ? (readData(node, sheet) as { readonly [key: string]: Data }) : expected(dataMap, node, sheet),
  schema: () => ({ type: "object" }),
};
