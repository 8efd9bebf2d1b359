/**
 * `ladder`: a reward that accumulates over the grades entered (qingliu-2023-1/08b).
 *
 *     { ladder: talent_grade, from: grade.before, to: grade.after, steps: { practical_1: 100 yuan, E: 300 yuan }, above: judgement }
 *
 * Every step above the old grade up to and including the new one is added.
 * Nothing is invented above the highest step, and a move that is not upward has no rate.
 */
import type { Environment, Result } from "../evaluate/environment.ts";
import { merge, Unknown } from "../evaluate/unknown.ts";
import { type MoneyRun, type NoRate, refused } from "./money.ts";

export type Ladder = {
  readonly from: (env: Environment) => Result;
  readonly to: (env: Environment) => Result;
  readonly order: readonly string[];
  readonly steps: ReadonlyMap<string, number>;
  readonly above: NoRate;
};

export function ladder({ from, to, order, steps, above }: Ladder): MoneyRun {
  const top = Math.max(...[...steps.keys()].map((grade) => order.indexOf(grade)));
  return (env) => {
    const before = from(env);
    const after = to(env);
    if (before instanceof Unknown || after instanceof Unknown) return merge(before, after);
    const [low, high] = [order.indexOf(before as string), order.indexOf(after as string)];
    if (low < 0 || high <= low) return refused;
    if (high > top) return above;
    const entered = order.slice(low + 1, high + 1);
    const fen = entered.reduce((sum, grade) => sum + (steps.get(grade) ?? 0), 0);
    return fen > 0 ? fen : refused;
  };
}
