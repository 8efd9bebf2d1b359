/**
 * Signatures: one number for all that a benefit can tell apart of a row.
 *
 * Each fact is a digit of that number, a byte a row: the code in its column where there are few, else the class of
 * its value. Digits whose values fit into one byte together form a group, so that a loop can add up four rows at once.
 */
import type { Value } from "../model/facts.ts";
import { type Classes, widest } from "./classes.ts";

/** Signatures up to so many are worth having without deriving classes first: their table stays at hand. */
const smallRange = 1 << 15;
/** Room for classes that no value has shown yet, where not all values are listed. */
const slack = 3;
const byte = 256;

/** One fact as a digit. */
export class Axis {
  readonly classes: Classes;
  /** The values of the fact's column where they are listed. */
  readonly listed: readonly Value[] | undefined;
  /** How many values the digit can have. */
  base: number;
  /** Whether the column's own codes are the digit. */
  raw = false;

  /** `values` are those that can be named before a table is read; `open` says that there are others. */
  constructor(classes: Classes, { listed, values, open }: AxisValues) {
    for (const value of values) classes.of(value);
    this.classes = classes;
    this.listed = listed;
    this.base = classes.size + (open ? slack : 0);
    const codes = listed && listed.length + 1;
    if (codes !== undefined && codes <= byte) {
      this.raw = true;
      this.base = codes;
    }
  }

  get fact(): string {
    return this.classes.fact;
  }

  /** What is gained by taking classes instead of codes. */
  get gain(): number {
    return this.raw ? this.base / this.classes.size : 1;
  }

  /** From now on classes are the digit. */
  toClasses(): void {
    this.raw = false;
    this.base = this.classes.size;
  }
}

type AxisValues = {
  readonly listed: readonly Value[] | undefined;
  readonly values: readonly Value[];
  readonly open: boolean;
};

/** Axes whose values fit into a byte together; `factors` are their places within it. */
export type Group = { readonly axes: readonly Axis[]; readonly factors: readonly number[]; readonly stride: number };

export class Signature {
  readonly axes: readonly Axis[];
  groups: readonly Group[] = [];
  /** How many signatures there can be. */
  range = 1;

  constructor(axes: readonly Axis[]) {
    this.axes = axes;
    this.lay();
    while (this.range > smallRange) {
      const best = axes.reduce<Axis | undefined>(
        (most, axis) => (axis.gain > (most?.gain ?? 1) ? axis : most),
        undefined,
      );
      if (!best) break;
      best.toClasses();
      this.lay();
    }
  }

  /** Makes room for all classes met so far. True when places moved, so that all that was known by them is void. */
  grow(): boolean {
    let grew = false;
    for (const axis of this.axes) {
      if (axis.raw || axis.classes.size <= axis.base) continue;
      axis.base = axis.classes.size * 2;
      grew = true;
    }
    if (grew) this.lay();
    return grew;
  }

  /** Gives up codes as digits of an axis: a table's column has other ones. */
  withoutCodes(axis: Axis): void {
    axis.toClasses();
    this.lay();
  }

  private lay(): void {
    const bins: { axes: Axis[]; size: number }[] = [];
    for (const axis of this.axes.toSorted((one, other) => other.base - one.base)) {
      const bin = bins.find(({ size }) => size * axis.base <= byte);
      if (bin) {
        bin.axes.push(axis);
        bin.size *= axis.base;
      } else bins.push({ axes: [axis], size: axis.base });
    }
    let stride = 1;
    this.groups = bins.map(({ axes, size }) => {
      let factor = 1;
      const factors = axes.map(({ base }) => {
        const own = factor;
        factor *= base;
        return own;
      });
      const own = stride;
      stride *= size;
      return { axes, factors, stride: own };
    });
    this.range = stride;
  }
}

/** A value in each stretch of a line between cuts. */
export function stretchesOf(cuts: readonly number[], kind: "day" | "figure"): number[] {
  return [widest[kind][0], ...cuts];
}
