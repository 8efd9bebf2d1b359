/**
 * The loops over rows: each adds up, for every row, the places of its classes to one number, the signature.
 *
 * A loop is made to measure for the columns at hand, as generated code. Nothing but the numbers and names
 * made here goes into that code, never a text of a policy. Where a runtime forbids making code the same
 * sums are done by plain loops.
 */

/** Where one part of a signature comes from. `places` holds class × stride, by code or by stretch between cuts. */
export type Source = {
  readonly data: Uint8Array | Uint16Array | Int32Array | Float64Array;
  /** `code`: the data are codes. `day`, `figure`: the data lie on a line that `cuts` divides. */
  readonly kind: "code" | "day" | "figure";
  readonly cuts: readonly number[];
  readonly places: Float64Array | Int32Array;
  /** Whether the data begin at the block's first row rather than at the table's. */
  readonly ofBlock: boolean;
};

export type Signatures = Float64Array | Int32Array;
/** Writes the signatures of rows `from` to before `to`. */
type KeyLoop = (
  from: number,
  to: number,
  keys: Signatures,
  ...data: Source[keyof Pick<Source, "data" | "places">][]
) => void;
/** Looks signatures up in a table at once; negative where one of them has no outcome of its own yet. */
type LookLoop = (
  from: number,
  to: number,
  table: Int32Array,
  entries: Int32Array,
  at: number,
  ...data: Source[keyof Pick<Source, "data" | "places">][]
) => number;

export type Loops = {
  readonly keys: (sources: readonly Source[], from: number, to: number, keys: Signatures) => void;
  readonly look: (
    sources: readonly Source[],
    from: number,
    to: number,
    table: Int32Array,
    entries: Int32Array,
    at: number,
  ) => number;
};

const unknownDay = "-2147483648";
const noDay = "-2147483647";

/** Loops of generated code, or plain ones where that is not wanted or not allowed. */
export function loopsFor(generate: boolean): Loops {
  return generate && mayGenerate() ? generated : plain;
}

function mayGenerate(): boolean {
  try {
    return new Function("return true")() === true;
  } catch {
    return false;
  }
}

const flat = (sources: readonly Source[]) => sources.flatMap(({ data, places }) => [data, places]);
const made = new Map<string, KeyLoop | LookLoop>();

const generated: Loops = {
  keys: (sources, from, to, keys) => {
    const loop = make(sources, "from, to, keys", "keys[o] = sum;", "") as KeyLoop;
    loop(from, to, keys, ...flat(sources));
  },
  look: (sources, from, to, table, entries, at) => {
    const body = "const e = table[sum]; entries[at + o] = e; open |= e - 1;";
    const loop = make(sources, "from, to, table, entries, at", body, "return open;") as LookLoop;
    return loop(from, to, table, entries, at, ...flat(sources));
  },
};

function make(sources: readonly Source[], head: string, body: string, end: string): KeyLoop | LookLoop {
  const sum = sources.map(termOf).join(" + ") || "0";
  const code = `"use strict"; let open = 0; for (let r = from, o = 0; r < to; r++, o++) { const sum = ${sum}; ${body} } ${end}`;
  const key = `${head}|${sources.length}|${code}`;
  const known = made.get(key);
  if (known) return known;
  const names = sources.map((_, index) => `d${index}, p${index}`).join(", ");
  const loop = new Function(`${head}${names && `, ${names}`}`, code) as KeyLoop | LookLoop;
  made.set(key, loop);
  return loop;
}

function termOf({ kind, cuts, ofBlock }: Source, index: number): string {
  const value = `d${index}[${ofBlock ? "o" : "r"}]`;
  if (kind === "code") return `p${index}[${value}]`;
  const known = kind === "day" ? [`> ${unknownDay}`, `> ${noDay}`] : [">= -Infinity", "> -Infinity"];
  const steps = [...known, ...cuts.map((cut) => `>= ${cut}`)].map((step) => `(${value} ${step} ? 1 : 0)`);
  return `p${index}[${steps.join(" + ")}]`;
}

const plain: Loops = {
  keys: (sources, from, to, keys) => {
    for (let o = 0; o < to - from; o++) keys[o] = sumAt(sources, from, o);
  },
  look: (sources, from, to, table, entries, at) => {
    let open = 0;
    for (let o = 0; o < to - from; o++) {
      const entry = table[sumAt(sources, from, o)]!;
      entries[at + o] = entry;
      open |= entry - 1;
    }
    return open;
  },
};

function sumAt(sources: readonly Source[], from: number, o: number): number {
  let sum = 0;
  for (const source of sources) sum += placeAt(source, source.ofBlock ? o : from + o);
  return sum;
}

/** What one source adds to the signature of a row. */
export function placeAt({ data, kind, cuts, places }: Source, row: number): number {
  const value = data[row]!;
  if (kind === "code") return places[value]!;
  const known =
    kind === "day"
      ? Number(value > -0x8000_0000) + Number(value > -0x7fff_ffff)
      : Number(value >= -Infinity) + Number(value > -Infinity);
  let step = known;
  for (const cut of cuts) if (value >= cut) step += 1;
  return places[step]!;
}
