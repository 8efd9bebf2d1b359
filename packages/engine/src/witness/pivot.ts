/** The test in which two versions of a benefit differ, and the versions in which it is settled either way. */
import { children, mapExpression } from "../check/walk.ts";
import type { Benefit, Condition } from "../model/benefit.ts";
import type { Expression } from "../model/expression.ts";
import { constant } from "./build.ts";

/**
 * The first version with the test that differs put to true, and to false. Whoever these treat
 * differently stands where the test decides, which is near where the two versions part.
 */
export function settledVersions(one: Benefit, other: Benefit): Benefit[] {
  const all = (of: Benefit) => [...of.when, ...of.unless];
  const theirs = new Map(all(other).map((it) => [it.id, it.is]));
  const pivots = all(one).flatMap(({ id, is }) => {
    const twin = theirs.get(id);
    return is && twin && !same(is, twin) ? [pivotOf(is, twin)] : [];
  });
  return pivots.flatMap((pivot) => [true, false].map((value) => put(one, pivot, constant(value))));
}

/** Goes down as long as one part alone differs and that part is a test itself. */
function pivotOf(one: Expression, other: Expression): Expression {
  const [a, b] = [children(one), children(other)];
  if (one.op !== other.op || a.length !== b.length) return one;
  const apart = a.flatMap((part, index) => (same(part, b[index]!) ? [] : [index]));
  const [index] = apart;
  if (apart.length !== 1 || !isTest(a[index!]!)) return one;
  return pivotOf(a[index!]!, b[index!]!);
}

function isTest(of: Expression): boolean {
  if (of.op === "named") return isTest(of.is);
  return ["and", "or", "not", "compare", "in", "within", "quantified"].includes(of.op);
}

function put(benefit: Benefit, pivot: Expression, instead: Expression): Benefit {
  const turn = (it: Condition): Condition =>
    it.is ? { ...it, is: mapExpression(it.is, (part) => (same(part, pivot) ? instead : part)) } : it;
  return { ...benefit, when: benefit.when.map(turn), unless: benefit.unless.map(turn) };
}

function same(a: Expression, b: Expression): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
