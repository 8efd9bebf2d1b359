/**
 * `least`, `most`, `add`, `percent`, `uplift`, `times`: amounts made of amounts.
 *
 * Percentages are whole and results are rounded down to the fen, so that no
 * rounding ever pays more than the document says.
 */
import type { Environment, Result } from "../evaluate/environment.ts";
import { merge, Unknown } from "../evaluate/unknown.ts";
import { anyOf, type MoneyRun, refused, withMoney } from "./money.ts";

const joins = {
  least: (fen: readonly number[]) => Math.min(...fen),
  most: (fen: readonly number[]) => Math.max(...fen),
  add: (fen: readonly number[]) => fen.reduce((sum, each) => sum + each, 0),
} as const;

export function join(how: keyof typeof joins, of: readonly MoneyRun[]): MoneyRun {
  return (env) =>
    withMoney(
      of.map((each) => each(env)),
      joins[how],
    );
}

export function percent(rate: number, of: MoneyRun): MoneyRun {
  return (env) => withMoney([of(env)], ([fen]) => Math.floor((fen! * rate) / 100));
}

/** Raises an amount by a percentage where the test holds. */
export function uplift(of: MoneyRun, test: (env: Environment) => Result, rate: number): MoneyRun {
  const raised = percent(100 + rate, of);
  return (env) => {
    const holds = test(env);
    if (holds instanceof Unknown) return anyOf(holds, [raised(env), of(env)]);
    return holds === true ? raised(env) : of(env);
  };
}

/** So much for each of a counted number; "none" counts no one and has no rate. */
export function times(of: MoneyRun, count: (env: Environment) => Result): MoneyRun {
  return (env) => {
    const number = count(env);
    const amount = of(env);
    if (number instanceof Unknown) return merge(number, amount);
    if (typeof number !== "number") return refused;
    return withMoney([amount], ([fen]) => Math.floor(fen! * number));
  };
}
