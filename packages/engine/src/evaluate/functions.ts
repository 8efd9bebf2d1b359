import { calendarOf, monthsBetween } from "../model/date.ts";
import type { BuiltIn } from "../model/expression.ts";
import type { Value } from "../model/facts.ts";
import type { ListView, Result, ValueList } from "./environment.ts";
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
    const only = values.length === 1 ? values[0] : undefined;
    if (only instanceof Unknown) return only;
    if (isList(only)) return name === "count" ? count(only) : reduce(name, only);
    return reduce(name, { values: values as (Value | Unknown)[] });
  };
}

function isList(value: Result | undefined): value is ListView | ValueList {
  return typeof value === "object" && value !== null && ("items" in value || "values" in value);
}

function count(list: ListView | ValueList): Result {
  return list.more ?? ("items" in list ? list.items.length : list.values.length);
}

function reduce(name: BuiltIn, list: ListView | ValueList): Result {
  if ("items" in list) throw new Error(`${name} needs a list of values, not of items`);
  const { values, more } = list;
  if (more || values.some((value) => value instanceof Unknown)) return merge(more, ...values);
  const numbers = values.filter((value): value is number => typeof value === "number");
  if (numbers.length < values.length) return null;
  if (name === "sum") return numbers.reduce((total, each) => total + each, 0);
  if (numbers.length === 0) return null;
  return name === "min" ? Math.min(...numbers) : Math.max(...numbers);
}
