/**
 * Facts whose values cannot be tried by cutting a line where comparisons change.
 *
 * Cutting is sure only while each comparison rises or falls with the fact. A distance,
 * a day of the month, a product of unknowns or a choice inside a comparison does not,
 * and two texts can be equal in ways that no constant of the rules shows. Such facts are
 * taken to matter while they are unknown: sound, perhaps asked for in vain.
 */
import { factsOf, walk } from "../check/walk.ts";
import type { Expression } from "../model/expression.ts";
import type { Fact } from "../model/vocabulary.ts";

type Facts = ReadonlyMap<string, Fact>;

export function beyondIn(expressions: readonly Expression[], facts: Facts): Set<string> {
  const beyond = new Set<string>();
  const add = (...parts: readonly Expression[]) => parts.flatMap(factsOf).forEach((id) => beyond.add(id));
  for (const expression of expressions) {
    walk(expression, (node) => {
      if (isCurved(node)) add(node);
      if (node.op === "unbroken_months") addStretch(node, add);
      if (node.op === "within" && node.region.op !== "const") add(node);
      for (const [left, right] of comparedIn(node)) {
        if (isTangled(left, right) || isOpenText(left, right, facts)) add(left, right);
      }
    });
  }
  return beyond;
}

/**
 * A stretch grows with each of its periods, so their dates can be cut, unless a test chooses the
 * periods by them; it does not simply grow with the day that it ends at.
 */
function addStretch(
  { list, from, to, ends, gapDays }: Extract<Expression, { op: "unbroken_months" }>,
  add: (...parts: readonly Expression[]) => void,
): void {
  add(ends, gapDays);
  if (factsOf(list).some((id) => id === from || id === to)) add(list);
}

/** The pairs that a node compares by size or as texts; ordered enumerations are tried whole. */
function comparedIn(node: Expression): (readonly [Expression, Expression])[] {
  if (node.op === "compare" && !node.order) return [[node.left, node.right]];
  if (node.op !== "in" || node.order) return [];
  const ends = node.tests.flatMap((test) => ("is" in test ? [test.is] : [test.from, test.to]));
  return ends.map((end) => [node.value, end] as const);
}

/** Neither rises nor falls throughout. */
function isCurved(node: Expression): boolean {
  if (node.op === "call") return ["abs", "month", "day"].includes(node.function);
  if (node.op !== "arithmetic" || factsOf(node.right).length === 0) return false;
  return node.by === "/" || (node.by === "*" && factsOf(node.left).length > 0);
}

/** A choice inside a comparison, or one fact standing in it more than once. */
function isTangled(left: Expression, right: Expression): boolean {
  let chooses = false;
  const seen: string[] = [];
  for (const side of [left, right]) {
    walk(side, (node) => {
      chooses ||= node.op === "if";
      if (node.op === "fact" || node.op === "field") seen.push(node.id);
    });
  }
  return chooses || new Set(seen).size < seen.length;
}

function isOpenText(left: Expression, right: Expression, facts: Facts): boolean {
  const isText = factsOf(left).some((id) => ["text", "region"].includes(facts.get(id)?.type.kind ?? ""));
  return isText && left.op !== "const" && right.op !== "const";
}
