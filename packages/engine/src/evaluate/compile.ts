/**
 * Compiles a typed expression into a closure, once; the closure is evaluated many times.
 *
 * The logic is Kleene's: an operand that settles the answer does so, everything
 * else that is unknown is named. What plain Kleene logic leaves open although
 * every completion agrees (`x < 5 or x >= 5`) is settled in decide/settle.ts.
 */
import type { Expression } from "../model/expression.ts";
import type { Value } from "../model/facts.ts";
import { arithmetic, negate } from "./arithmetic.ts";
import { compare, compileTests, isIn, within } from "./compare.ts";
import type { Environment, Result } from "./environment.ts";
import { call } from "./functions.ts";
import { filter, pluck, quantified } from "./lists.ts";
import { and, choose, not, or } from "./logic.ts";
import { nothingBound, type Run } from "./run.ts";
import { unbrokenMonths } from "./unbroken.ts";
import type { Unknown } from "./unknown.ts";

/** Compiles an expression whose names are all facts, settings and variables of the pack. */
export function compile(expression: Expression): (env: Environment) => Result {
  const run = build(expression);
  return (env) => run(env, nothingBound);
}

/** The same with variables of some/every/filter still to be bound by the caller. */
export function compileOpen(expression: Expression): Run {
  return build(expression);
}

function build(it: Expression): Run {
  switch (it.op) {
    case "const":
      return () => it.value;
    case "fact":
      return (env) => env.fact(it.id);
    case "field":
      return (_, bound) => bound.get(it.variable)!.get(it.id);
    case "list":
      return (env) => env.list(it.id);
    case "on":
      return (env) => env.on;
    case "setting":
      return (env) => env.setting(it.id);
    case "named":
      return build(it.is);
    case "and":
      return and(it.of.map(build));
    case "or":
      return or(it.of.map(build));
    case "not":
      return not(build(it.of));
    case "compare":
      return compare(it.by, build(it.left), build(it.right), it.order);
    case "in":
      return isIn(build(it.value), compileTests(it.tests, build), it.order);
    case "within":
      return within(build(it.value), build(it.region));
    case "arithmetic":
      return arithmetic(it.by, build(it.left), build(it.right), it.on);
    case "negate":
      return negate(build(it.of));
    case "if":
      return choose(build(it.test), build(it.then), build(it.else));
    case "call":
      return call(it.function, it.arguments.map(build));
    case "quantified":
      return quantified(it.by, it.variable, build(it.in), build(it.satisfies));
    case "filter":
      return filter(build(it.list), it.variable, build(it.by));
    case "pluck":
      return pluck(build(it.list), it.id);
    case "unbroken_months":
      return unbrokenMonths(build(it.list), it, build(it.ends), build(it.gapDays));
    case "items": {
      const items = it.of.map(build);
      return (env, bound) => ({ values: items.map((item) => item(env, bound) as Value | Unknown) });
    }
  }
}
