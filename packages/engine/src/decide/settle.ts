/**
 * Settles an outcome over all completions of the holes.
 *
 * Kleene logic alone leaves `x < 5 or x >= 5` open. Here every hole that matters
 * is filled with each value worth trying, in one fixed order, and equal results
 * are merged: what remains is a reduced decision diagram. The outcome is settled
 * when one leaf remains; the holes that still stand in the diagram are exactly
 * those for which two completions differ.
 */
import { Unknown } from "../evaluate/unknown.ts";
import type { Value } from "../model/facts.ts";
import type { Completion } from "./facts-view.ts";

export type Leaf = { readonly key: string };

/** A question with holes. */
export type Open<L extends Leaf> = {
  /** The outcome under a completion: a leaf, or unknown for the holes it still depends on. */
  readonly outcome: (completion: Completion) => L | Unknown;
  /** Values to try for a hole; undefined when they cannot be listed. */
  readonly values: (hole: string, completion: Completion) => readonly Value[] | undefined;
  /** Where a hole stands in the fixed order of trying; those that most of the outcome hangs on first. */
  readonly rank?: (hole: string) => number;
  /** What the rest of the outcome depends on after a completion; equal keys have equal futures. */
  readonly memoKey?: (completion: Completion) => string;
  /** How many completions to look at before answering with what Kleene logic says: sound, perhaps naming too much. */
  readonly budget?: number;
};

export type Settled<L extends Leaf> = {
  /** Every outcome that some completion reaches. */
  readonly leaves: readonly L[];
  /** The holes for which two completions differ; empty when settled. */
  readonly holes: readonly string[];
  /** Some holes cannot be listed, or the search was cut short: further outcomes are possible. */
  readonly open: boolean;
  /** A text that is equal exactly for equal functions of the holes. */
  readonly shape: () => string;
};

const defaultBudget = 20_000;

type Node<L> = {
  readonly id: number;
  /** Leaf, hole with the values at which its result changes, or the holes it is stuck at. */
  readonly label: string;
  readonly leaf?: L;
  readonly hole?: string;
  readonly below: readonly Node<L>[];
  readonly stuck?: readonly string[];
};

export function settle<L extends Leaf>(question: Open<L>): Settled<L> {
  const search = new Search(question);
  const root = search.explore(new Map());
  return search.collect(root);
}

class Search<L extends Leaf> {
  private readonly question: Open<L>;
  private readonly nodes = new Map<string, Node<L>>();
  private readonly memo = new Map<string, Node<L>>();
  private looks = 0;

  constructor(question: Open<L>) {
    this.question = question;
  }

  explore(completion: Completion): Node<L> {
    const key = this.question.memoKey?.(completion);
    const seen = key === undefined ? undefined : this.memo.get(key);
    if (seen) return seen;
    const node = this.look(completion);
    if (key !== undefined) this.memo.set(key, node);
    return node;
  }

  private look(completion: Completion): Node<L> {
    this.looks += 1;
    const outcome = this.question.outcome(completion);
    if (!(outcome instanceof Unknown)) return this.intern({ label: `leaf ${outcome.key}`, leaf: outcome, below: [] });
    const holes = this.inOrder(outcome.holes);
    for (const hole of this.looks > (this.question.budget ?? defaultBudget) ? [] : holes) {
      const values = this.question.values(hole, completion);
      if (values) return this.branch(hole, values, completion);
    }
    // Only holes remain whose values cannot be listed: each is taken to matter. What was filled in before
    // may matter once they are known, so that only equal futures are one.
    const future = this.question.memoKey?.(completion) ?? [...completion].join(" ");
    return this.intern({ label: `stuck ${holes.join(" ")} | ${future}`, stuck: holes, below: [] });
  }

  /** One order for the whole search: it is what makes equal functions equal diagrams. */
  private inOrder(holes: readonly string[]): string[] {
    const rank = this.question.rank ?? (() => 0);
    return [...holes].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  }

  private branch(hole: string, values: readonly Value[], completion: Completion): Node<L> {
    const results = values.map((value) => this.explore(new Map(completion).set(hole, value)));
    // Runs of equal results are one stretch, so that equal functions get equal nodes.
    const starts = results.flatMap((node, index) => (node === results[index - 1] ? [] : [index]));
    const below = starts.map((index) => results[index]!);
    if (below.length === 1) return below[0]!;
    return this.intern({ label: `${hole}: ${starts.map((index) => String(values[index])).join(" ")}`, hole, below });
  }

  private intern(node: Omit<Node<L>, "id">): Node<L> {
    const key = `${node.label} | ${node.below.map((each) => each.id).join(" ")}`;
    const known = this.nodes.get(key);
    if (known) return known;
    const made = { id: this.nodes.size, ...node };
    this.nodes.set(key, made);
    return made;
  }

  collect(root: Node<L>): Settled<L> {
    const seen = new Set<Node<L>>();
    const leaves: L[] = [];
    const holes = new Set<string>();
    let open = false;
    const visit = (node: Node<L>): void => {
      if (seen.has(node)) return;
      seen.add(node);
      if (node.leaf) leaves.push(node.leaf);
      if (node.hole) holes.add(node.hole);
      for (const each of node.stuck ?? []) holes.add(each);
      open ||= node.stuck !== undefined;
      node.below.forEach(visit);
    };
    visit(root);
    return { leaves, holes: [...holes].sort(), open, shape: () => shapeOf(root) };
  }
}

/** Numbers the nodes from the root, so that the text does not depend on the order of the search. */
function shapeOf<L>(root: Node<L>): string {
  const numbers = new Map<Node<L>, number>();
  const lines: string[] = [];
  const visit = (node: Node<L>): number => {
    const known = numbers.get(node);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(node, number);
    lines[number] = `${node.label} | ${node.below.map(visit).join(" ")}`;
    return number;
  };
  visit(root);
  return lines.join("\n");
}
