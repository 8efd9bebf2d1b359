import type { Expression } from "../src/model/expression.ts";

/** The types that the differential test generates. `degree` is an ordered enumeration, `college` an unordered one. */
export type Kind = "boolean" | "number" | "money" | "date" | "degree" | "college" | "region" | "text";

/** One generated expression in three forms: as the engine holds it, as a pack writes it, as feelin runs it. */
export type Term = {
  readonly expression: Expression;
  readonly source: string;
  /** How tightly the source binds: 0 if/some/-x, 1 or, 2 and, 3 comparison, 4 sum, 5 product, 7 atom. */
  readonly level: number;
  readonly feel: string;
  /** Whether the value can be "there is none". */
  readonly none: boolean;
  readonly constructs: ReadonlySet<string>;
  readonly depth: number;
};

/** A generated list of items. */
export type Items = {
  readonly subject: string;
  readonly expression: Expression;
  readonly source: string;
  readonly items: string;
  /** FEEL: whether there may be more items than those. */
  readonly open: string;
  readonly constructs: ReadonlySet<string>;
  readonly depth: number;
};

type Part = { readonly constructs: ReadonlySet<string>; readonly depth: number };

/** Joins what the parts are made of with the construct that holds them. */
export function joined(construct: string, parts: readonly Part[]): Part {
  return {
    constructs: new Set([construct, ...parts.flatMap((part) => [...part.constructs])]),
    depth: 1 + Math.max(0, ...parts.map(({ depth }) => depth)),
  };
}

/** The source of a part, in brackets unless it binds at least as tightly as its surroundings. */
export function inside(term: Term, level: number): string {
  return term.level >= level ? term.source : `(${term.source})`;
}
