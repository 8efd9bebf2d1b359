import { regionContains } from "../model/region.ts";
import type { Comparison, Expression, Test } from "../model/expression.ts";
import type { Result } from "./environment.ts";
import type { Run } from "./run.ts";
import { AtLeast, merge, Unknown } from "./unknown.ts";

/**
 * Compares two values; an ordered enumeration by its order, everything else by value.
 *
 * "There is none" (null) equals itself and is neither before nor after anything.
 */
export function compare(by: Comparison, left: Run, right: Run, order?: readonly string[]): Run {
  const rank = order && new Map(order.map((value, index) => [value, index]));
  return (env, bound) => holds(by, left(env, bound), right(env, bound), rank);
}

/** `x in [a, b..c]`: whether any test holds. */
export function isIn(value: Run, tests: readonly CompiledTest[], order?: readonly string[]): Run {
  const rank = order && new Map(order.map((each, index) => [each, index]));
  return (env, bound) => {
    const it = value(env, bound);
    let unknown: Unknown | undefined;
    for (const test of tests) {
      const answer =
        "is" in test
          ? holds("=", it, test.is(env, bound), rank)
          : both(
              holds(test.fromOpen ? ">" : ">=", it, test.from(env, bound), rank),
              holds(test.toOpen ? "<" : "<=", it, test.to(env, bound), rank),
            );
      if (answer === true) return true;
      if (answer instanceof Unknown) unknown = unknown ? merge(unknown, answer) : answer;
    }
    return unknown ?? false;
  };
}

export type CompiledTest =
  { readonly is: Run } | { readonly from: Run; readonly to: Run; readonly fromOpen: boolean; readonly toOpen: boolean };

/** Compiles the tests of `in` with the compiler that is handed in. */
export function compileTests(tests: readonly Test[], compile: (of: Expression) => Run): CompiledTest[] {
  return tests.map((test) =>
    "is" in test ? { is: compile(test.is) } : { ...test, from: compile(test.from), to: compile(test.to) },
  );
}

/** A county lies inside its city and province. */
export function within(value: Run, region: Run): Run {
  return (env, bound) => {
    const code = value(env, bound);
    const area = region(env, bound);
    if (code === null || area === null) return false;
    if (code instanceof Unknown || area instanceof Unknown) return merge(code, area);
    return regionContains(String(area), String(code));
  };
}

function both(a: boolean | Unknown, b: boolean | Unknown): boolean | Unknown {
  if (a === false || b === false) return false;
  return a instanceof Unknown || b instanceof Unknown ? merge(a, b) : true;
}

function holds(by: Comparison, left: Result, right: Result, rank?: ReadonlyMap<string, number>): boolean | Unknown {
  const ordering = by !== "=" && by !== "!=";
  if (ordering && (left === null || right === null)) return false;
  if (left instanceof Unknown || right instanceof Unknown) return byLeast(by, left, right) ?? merge(left, right);
  if (!ordering) return same(left, right) === (by === "=");
  const a = rank ? rank.get(left as string)! : (left as number);
  const b = rank ? rank.get(right as string)! : (right as number);
  if (by === "<") return a < b;
  if (by === "<=") return a <= b;
  return by === ">" ? a > b : a >= b;
}

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

/** What the least that a number can be already says of it. */
function byLeast(by: Comparison, left: Result, right: Result): boolean | undefined {
  if (right instanceof AtLeast) return left instanceof Unknown ? undefined : byLeast(mirrored[by], right, left);
  if (!(left instanceof AtLeast) || typeof right !== "number") return undefined;
  const above = by === ">" || by === "<=" || by === "=" || by === "!=";
  if (above ? left.least <= right : left.least < right) return undefined;
  return by === ">" || by === ">=" || by === "!=";
}

function same(left: Result, right: Result): boolean {
  if (isDuration(left) && isDuration(right)) return left.months === right.months && left.days === right.days;
  return left === right;
}

function isDuration(value: Result): value is { months: number; days: number } {
  return typeof value === "object" && value !== null && "months" in value;
}
