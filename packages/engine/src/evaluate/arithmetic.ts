import { addMonths } from "../model/date.ts";
import type { Duration } from "../model/expression.ts";
import type { Run } from "./run.ts";
import { merge, Unknown } from "./unknown.ts";

type Operator = "+" | "-" | "*" | "/";

/**
 * Adds, subtracts, multiplies, divides. `on` says what the result is: money stays
 * whole fen (rounded down), a date moves by calendar months first, then by days.
 */
export function arithmetic(by: Operator, left: Run, right: Run, on: "number" | "money" | "date" | "duration"): Run {
  return (env, bound) => {
    const a = left(env, bound);
    const b = right(env, bound);
    if (a instanceof Unknown || b instanceof Unknown) return merge(a, b);
    if (a === null || b === null) return null;
    if (on === "date") return moveDate(a as number | Duration, b as number | Duration, by);
    if (on === "duration") return joinDurations(a as Duration, b as Duration, by);
    const result = calculate(by, a as number, b as number);
    if (!Number.isFinite(result)) return null;
    return on === "money" ? wholeFen(result) : result;
  };
}

/** Rounds down to the fen. 0.29 × 100000 is 28999.999999999996 in binary; that noise is not a fraction of a fen. */
function wholeFen(fen: number): number {
  return Math.floor(Number(fen.toPrecision(15)));
}

function calculate(by: Operator, a: number, b: number): number {
  if (by === "+") return a + b;
  if (by === "-") return a - b;
  return by === "*" ? a * b : a / b;
}

function moveDate(a: number | Duration, b: number | Duration, by: Operator): number {
  const [day, span] = typeof a === "number" ? [a, b as Duration] : [b as number, a];
  const sign = by === "-" ? -1 : 1;
  return addMonths(day, sign * span.months) + sign * span.days;
}

function joinDurations(a: Duration, b: Duration, by: Operator): Duration {
  const sign = by === "-" ? -1 : 1;
  return { months: a.months + sign * b.months, days: a.days + sign * b.days };
}

export function negate(operand: Run): Run {
  return (env, bound) => {
    const value = operand(env, bound);
    if (value instanceof Unknown || value === null) return value;
    if (typeof value === "number") return -value;
    const span = value as Duration;
    return { months: -span.months, days: -span.days };
  };
}
