/**
 * `by`, `rows`: an amount from a table.
 *
 *     { by: person.degree, rows: { bachelor: 500 yuan, master: 1000 yuan }, else: ineligible }
 *     { rows: [{ if: training.hours >= 40, is: 1000 yuan }, { if: training.hours >= 20, is: 500 yuan }], else: ineligible }
 */
import type { Environment, Result } from "../evaluate/environment.ts";
import { Unknown } from "../evaluate/unknown.ts";
import { anyOf, type Money, type MoneyRun, type NoRate } from "./money.ts";

/** Looks the value up; a value without a row gets what the table says of everyone else. */
export function table(
  by: (env: Environment) => Result,
  rows: ReadonlyMap<string, MoneyRun>,
  otherwise: NoRate,
): MoneyRun {
  return (env) => {
    const value = by(env);
    if (value instanceof Unknown) return anyOf(value, [...[...rows.values()].map((row) => row(env)), otherwise]);
    return rows.get(value as string)?.(env) ?? otherwise;
  };
}

export type Row = { readonly if: (env: Environment) => Result; readonly amount: MoneyRun };

/** The first row that holds; rows after an unknown one stay possible. */
export function firstRow(rows: readonly Row[], otherwise: NoRate): MoneyRun {
  const from = (env: Environment, index: number): Money => {
    const row = rows[index];
    if (!row) return otherwise;
    const holds = row.if(env);
    if (holds instanceof Unknown) return anyOf(holds, [row.amount(env), from(env, index + 1)]);
    return holds === true ? row.amount(env) : from(env, index + 1);
  };
  return (env) => from(env, 0);
}
