/**
 * The loops over rows: each adds up, for every row, its digits to one number, the signature.
 *
 * A loop is made to measure for the digits at hand, as generated code that takes four rows at once. Nothing but
 * numbers and names made here goes into that code, never a text of a policy. Where a runtime forbids making code
 * the same sums are done by plain loops.
 */

/** A digit of each row of a block, beginning with the block's first row; and the same bytes four by four. */
export type Digits = { readonly bytes: Uint8Array; readonly words: Int32Array };

/** Digits that stand in one byte together. */
export type DigitGroup = {
  readonly digits: readonly Digits[];
  readonly factors: readonly number[];
  readonly stride: number;
};

/**
 * Looks the signatures of `count` rows up in a table and writes what stands there from `at` on. Returns a number
 * below 0 where one of them has no outcome of its own yet.
 */
export type Looking = (
  groups: readonly DigitGroup[],
  count: number,
  table: Int32Array,
  entries: Int32Array,
  at: number,
) => number;

/** Writes the class of the stretch between cuts that each row's day or figure lies in. */
export type Cutting = (
  kind: "day" | "figure",
  cuts: readonly number[],
  data: Int32Array | Float64Array,
  from: number,
  to: number,
  classes: Uint8Array,
  bytes: Uint8Array,
) => void;

/** By row: the sum over benefits of what their outcome pays, and over parts of the most that one of them pays. */
export type Paying = (parts: readonly (readonly Paid[])[], totals: Float64Array) => void;
export type Paid = { readonly outcome: Int32Array; readonly pays: Float64Array };

export type Loops = { readonly look: Looking; readonly cut: Cutting; readonly pay: Paying };

/** Loops of generated code, or plain ones where that is not wanted or not allowed. */
export function loopsFor(generate: boolean): Loops {
  return generate && mayGenerate() ? generated : plain;
}

/** Whether the runtime lets code be made. */
export function mayGenerate(): boolean {
  try {
    return new Function("return true")() === true;
  } catch {
    return false;
  }
}

/** The signature of one row of a block. */
export function signatureAt(groups: readonly DigitGroup[], row: number): number {
  let signature = 0;
  for (const { digits, factors, stride } of groups) {
    for (let index = 0; index < digits.length; index++) {
      signature += digits[index]!.bytes[row]! * factors[index]! * stride;
    }
  }
  return signature;
}

function lookFrom(first: number, ...[groups, count, table, entries, at]: Parameters<Looking>): number {
  let open = 0;
  for (let row = first; row < count; row++) {
    const entry = table[signatureAt(groups, row)]!;
    entries[at + row] = entry;
    open |= entry - 1;
  }
  return open;
}

const plain: Loops = {
  look: (...looked) => lookFrom(0, ...looked),
  cut: (kind, cuts, data, from, to, classes, bytes) => {
    for (let row = from, at = 0; row < to; row++, at++) {
      const value = data[row]!;
      let stretch =
        kind === "day"
          ? Number(value > -0x8000_0000) + Number(value > -0x7fff_ffff)
          : Number(value >= -Infinity) + Number(value > -Infinity);
      for (const cut of cuts) if (value >= cut) stretch += 1;
      bytes[at] = classes[stretch]!;
    }
  },
  pay: (parts, totals) => {
    for (let row = 0; row < totals.length; row++) {
      for (const members of parts) {
        let most = 0;
        for (const { outcome, pays } of members) most = Math.max(most, pays[outcome[row]!]!);
        totals[row]! += most;
      }
    }
  },
};

type Made = (...given: unknown[]) => number;
const made = new Map<string, Made>();

function make(head: string, code: string): Made {
  const key = `${head} ${code}`;
  let known = made.get(key);
  if (!known) made.set(key, (known = new Function(head, `"use strict"; ${code}`) as Made));
  return known;
}

const generated: Loops = {
  look: (groups, count, table, entries, at) => {
    const filled = groups.filter(({ digits }) => digits.length > 0);
    const loop = make(headOf(filled), codeOf(filled));
    const open = loop(
      count >> 2,
      table,
      entries,
      at,
      ...filled.flatMap(({ digits }) => digits.map(({ words }) => words)),
    );
    return open | lookFrom(count & ~3, groups, count, table, entries, at);
  },
  cut: (kind, cuts, data, from, to, classes, bytes) => {
    const known = kind === "day" ? ["> -2147483648", "> -2147483647"] : [">= -Infinity", "> -Infinity"];
    const steps = [...known, ...cuts.map((cut) => `>= ${cut}`)].map((step) => `(v ${step} ? 1 : 0)`);
    const code = `for (let r = from, o = 0; r < to; r++, o++) { const v = data[r]; bytes[o] = classes[${steps.join(" + ")}]; }`;
    make("data, from, to, classes, bytes", code)(data, from, to, classes, bytes);
  },
  pay: (parts, totals) => {
    const paid = parts.flat();
    let next = 0;
    const terms = parts.map((members) => {
      const each = members.map(() => `p${next}[o${next++}[r]]`);
      return each.length === 1 ? each[0]! : `Math.max(${each.join(", ")})`;
    });
    const names = paid.map((_, index) => `o${index}, p${index}`).join(", ");
    const code = `for (let r = 0; r < totals.length; r++) totals[r] += ${terms.join(" + ") || "0"};`;
    make(`totals${names && `, ${names}`}`, code)(totals, ...paid.flatMap(({ outcome, pays }) => [outcome, pays]));
  },
};

function headOf(groups: readonly DigitGroup[]): string {
  const names = groups.flatMap(({ digits }, group) => digits.map((_, digit) => `w${group}_${digit}`));
  return ["quads, table, entries, at", ...names].join(", ");
}

/** Four rows at once: a group's digits of four rows lie in one word, and no sum leaves its byte. */
function codeOf(groups: readonly DigitGroup[]): string {
  const sums = groups.map(({ digits, factors }, group) => {
    const terms = digits.map((_, digit) => {
      const word = `w${group}_${digit}[q]`;
      return factors[digit] === 1 ? word : `Math.imul(${word}, ${factors[digit]})`;
    });
    return `const g${group} = (${terms.join(" + ")}) | 0;`;
  });
  const rows = [0, 1, 2, 3].map((row) => {
    const parts = groups.map(({ stride }, group) => {
      const own = row === 3 ? `(g${group} >>> 24)` : `((g${group} >>> ${row * 8}) & 255)`;
      return stride === 1 ? own : `${own} * ${stride}`;
    });
    return `const e${row} = table[${parts.join(" + ") || "0"}]; entries[o${row > 0 ? ` + ${row}` : ""}] = e${row};`;
  });
  const open = "open |= (e0 - 1) | (e1 - 1) | (e2 - 1) | (e3 - 1);";
  return `let open = 0; for (let q = 0, o = at; q < quads; q++, o += 4) { ${sums.join(" ")} ${rows.join(" ")} ${open} } return open;`;
}
