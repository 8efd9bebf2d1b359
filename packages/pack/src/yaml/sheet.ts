import type { Place, Problem, Text } from "@jucai/engine";
import type { LineCounter, Node } from "yaml";

/**
 * One YAML file while it is read: where its problems go, and where each value stood.
 *
 * Readers return plain values; the sheet remembers their places aside, so that a check made
 * later can still point at the line.
 */
export type Sheet = {
  readonly file: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly problems: Problem[];
  readonly places: WeakMap<object, Map<string | number, Place>>;
};

/** Reports a problem at a place. */
export function report(sheet: Sheet, at: Place, code: string, message: Text, fix: Text): void {
  sheet.problems.push({ code, at, message, fix });
}

/** The place of a node: for quoted and block scalars, of their first character of content. */
export function placeOf(sheet: Sheet, node: Node | null | undefined): Place {
  const start = node?.range?.[0];
  return start === undefined ? top(sheet) : placeAt(sheet, start);
}

export function placeAt(sheet: Sheet, offset: number): Place {
  const { line, col } = sheet.lines.linePos(offset);
  return { file: sheet.file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

export function top(sheet: Sheet): Place {
  return { file: sheet.file, line: 1, column: 1 };
}

/** Remembers where the entries of a value that was read stood; `""` is the value itself. */
export function remember(sheet: Sheet, value: object, key: string | number, at: Place): void {
  const known = sheet.places.get(value) ?? new Map<string | number, Place>();
  known.set(key, at);
  sheet.places.set(value, known);
}

/** Where an entry of a read value stood, or the value itself when no entry is named or it was absent. */
export function whereIs(sheet: Sheet, value: object, key: string | number = ""): Place {
  const known = sheet.places.get(value);
  return known?.get(key) ?? known?.get("") ?? top(sheet);
}
