import type { Random } from "./random.ts";
import type { Kind, Term } from "./terms.ts";

/** An item variable in reach. */
export type Frame = { readonly variable: string; readonly subject: string; readonly implied: boolean };

/** What a generator works with; `term` is handed in so that generators need not import each other. */
export type Generator = {
  readonly random: Random;
  /** Innermost first. */
  readonly frames: readonly Frame[];
  /** A term of that kind of at most that depth, usually of exactly that depth. */
  readonly term: (kind: Kind, depth: number) => Term;
  readonly within: (frame: Frame) => Generator;
};

/** Depths for the parts of a term: one part as deep as allowed, the others of any smaller depth. */
export function split(random: Random, depth: number, parts: number): readonly number[] {
  const deep = random.whole(0, parts - 1);
  return Array.from({ length: parts }, (_, index) =>
    index === deep ? depth - 1 : random.whole(1, Math.max(1, Math.min(3, depth - 1))),
  );
}
