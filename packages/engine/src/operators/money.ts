import type { Otherwise } from "../model/benefit.ts";
import type { Environment } from "../evaluate/environment.ts";
import { merge, Unknown } from "../evaluate/unknown.ts";

/** A table that names nobody for this case: refuse, or ask an authority; or rates not in force at the moment. */
export class NoRate {
  readonly then: Otherwise | "unset";
  constructor(then: Otherwise | "unset") {
    this.then = then;
  }
}

/** What an amount construct yields: whole fen, no rate, or not known yet. */
export type Money = number | NoRate | Unknown;
export type MoneyRun = (env: Environment) => Money;

export const refused = new NoRate("ineligible");
export const toBeJudged = new NoRate("judgement");

/** No rates hold at this moment: the claim stands, its sum is not set. */
export const notSet = new NoRate("unset");

/** The marker for what a table says of everyone whom no row names. */
export function otherwise(then: Otherwise): NoRate {
  return then === "judgement" ? toBeJudged : refused;
}

/**
 * Computes with money operands: a missing rate wins over unknown (no completion
 * of the holes brings it back), unknown wins over figures.
 */
export function withMoney(values: readonly Money[], compute: (fen: readonly number[]) => number): Money {
  const none = values.find((value) => value instanceof NoRate);
  if (none) return none;
  if (values.some((value) => value instanceof Unknown)) return merge(...values);
  return compute(values as readonly number[]);
}

/** Equal outcomes of several possible rows settle an amount although the row is unknown. */
export function anyOf(test: Unknown, possible: readonly Money[]): Money {
  const [first, ...rest] = possible;
  const equal = first !== undefined && !(first instanceof Unknown) && rest.every((each) => each === first);
  return equal ? first : merge(test, ...possible);
}
