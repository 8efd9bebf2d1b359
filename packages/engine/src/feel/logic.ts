import type { SyntaxNode } from "@lezer/common";
import { partsOf } from "./tree.ts";

/** A condition between `and` and `or`: a node, or `value in test`. */
export type Atom = { readonly node: SyntaxNode; readonly test?: SyntaxNode };
/** Atoms, and the word before each but the first. */
export type Chain = { readonly atoms: readonly Atom[]; readonly words: readonly ("and" | "or")[] };

/**
 * Flattens `a and x in L or b` into its conditions.
 *
 * lezer-feel lets the right side of `in` swallow every `and` and `or` that
 * follows (`x in (L or b)`), which is neither what DMN says nor what anybody
 * means. Only brackets keep things together, so the chain is laid out flat
 * here and grouped again by precedence.
 */
export function chainOf(node: SyntaxNode): Chain {
  if (node.name === "Disjunction" || node.name === "Conjunction") {
    const [left, word, right] = partsOf(node);
    const before = chainOf(left!);
    const after = chainOf(right!);
    return {
      atoms: [...before.atoms, ...after.atoms],
      words: [...before.words, word!.name === "or" ? "or" : "and", ...after.words],
    };
  }
  const test = swallowed(node);
  if (!test) return { atoms: [{ node }], words: [] };
  const inside = chainOf(test);
  return { atoms: [{ node, test: inside.atoms[0]!.node }, ...inside.atoms.slice(1)], words: inside.words };
}

/** The right side of an `in` when it holds more than its test. */
function swallowed(node: SyntaxNode): SyntaxNode | undefined {
  if (node.name !== "Comparison") return undefined;
  const [, word, test] = partsOf(node);
  if (word?.name !== "in" || test?.name !== "PositiveUnaryTest") return undefined;
  const inner = test.firstChild;
  return inner?.name === "Disjunction" || inner?.name === "Conjunction" ? inner : undefined;
}
