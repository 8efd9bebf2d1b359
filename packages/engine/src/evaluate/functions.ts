import { calendarOf, monthsBetween } from "../model/date.ts";
import type { BuiltIn } from "../model/expression.ts";
import type { Value } from "../model/facts.ts";
import type { Result } from "./environment.ts";
import { isListView } from "./lists.ts";
import type { Run } from "./run.ts";
import { merge, Unknown } from "./unknown.ts";

/** Built-in functions of one or two known numbers or dates. */
const scalar: Partial<Record<BuiltIn, (a: number, b: number) => number>> = {
  /** Yuan to whole fen. */
  yuan: (yuan) => Math.round(yuan * 100),
  floor: Math.floor,
  ceiling: Math.ceil,
  abs: Math.abs,
  /** Completed years, months or days; a part never counts (满). */
  years_between: (from, to) => Math.trunc(monthsBetween(from, to) / 12),
  months_between: monthsBetween,
  days_between: (from, to) => to - from,
  /** Completed years of age: a birthday counts from the day itself. */
  age: (birth, on) => Math.trunc(monthsBetween(birth, on) / 12),
  year: (day) => calendarOf(day).year,
  month: (day) => calendarOf(day).month,
  day: (day) => calendarOf(day).day,
};

/** Calls a built-in; unknown operands make it unknown, "none" makes it none. */
export function call(name: BuiltIn, operands: readonly Run[]): Run {
  const direct = scalar[name];
  if (!direct) return aggregate(name, operands);
  return (env, bound) => {
    const values = operands.map((operand) => operand(env, bound));
    if (values.some((value) => value instanceof Unknown)) return merge(...values);
    if (values.includes(null)) return null;
    return direct(values[0] as number, values[1] as number);
  };
}

function aggregate(name: BuiltIn, operands: readonly Run[]): Run {
  return (env, bound) => {
    const values = operands.map((operand) => operand(env, bound));
    const list: Result = values.length === 1 && !isScalar(values[0]!) ? values[0]! : (values as Value[]);
    return name === "count" ? count(list) : reduce(name, list);
  };
}

function isScalar(value: Result): boolean {
  return value === null || (typeof value !== "object" && !(value instanceof Unknown));
}

function count(list: Result): Result {
  if (list instanceof Unknown) return list;
  if (isListView(list)) return list.more ?? list.items.length;
  // A plucked list marks what may be missing by one unknown at its end.
  const values = list as readonly (Value | Unknown)[];
  const tail = values.at(-1);
  return tail instanceof Unknown && tail.holes.some((name) => name.split("/").length < 3) ? tail : values.length;
}

function reduce(name: BuiltIn, list: Result): Result {
  if (list instanceof Unknown) return list;
  if (isListView(list)) throw new Error(`${name} needs a list of values, not of items`);
  const values = list as readonly (Value | Unknown)[];
  if (values.some((value) => value instanceof Unknown)) return merge(...values);
  const numbers = values.filter((value): value is number => typeof value === "number");
  if (numbers.length < values.length) return null;
  if (name === "sum") return numbers.reduce((total, each) => total + each, 0);
  if (numbers.length === 0) return null;
  return name === "min" ? Math.min(...numbers) : Math.max(...numbers);
}
