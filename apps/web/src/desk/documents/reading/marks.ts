import type { Measure, Span } from "../types.ts";

export type MarkKind = "unit" | "amount" | "deadline" | "target" | "problem";
export type Mark = Span & { readonly kind: MarkKind };
/** A stretch of the text, marked or not; offsets count from the beginning of the document. */
export type Piece = Span & { readonly kind: MarkKind | null };

/** Where a measure's units, amounts, deadlines and targets stand in the document's text. */
export function marksOf({ units, amounts, deadlines, targets }: Measure): readonly Mark[] {
  const of = (kind: MarkKind, list: readonly { readonly at: Span | null }[]) =>
    list.flatMap(({ at }) => (at === null || at.to <= at.from ? [] : [{ kind, ...at }]));
  return inOrder([
    ...of("unit", units),
    ...of("amount", amounts),
    ...of("deadline", deadlines),
    ...of("target", targets),
  ]);
}

const inOrder = (marks: readonly Mark[]): readonly Mark[] =>
  [...marks].sort((one, other) => one.from - other.from || other.to - one.to);

/** Cuts a stretch at its marks; of marks that overlap the earlier, longer one stays whole. */
export function piecesOf({ from, to }: Span, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = from;
  for (const mark of marks) {
    const start = Math.max(mark.from, done);
    const end = Math.min(mark.to, to);
    if (start >= end) continue;
    if (start > done) pieces.push({ from: done, to: start, kind: null });
    pieces.push({ from: start, to: end, kind: mark.kind });
    done = end;
  }
  if (done < to) pieces.push({ from: done, to, kind: null });
  return pieces;
}

/** The lines of a text with their offsets; empty ones are left out. */
export function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  let from = 0;
  while (from <= text.length) {
    const end = text.indexOf("\n", from);
    const to = end === -1 ? text.length : end;
    if (text.slice(from, to).trim() !== "") lines.push({ from, to });
    from = to + 1;
  }
  return lines;
}

export const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

/** The sentences of a text by where they begin; a semicolon ends one too, as in lists of duties. */
export function sentenceStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index } of text.matchAll(/[。；;！？\n]+[”’）)]*/g)) {
    const end = index + text.slice(index).match(/^[。；;！？\n]+[”’）)]*/)![0].length;
    if (end < text.length && text.slice(end).trim() !== "") starts.push(end);
  }
  return starts;
}
