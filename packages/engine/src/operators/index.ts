/** Compiles an amount into a closure: the one table of all amount constructs. */
import type { Amount } from "../model/benefit.ts";
import type { Expression } from "../model/expression.ts";
import type { Environment, Result } from "../evaluate/environment.ts";
import { Unknown } from "../evaluate/unknown.ts";
import { ladder } from "./ladder.ts";
import { type MoneyRun, otherwise, refused } from "./money.ts";
import { join, percent, times, uplift } from "./share.ts";
import { firstRow, table } from "./table.ts";

type Compile = (expression: Expression) => (env: Environment) => Result;

/** Compiles an amount; `compile` turns its expressions into closures. Absent for amounts that are none. */
export function compileAmount(amount: Amount, compile: Compile): MoneyRun {
  const inner = (of: Amount) => compileAmount(of, compile);
  switch (amount.kind) {
    case "none":
      return () => 0;
    case "expression": {
      const run = compile(amount.is);
      return (env) => {
        const value = run(env);
        return value instanceof Unknown || typeof value === "number" ? value : refused;
      };
    }
    case "by": {
      const rows = new Map(amount.rows.map((row) => [row.value, inner(row.amount)]));
      return table(compile(amount.by), rows, otherwise(amount.else));
    }
    case "rows":
      return firstRow(
        amount.rows.map((row) => ({ if: compile(row.if), amount: inner(row.amount) })),
        otherwise(amount.else),
      );
    case "least":
    case "most":
    case "add":
      return join(amount.kind, amount.of.map(inner));
    case "percent":
      return percent(amount.percent, inner(amount.of));
    case "uplift":
      return uplift(inner(amount.of), compile(amount.if), amount.percent);
    case "times":
      return times(inner(amount.of), compile(amount.count));
    case "ladder":
      return ladder({
        from: compile(amount.from),
        to: compile(amount.to),
        order: amount.order,
        steps: new Map(amount.steps.map(({ grade, fen }) => [grade, fen])),
        above: otherwise(amount.above),
      });
  }
}

/** The expressions directly inside an amount and its parts. */
export function expressionsOf(amount: Amount): readonly Expression[] {
  switch (amount.kind) {
    case "none":
      return [];
    case "expression":
      return [amount.is];
    case "by":
      return [amount.by, ...amount.rows.flatMap((row) => expressionsOf(row.amount))];
    case "rows":
      return amount.rows.flatMap((row) => [row.if, ...expressionsOf(row.amount)]);
    case "least":
    case "most":
    case "add":
      return amount.of.flatMap(expressionsOf);
    case "percent":
      return expressionsOf(amount.of);
    case "uplift":
      return [amount.if, ...expressionsOf(amount.of)];
    case "times":
      return [amount.count, ...expressionsOf(amount.of)];
    case "ladder":
      return [amount.from, amount.to];
  }
}
