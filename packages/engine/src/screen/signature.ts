/** Turns columns into signatures: one number for all that a benefit can tell apart of a row. */
import type { Value } from "../model/facts.ts";
import { Classes, widest } from "./classes.ts";
import { type Column, valueAt } from "./column.ts";
import type { Source } from "./loops.ts";

/** A dimension of the signature: a fact with its classes, or something derived row by row. */
export type Axis = {
  readonly name: string;
  /** Absent for derived axes, whose codes are classes already. */
  readonly classes?: Classes;
  /** How many classes there is room for. */
  capacity: number;
};

/** Room for classes that no value has shown yet, where not all values are listed. */
const slack = 3;

/** An axis with room for the classes of those values; `open` where others may come. */
export function axisOf(classes: Classes, values: readonly Value[], open: boolean): Axis {
  for (const value of values) classes.of(value);
  return { name: classes.fact, classes, capacity: classes.size + (open ? slack : 0) };
}

export class Signature {
  readonly axes: readonly Axis[];
  private strides: readonly number[] = [];
  /** How many signatures there can be. */
  range = 1;

  constructor(axes: readonly Axis[]) {
    this.axes = axes;
    this.lay();
  }

  /** Makes room for all classes met so far. True when places moved, so that all that was known by them is void. */
  grow(): boolean {
    let grew = false;
    for (const axis of this.axes) {
      const size = axis.classes?.size ?? 0;
      if (size <= axis.capacity) continue;
      axis.capacity = size * 2;
      grew = true;
    }
    if (grew) this.lay();
    return grew;
  }

  private lay(): void {
    let stride = 1;
    this.strides = this.axes.map(({ capacity }) => {
      const own = stride;
      stride *= capacity;
      return own;
    });
    this.range = stride;
  }

  /** Sources for the columns at hand; a fact without a column is unknown and adds nothing. */
  sources(drawn: readonly (Drawn | undefined)[]): Source[] {
    return drawn.flatMap((each, index): Source[] => {
      if (!each) return [];
      const stride = this.strides[index]!;
      const { data, kind, cuts, ofBlock, classes } = each;
      const places = this.range < 0x7fff_ffff ? new Int32Array(classes.length) : new Float64Array(classes.length);
      for (let code = 0; code < classes.length; code++) places[code] = classes[code]! * stride;
      return [{ data, kind, cuts, places, ofBlock }];
    });
  }
}

/** A column read for one axis: the class of each code or stretch. */
export type Drawn = Omit<Source, "places"> & { readonly classes: readonly number[] | Int32Array };

/** Reads a column for an axis over rows `from` to before `to`. */
export function draw({ classes }: Axis, column: Column, from: number, to: number): Drawn {
  if (!classes) throw new Error("A derived axis has no column");
  switch (column.kind) {
    case "code":
    case "word":
      return {
        data: column.data,
        kind: "code",
        cuts: [],
        ofBlock: false,
        classes: classesOfCodes(classes, column.values),
      };
    case "day":
    case "figure": {
      const cuts = classes.cuts?.[column.kind];
      if (!cuts) return drawCurved(classes, column, from, to);
      const starts = stretchesOf(cuts, column.kind);
      return {
        data: column.data,
        kind: column.kind,
        cuts,
        ofBlock: false,
        classes: [0, classes.of(null), ...starts.map((start) => classes.of(start))],
      };
    }
  }
}

/** A value in each stretch between cuts. */
export function stretchesOf(cuts: readonly number[], kind: "day" | "figure"): number[] {
  return [widest[kind][0], ...cuts];
}

const codesKnown = new WeakMap<Classes, WeakMap<object, number[]>>();

/** The class of each code of a column; kept, since columns of many blocks share their values. */
function classesOfCodes(classes: Classes, values: readonly Value[]): number[] {
  let own = codesKnown.get(classes);
  if (!own) codesKnown.set(classes, (own = new WeakMap()));
  let known = own.get(values);
  if (!known) own.set(values, (known = [0]));
  for (let code = known.length; code <= values.length; code++) known.push(classes.of(values[code - 1]!));
  return known;
}

/** Classes that follow no line: each value is looked at, the same value once. */
function drawCurved(classes: Classes, column: Column, from: number, to: number): Drawn {
  const data = new Uint16Array(to - from);
  const known = new Map<number, number>();
  for (let row = from; row < to; row++) {
    const raw = column.data[row]!;
    let code = known.get(raw);
    if (code === undefined) {
      const value = valueAt(column, row);
      code = value === undefined ? 0 : classes.of(value);
      known.set(raw, code);
    }
    data[row - from] = code;
  }
  return {
    data,
    kind: "code",
    cuts: [],
    ofBlock: true,
    classes: Array.from({ length: classes.size }, (_, code) => code),
  };
}

/** A derived axis' codes of one block. */
export function drawDerived({ capacity }: Axis, data: Uint8Array): Drawn {
  return { data, kind: "code", cuts: [], ofBlock: true, classes: Array.from({ length: capacity }, (_, code) => code) };
}
