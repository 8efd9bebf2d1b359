import type { Place, Vocabulary } from "@jucai/engine";
import type { Data } from "../shape/data.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";

type Map_ = { readonly [key: string]: Data };
export type Located = { readonly value: Data; readonly at: Place };

/**
 * Lays the facts of an example over the facts of its file.
 *
 * Keys are nested or dotted; lists are replaced as a whole; `employment: unknown` takes away all
 * facts of that subject.
 */
export function mergeFacts(
  layers: readonly (Map_ | undefined)[],
  vocabulary: Vocabulary,
  sheet: Sheet,
): Map<string, Located> {
  const lists = new Set(vocabulary.subjects.flatMap((subject) => subject.list ?? []));
  const merged = new Map<string, Located>();
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer ?? {})) {
      const at = whereIs(sheet, layer!, key);
      if (lists.has(key) || key.includes(".")) {
        merged.set(key, { value, at });
      } else if (isMap(value)) {
        for (const [name, inner] of Object.entries(value))
          merged.set(`${key}.${name}`, { value: inner, at: whereIs(sheet, value, name) });
      } else if (value === "unknown") {
        for (const known of [...merged.keys()]) if (known.startsWith(`${key}.`)) merged.delete(known);
      } else {
        merged.set(key, { value, at });
      }
    }
  }
  return merged;
}

/** The place of a value deeper in a fact, such as one field of one trip. */
export function placeInside(start: Located, path: readonly (string | number)[], sheet: Sheet): Place {
  let { value, at } = start;
  for (const key of path) {
    if (typeof value !== "object" || value === null) break;
    at = whereIs(sheet, value, key);
    value = (value as Record<string | number, Data>)[key] ?? null;
  }
  return at;
}

export function isMap(value: Data | undefined): value is Map_ {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
