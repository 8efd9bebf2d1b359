import type { SyntaxNode } from "@lezer/common";
import type { Syntax } from "./syntax.ts";
import { partsOf } from "./tree.ts";

/** Where a node stands. */
export function span({ from, to }: SyntaxNode): { start: number; end: number } {
  return { start: from, end: to };
}

/** The tests of `in T` and of `in (T, U)`. */
export function testsOf(right: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const several = right.find(({ name }) => name === "PositiveUnaryTests");
  const tests = several ? partsOf(several) : right;
  return tests.map((test) => (test.name === "PositiveUnaryTest" ? test.firstChild! : test));
}

/** `in ["a", "b"]` tests each member of the list. */
export function membersOf(test: SyntaxNode): readonly SyntaxNode[] {
  return test.name === "List" ? partsOf(test).filter(({ name }) => name !== "[" && name !== "]") : [test];
}

/** All parts, or undefined when one is missing. */
export function all<T>(parts: readonly (T | undefined)[]): readonly T[] | undefined {
  const present = parts.filter((part) => part !== undefined);
  return present.length === parts.length ? present : undefined;
}

/** Joins conditions with one word; a single one stands for itself. */
export function join(is: "and" | "or", parts: readonly (Syntax | undefined)[]): Syntax | undefined {
  const of = all(parts);
  if (!of) return undefined;
  return of.length === 1 ? of[0] : { is, of, start: of[0]!.start, end: of.at(-1)!.end };
}
