/** Reads columns into digits of signatures, block by block; what several benefits read alike is read once. */
import type { Value } from "../model/facts.ts";
import { type Column, valueAt } from "./column.ts";
import type { Classes } from "./classes.ts";
import type { Cutting, Digits } from "./loops.ts";
import { type Axis, stretchesOf } from "./signature.ts";

/** The digits of one block of rows of one set of columns. */
export class DigitBlock {
  private readonly cut: Cutting;
  private readonly pool: Digits[] = [];
  private used = 0;
  private readonly known = new Map<Column, Map<string, Digits>>();
  from = 0;
  to = 0;

  constructor(cut: Cutting) {
    this.cut = cut;
  }

  /** Goes to another block; what was read before is void. */
  start(from: number, to: number): void {
    this.from = from;
    this.to = to;
    this.used = 0;
    this.known.clear();
  }

  /** The digits of an axis. A code column whose values are not the listed ones has none: undefined. */
  of(axis: Axis, column: Column): Digits | undefined {
    if (axis.raw) {
      if (column.kind !== "code" || column.values.length !== axis.listed!.length) return undefined;
      return this.once(column, "codes", () => this.codes(column.data));
    }
    const { classes } = axis;
    if (column.kind === "code" || column.kind === "word") {
      const lut = lutOf(classes, column.values);
      return this.once(column, lut.key, () => this.mapped(column.data, lut.classes));
    }
    const cuts = classes.cuts?.[column.kind];
    if (!cuts) return this.once(column, `curved ${classes.id}`, () => this.curved(classes, column));
    const stretches = stretchLut(classes, cuts, column.kind);
    const { kind, data } = column;
    return this.once(column, stretches.key, () => {
      const digits = this.take();
      this.cut(kind, cuts, data, this.from, this.to, stretches.classes, digits.bytes);
      return digits;
    });
  }

  private once(column: Column, key: string, make: () => Digits): Digits {
    let own = this.known.get(column);
    if (!own) this.known.set(column, (own = new Map()));
    const known = own.get(key);
    if (known) return known;
    const made = make();
    own.set(key, made);
    return made;
  }

  /** The column's own bytes, without a copy where they lie well. */
  private codes(data: Uint8Array): Digits {
    const { from, to } = this;
    const count = to - from;
    if (count % 4 === 0 && (data.byteOffset + from) % 4 === 0) {
      return { bytes: data.subarray(from, to), words: new Int32Array(data.buffer, data.byteOffset + from, count / 4) };
    }
    const digits = this.take();
    digits.bytes.set(data.subarray(from, to));
    return digits;
  }

  private mapped(data: Uint8Array | Int32Array, classes: Uint8Array): Digits {
    const digits = this.take();
    const { bytes } = digits;
    if (data instanceof Uint8Array) mapCodes(data, this.from, this.to, classes, bytes);
    else mapWords(data, this.from, this.to, classes, bytes);
    return digits;
  }

  /** Classes that follow no line: each value is looked at, the same value once. */
  private curved(classes: Classes, column: Column): Digits {
    const digits = this.take();
    const known = new Map<number, number>();
    for (let row = this.from; row < this.to; row++) {
      const raw = column.data[row]!;
      let digit = known.get(raw);
      if (digit === undefined) {
        const value = valueAt(column, row);
        digit = value === undefined ? 0 : classes.of(value);
        known.set(raw, digit);
      }
      digits.bytes[row - this.from] = digit;
    }
    return digits;
  }

  private take(): Digits {
    const size = Math.ceil((this.to - this.from) / 4) * 4;
    let digits = this.pool[this.used];
    if (!digits || digits.bytes.length < size) {
      const bytes = new Uint8Array(size);
      digits = { bytes, words: new Int32Array(bytes.buffer) };
      this.pool[this.used] = digits;
    }
    this.used += 1;
    return digits;
  }
}

function mapCodes(data: Uint8Array, from: number, to: number, classes: Uint8Array, bytes: Uint8Array): void {
  for (let row = from, at = 0; row < to; row++, at++) bytes[at] = classes[data[row]!]!;
}

function mapWords(data: Int32Array, from: number, to: number, classes: Uint8Array, bytes: Uint8Array): void {
  for (let row = from, at = 0; row < to; row++, at++) bytes[at] = classes[data[row]!]!;
}

export type Lut = { readonly classes: Uint8Array; readonly key: string };

const luts = new WeakMap<Classes, WeakMap<object, Lut>>();

/** The class of each code of a column; kept, since columns of many blocks share their values. */
export function lutOf(classes: Classes, values: readonly Value[]): Lut {
  let own = luts.get(classes);
  if (!own) luts.set(classes, (own = new WeakMap()));
  const known = own.get(values);
  if (known && known.classes.length > values.length) return known;
  const made = new Uint8Array(values.length + 1);
  if (known) made.set(known.classes);
  for (let code = known?.classes.length ?? 1; code <= values.length; code++) made[code] = classes.of(values[code - 1]!);
  // Long lists of words are hardly ever read alike by two benefits.
  const lut = { classes: made, key: values.length > 300 ? `words ${classes.id}` : `classes ${made.join(" ")}` };
  own.set(values, lut);
  return lut;
}

const stretchLuts = new WeakMap<Classes, Map<string, Lut>>();

export function stretchLut(classes: Classes, cuts: readonly number[], kind: "day" | "figure"): Lut {
  let own = stretchLuts.get(classes);
  if (!own) stretchLuts.set(classes, (own = new Map()));
  const known = own.get(kind);
  if (known) return known;
  const made = Uint8Array.from([0, classes.of(null), ...stretchesOf(cuts, kind).map((value) => classes.of(value))]);
  const lut = { classes: made, key: `${cuts.join(" ")} | ${made.join(" ")}` };
  own.set(kind, lut);
  return lut;
}
