import type { Place, Problem, Vocabulary } from "@jucai/engine";
import type { Data } from "../shape/data.ts";
import { whereIs, type Sheet } from "../yaml/sheet.ts";

type Map_ = { readonly [key: string]: Data };
export type Located = { readonly value: Data; readonly at: Place };

/** The facts as laid over each other, and what is wrong with single layers. */
export type Merged = { readonly merged: Map<string, Located>; readonly problems: readonly Problem[] };

/**
 * Lays the facts of an example over the facts of its file.
 *
 * Keys are nested or dotted; lists are replaced as a whole; `employment: unknown` takes away all
 * facts of that subject. Within one layer a fact may stand only once.
 */
export function mergeFacts(layers: readonly (Map_ | undefined)[], vocabulary: Vocabulary, sheet: Sheet): Merged {
  const lists = new Set(vocabulary.subjects.flatMap((subject) => subject.list ?? []));
  const merged = new Map<string, Located>();
  const problems: Problem[] = [];
  for (const layer of layers) {
    const given = new Set<string>();
    const put = (key: string, value: Data, at: Place): void => {
      if (given.has(key)) problems.push(factTwice(key, at));
      given.add(key);
      merged.set(key, { value, at });
    };
    for (const [key, value] of Object.entries(layer ?? {})) {
      const at = whereIs(sheet, layer!, key);
      if (lists.has(key) || key.includes(".")) {
        put(key, value, at);
      } else if (isMap(value)) {
        for (const [name, inner] of Object.entries(value)) put(`${key}.${name}`, inner, whereIs(sheet, value, name));
      } else if (value === "unknown") {
        for (const known of [...merged.keys()]) if (known.startsWith(`${key}.`)) merged.delete(known);
      } else {
        put(key, value, at);
      }
    }
  }
  return { merged, problems };
}

function factTwice(id: string, at: Place): Problem {
  return {
    code: "case/fact-twice",
    at,
    message: { zh: `${id} 写了两次。`, en: `${id} is given twice.` },
    fix: { zh: "只留一处：嵌套写法或带点的写法。", en: "Keep one of them: the nested key or the dotted one." },
  };
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
