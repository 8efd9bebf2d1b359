import type { Place, Problem } from "@jucai/engine";
import { isMap } from "./examples/merge-facts.ts";
import { data, type Data } from "./shape/data.ts";
import { largestCase, openYaml } from "./yaml/open-yaml.ts";
import { whereIs } from "./yaml/sheet.ts";

export type OpenedCase = {
  /** The case as plain data, for `readFacts`; null when the text is not well formed. */
  readonly value: Data;
  /** Where the value at a path of keys stands. */
  readonly locate: (path: readonly (string | number)[]) => Place;
  readonly problems: readonly Problem[];
};

/** Reads a case written in YAML or JSON, with the same guards as packs. Never throws. */
export function openCase(file: string, text: string): OpenedCase {
  const problems: Problem[] = [];
  const { sheet, root } = openYaml(file, text, problems, largestCase);
  const value = root ? data.read(root, sheet) : null;
  const locate = (path: readonly (string | number)[]): Place => {
    let here: Data | undefined = value;
    let at: Place = { file, line: 1, column: 1 };
    for (const key of path) {
      if (typeof here !== "object" || here === null) break;
      at = whereIs(sheet, here, key);
      here = isMap(here) ? here[String(key)] : (here as readonly Data[])[Number(key)];
    }
    return at;
  };
  return { value, locate, problems };
}
