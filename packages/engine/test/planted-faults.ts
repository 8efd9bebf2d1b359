/**
 * Evaluators that are wrong in one way each. The differential test has to catch all of them.
 *
 * Nothing here is reachable from the engine: a fault either rewrites the
 * expression before it is compiled, or puts a made-up fact in the place of a
 * part and computes that fact wrongly.
 */
import { mapChildren, mapExpression, walk } from "../src/check/walk.ts";
import { compile } from "../src/evaluate/compile.ts";
import type { Environment, ListView, Result, ValueList } from "../src/evaluate/environment.ts";
import { merge, Unknown } from "../src/evaluate/unknown.ts";
import { calendarOf, dayOf } from "../src/model/date.ts";
import type { Duration, Expression } from "../src/model/expression.ts";
import type { Value } from "../src/model/facts.ts";

export type Compile = (expression: Expression) => (environment: Environment) => Result;
type Op = Expression["op"];
type Part<Name extends Op> = Expression & { readonly op: Name };
type Evaluate = (part: Expression) => Result;

/** A fault that writes every part of an expression anew. */
function rewriting(change: (part: Expression) => Expression): Compile {
  return (expression) => compile(mapExpression(expression, change));
}

/** A fault that computes parts of one kind in its own way, save those inside lists that need an item's variable. */
function replacing<Name extends Op>(
  op: Name,
  faulty: (part: Part<Name>, evaluate: Evaluate, environment: Environment) => Result,
): Compile {
  const compileFaulty: Compile = (expression) => {
    const computed = new Map<string, (environment: Environment) => Result>();
    const replace = (part: Expression): Expression => {
      if (part.op !== op || needsItem(part)) return mapChildren(part, replace);
      const id = `fault ${computed.size}`;
      const parts = new Map<Expression, (environment: Environment) => Result>();
      computed.set(id, (environment) => {
        const evaluate: Evaluate = (each) => {
          const run = parts.get(each) ?? compileFaulty(each);
          parts.set(each, run);
          return run(environment);
        };
        return faulty(part as Part<Name>, evaluate, environment);
      });
      return part.op === "filter" ? { op: "list", id } : { op: "fact", id };
    };
    const run = compile(replace(expression));
    return (environment) =>
      run({
        ...environment,
        fact: (id) => (computed.has(id) ? (computed.get(id)!(environment) as Value | Unknown) : environment.fact(id)),
        list: (id) =>
          computed.has(id) ? (computed.get(id)!(environment) as ListView | Unknown) : environment.list(id),
      });
  };
  return compileFaulty;
}

/** Whether a part reads a variable that is bound outside it. */
function needsItem(part: Expression): boolean {
  const bound = new Set<string>();
  const read = new Set<string>();
  walk(part, (each) => {
    if (each.op === "quantified" || each.op === "filter") bound.add(each.variable);
    if (each.op === "field") read.add(each.variable);
  });
  return [...read].some((variable) => !bound.has(variable));
}

/** Months added as if every month had 31 days: 31 January and a month is 3 March. */
function overflow(from: number, { months, days }: Duration, sign: number): number {
  const { year, month, day } = calendarOf(from);
  const index = year * 12 + month - 1 + sign * months;
  return dayOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1) + day - 1 + sign * days;
}

function sumOfKnown(list: ListView | ValueList): Result {
  if (!("values" in list)) throw new Error("sum needs values");
  if (list.values.includes(null)) return null;
  return list.values.reduce<number>((total, value) => (typeof value === "number" ? total + value : total), 0);
}

const isUnknown = (value: Result): value is Unknown => value instanceof Unknown;

