/**
 * One fact of many claimants: a typed array with a code for "not known" and one for "there is none".
 *
 * Unknown is a value of its own in every column, never zero and never no.
 */
import type { Value } from "../model/facts.ts";
import type { Fact, Vocabulary } from "../model/vocabulary.ts";

/** A value out of a short list: yes and no, a grade, a count of years. Code 0 is unknown, code k stands for `values[k - 1]`. */
export type CodeColumn = { readonly kind: "code"; readonly data: Uint8Array; readonly values: readonly Value[] };
/** A text or region; the list of values grows with what is met. Code 0 is unknown, code k stands for `values[k - 1]`. */
export type WordColumn = { readonly kind: "word"; readonly data: Int32Array; readonly values: (string | null)[] };
/** Calendar days as day numbers (model/date.ts). */
export type DayColumn = { readonly kind: "day"; readonly data: Int32Array };
/** Whole fen or a number. */
export type FigureColumn = { readonly kind: "figure"; readonly data: Float64Array };
export type Column = CodeColumn | WordColumn | DayColumn | FigureColumn;

export const unknownDay = -0x8000_0000;
export const noDay = -0x7fff_ffff;
/** In figures, not-a-number is unknown and this is "there is none". */
export const noFigure = -Infinity;

/** Most values that a code column can tell apart. */
const mostCodes = 254;

/** An empty column for a fact: unknown in every row. */
export function columnOf(fact: Fact, { enumerations }: Vocabulary, rows: number): Column {
  const values = listedValues(fact, enumerations);
  if (values) return { kind: "code", data: new Uint8Array(rows), values };
  switch (fact.type.kind) {
    case "date":
      return { kind: "day", data: new Int32Array(rows).fill(unknownDay) };
    case "number":
    case "money":
      return { kind: "figure", data: new Float64Array(rows).fill(NaN) };
    default:
      return { kind: "word", data: new Int32Array(rows), values: [] };
  }
}

/** All values of a fact where they are few: whole numbers between printed bounds count as such. */
function listedValues(fact: Fact, enumerations: Vocabulary["enumerations"]): Value[] | undefined {
  const none = fact.mayBeNone ? [null] : [];
  if (fact.type.kind === "boolean") return [false, true, ...none];
  if (fact.type.kind === "enum") {
    const { of } = fact.type;
    const values = enumerations.find(({ id }) => id === of)!.values.map(({ id }) => id);
    return values.length + none.length <= mostCodes ? [...values, ...none] : undefined;
  }
  const { min, max } = fact;
  if (fact.type.kind !== "number" || typeof min !== "number" || typeof max !== "number") return undefined;
  if (max - min + 1 + none.length > mostCodes) return undefined;
  return [...Array.from({ length: max - min + 1 }, (_, index) => min + index), ...none];
}

/** The value in a row; undefined where it is not known. */
export function valueAt(column: Column, row: number): Value | undefined {
  switch (column.kind) {
    case "code":
    case "word": {
      const code = column.data[row]!;
      return code === 0 ? undefined : column.values[code - 1]!;
    }
    case "day": {
      const day = column.data[row]!;
      return day === unknownDay ? undefined : day === noDay ? null : day;
    }
    case "figure": {
      const figure = column.data[row]!;
      return Number.isNaN(figure) ? undefined : figure === noFigure ? null : figure;
    }
  }
}

/**
 * Writes a value into a row; undefined makes it unknown. False where the column cannot hold it
 * (a half year in a column of whole years): the column is then left alone, see {@link widened}.
 */
export function writeValue(column: Column, row: number, value: Value | undefined): boolean {
  switch (column.kind) {
    case "code": {
      const code = value === undefined ? 0 : column.values.indexOf(value) + 1;
      if (value !== undefined && code === 0) return false;
      column.data[row] = code;
      return true;
    }
    case "word":
      column.data[row] = value === undefined ? 0 : wordCode(column, value as string | null);
      return true;
    case "day":
      column.data[row] = value === undefined ? unknownDay : value === null ? noDay : (value as number);
      return true;
    case "figure":
      column.data[row] = value === undefined ? NaN : value === null ? noFigure : (value as number);
      return true;
  }
}

const codes = new WeakMap<WordColumn, Map<string | null, number>>();

/** The code of a text, new texts being added at the end. */
function wordCode(column: WordColumn, value: string | null): number {
  let known = codes.get(column);
  if (!known) codes.set(column, (known = new Map(column.values.map((each, index) => [each, index + 1]))));
  const code = known.get(value);
  if (code !== undefined) return code;
  column.values.push(value);
  known.set(value, column.values.length);
  return column.values.length;
}

/** The same figures in a column that holds any number. */
export function widened(column: CodeColumn): FigureColumn {
  const data = new Float64Array(column.data.length);
  for (let row = 0; row < data.length; row++) {
    const value = valueAt(column, row);
    data[row] = value === undefined ? NaN : value === null ? noFigure : (value as number);
  }
  return { kind: "figure", data };
}

/** The same column with room for more or fewer rows; new rows are unknown. */
export function resized<C extends Column>(column: C, rows: number): C {
  const data = new (column.data.constructor as new (length: number) => Column["data"])(rows);
  if (column.kind === "day") data.fill(unknownDay);
  if (column.kind === "figure") data.fill(NaN);
  data.set(column.data.subarray(0, rows) as never);
  const copy = { ...column, data };
  if (column.kind === "word") codes.delete(column);
  return copy;
}
