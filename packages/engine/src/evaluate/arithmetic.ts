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
    return on === "money" ? Math.floor(withoutNoise(result)) : withoutNoise(result);
  };
}

/**
 * Takes back what binary fractions add: 0.29 × 100 is 28.999999999999996 in binary
 * and would miss a threshold of 29. Only a result that lies that close to a number
 * of few digits is moved; a third stays a third.
 */
function withoutNoise(result: number): number {
  if (Number.isInteger(result)) return result;
  const short = Number(result.toPrecision(12));
  return Math.abs(result - short) <= Math.abs(result) * 4e-15 ? short : result;
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