export const faults: readonly (readonly [name: string, compile: Compile])[] = [
  ["`and` works as `or`", rewriting((part) => (part.op === "and" ? { ...part, op: "or" } : part))],
  [
    "`<` lets the bound itself in",
    rewriting((part) => (part.op === "compare" && part.by === "<" ? { ...part, by: "<=" } : part)),
  ],
  [
    "`>=` keeps the bound itself out",
    rewriting((part) => (part.op === "compare" && part.by === ">=" ? { ...part, by: ">" } : part)),
  ],
  [
    "unknown counts as no",
    (expression) => {
      const run = compile(expression);
      return (environment) => {
        const result = run(environment);
        return isUnknown(result) ? false : result;
      };
    },
  ],
  [
    "`if` takes the else branch when its test is unknown",
    replacing("if", (part, evaluate) => evaluate(evaluate(part.test) === true ? part.then : part.else)),
  ],
  [
    "`months_between` counts one month too many",
    rewriting((part) =>
      part.op === "call" && part.function === "months_between"
        ? { op: "arithmetic", by: "+", left: part, right: { op: "const", value: 1 }, on: "number" }
        : part,
    ),
  ],
  [
    "a date moved by months runs over the end of a short month",
    replacing("arithmetic", (part, evaluate) => {
      const [left, right] = [evaluate(part.left), evaluate(part.right)];
      const plain = compile({ ...part, left: { op: "fact", id: "l" }, right: { op: "fact", id: "r" } });
      const known = !isUnknown(left) && !isUnknown(right) && left !== null && right !== null;
      if (part.on === "date" && known) return overflow(left as number, right as Duration, part.by === "-" ? -1 : 1);
      return plain({
        on: 0,
        setting: () => 0,
        list: () => merge(),
        fact: (id) => (id === "l" ? left : right) as Value | Unknown,
      });
    }),
  ],
  [
    "open and closed ends of a range are swapped",
    rewriting((part) =>
      part.op === "in"
        ? {
            ...part,
            tests: part.tests.map((test) =>
              "is" in test ? test : { ...test, fromOpen: !test.fromOpen, toOpen: !test.toOpen },
            ),
          }
        : part,
    ),
  ],
  [
    "a filter drops items of which it cannot say whether they belong",
    replacing("filter", (part, _, environment) => {
      const view = compile(part)(environment) as ListView | Unknown;
      const more = compile(part.list)(environment) as ListView | Unknown;
      if (isUnknown(view) || isUnknown(more)) return view;
      return more.more ? { items: view.items, more: more.more } : { items: view.items };
    }),
  ],
  [
    "`sum` leaves unknown values out",
    replacing("call", (part, evaluate, environment) => {
      const list = part.function === "sum" ? evaluate(part.arguments[0]!) : undefined;
      return list && !isUnknown(list) ? sumOfKnown(list as ValueList) : compile(part)(environment);
    }),
  ],
  [
    "an ordered enumeration runs from high to low",
    rewriting((part) =>
      (part.op === "compare" || part.op === "in") && part.order ? { ...part, order: [...part.order].reverse() } : part,
    ),
  ],
  [
    "a county is not inside its city",
    rewriting((part) =>
      part.op === "within" ? { op: "compare", by: "=", left: part.value, right: part.region } : part,
    ),
  ],
  [
    "a list that may be longer counts as complete",
    (expression) => {
      const run = compile(expression);
      const closed = (view: ListView | Unknown) => (isUnknown(view) ? view : { items: view.items });
      return (environment) => run({ ...environment, list: (id) => closed(environment.list(id)) });
    },
  ],
  [
    "`or` gives up at the first unknown",
    replacing("or", (part, evaluate) => {
      for (const each of part.of) {
        const value = evaluate(each);
        if (value === true || isUnknown(value)) return value;
      }
      return false;
    }),
  ],
  ["`every` works as `some`", rewriting((part) => (part.op === "quantified" ? { ...part, by: "some" } : part))],
  [
    "money keeps fractions of a fen",
    rewriting((part) => (part.op === "arithmetic" && part.on === "money" ? { ...part, on: "number" } : part)),
  ],
  [
    "not known is taken for none",
    replacing("compare", (part, evaluate, environment) => {
      const asksForNone = part.right.op === "const" && part.right.value === null;
      return asksForNone && isUnknown(evaluate(part.left)) ? part.by === "=" : compile(part)(environment);
    }),
  ],
];
