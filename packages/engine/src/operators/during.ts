/**
 * Rates of a loaded table: they hold for moments from a first to a last day, both included.
 *
 *     in_force: { from: 2022-03-01, to: 2025-02-28 }
 */
import type { Environment, Result } from "../evaluate/environment.ts";
import { merge, Unknown } from "../evaluate/unknown.ts";
import { type MoneyRun, notSet } from "./money.ts";

/** The amount at moments within; outside them, and where the moment never was, no sum is set. */
export function during(at: (env: Environment) => Result, from: number, to: number | undefined, of: MoneyRun): MoneyRun {
  return (env) => {
    const day = at(env);
    if (day instanceof Unknown) return merge(day, of(env));
    return typeof day === "number" && day >= from && (to === undefined || day <= to) ? of(env) : notSet;
  };
}
