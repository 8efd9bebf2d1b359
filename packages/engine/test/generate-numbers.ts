import type { BuiltIn } from "../src/model/expression.ts";
import { aggregateOf, countOf } from "./generate-lists.ts";
import { choice, fact, leaf } from "./generate-values.ts";
import { type Generator, split } from "./generating.ts";
import { inside, joined, type Kind, type Term } from "./terms.ts";
import { monthsBetween, strict } from "./unknown-as-null.ts";

type Build = (generator: Generator, depth: number) => Term;

const builds: readonly Build[] = [
  (generator, depth) => calculation(generator, depth, generator.random.pick(["+", "-", "*"])),
  (generator, depth) => calculation(generator, depth, "/"),
  negation,
  rounding,
  (generator, depth) => extreme(generator, "number", depth),
  span,
  span,
  calendarPart,
  countOf,
  countOf,
  (generator, depth) => aggregateOf(generator, "number", depth),
  (generator, depth) => aggregateOf(generator, "number", depth),
  (generator, depth) => choice(generator, "number", depth),
  ratio,
];

export function generateNumber(generator: Generator, depth: number): Term {
  const { random } = generator;
  if (depth > 1) return random.pick(builds)(generator, depth);
  if (random.chance(0.5)) return fact(generator, "number");
  if (random.chance(0.2)) {
    return leaf("setting", {
      expression: { op: "setting", id: "delay" },
      source: "setting.delay",
      feel: "setting_delay",
    });
  }
  const value = random.pick([0, 1, 2, 3, 5, 6, 8, 0.5, 2.5, -1, -3]);
  return leaf("number", {
    expression: { op: "const", value },
    source: String(value),
    feel: `(${value})`,
    level: value < 0 ? 0 : 7,
  });
}

/** `a + b` and its kin; a division by zero gives none. */
function calculation(generator: Generator, depth: number, by: "+" | "-" | "*" | "/"): Term {
  const [a, b] = split(generator.random, depth, 2);
  const [left, right] = [generator.term("number", a!), generator.term("number", b!)];
  if (by === "/" && right.expression.op === "const" && right.expression.value === 0)
    return calculation(generator, depth, "+");
  const level = by === "+" || by === "-" ? 4 : 5;
  const none = left.none || right.none || by === "/";
  const body = by === "/" ? `if r = 0 then "∅" else l / r` : `l ${by} r`;
  return {
    ...joined(by, [left, right]),
    expression: { op: "arithmetic", by, left: left.expression, right: right.expression, on: "number" },
    source: `${inside(left, level)} ${by} ${inside(right, level + 1)}`,
    level,
    feel: none ? strict([left.feel, right.feel], body) : `(${left.feel} ${by} ${right.feel})`,
    none,
  };
}

/** Money by money is a plain number. */
function ratio(generator: Generator, depth: number): Term {
  const [a, b] = split(generator.random, depth, 2);
  const [left, right] = [generator.term("money", a!), generator.term("money", b!)];
  if (right.expression.op === "const" && right.expression.value === 0) return generateNumber(generator, depth);
  return {
    ...joined("/", [left, right]),
    expression: { op: "arithmetic", by: "/", left: left.expression, right: right.expression, on: "number" },
    source: `${inside(left, 5)} / ${inside(right, 6)}`,
    level: 5,
    feel: strict([left.feel, right.feel], `if r = 0 then "∅" else l / r`),
    none: true,
  };
}

function negation(generator: Generator, depth: number): Term {
  const of = generator.term("number", depth - 1);
  if (of.expression.op === "const") return generateNumber(generator, depth);
  return {
    ...joined("negate", [of]),
    expression: { op: "negate", of: of.expression },
    source: `-${inside(of, 7)}`,
    level: 0,
    feel: of.none ? strict([of.feel], "-l") : `(-(${of.feel}))`,
    none: of.none,
  };
}

function rounding(generator: Generator, depth: number): Term {
  const name = generator.random.pick(["floor", "ceiling", "abs"] as const);
  return called(name, [generator.term("number", depth - 1)], `${name}(l)`);
}

/** `min(a, b)`, `max(a, b)` of numbers or money. */
export function extreme(generator: Generator, kind: Kind, depth: number): Term {
  const name = generator.random.pick(["min", "max"] as const);
  const parts = split(generator.random, depth, 2).map((each) => generator.term(kind, each));
  return called(name, parts, `${name}(l, r)`);
}

/** Years, months or days from one date to another. */
function span(generator: Generator, depth: number): Term {
  const months = `(${monthsBetween})`;
  const years = `(if ${months} >= 0 then floor(${months} / 12) else ceiling(${months} / 12))`;
  const feel = { years_between: years, months_between: months, days_between: "(r - l).days", age: years };
  const name = generator.random.pick([
    "years_between",
    "months_between",
    "months_between",
    "days_between",
    "age",
  ] as const);
  const [a, b] = split(generator.random, depth, 2);
  return called(name, [generator.term("date", a!), generator.term("date", b!)], feel[name]);
}

function calendarPart(generator: Generator, depth: number): Term {
  const name = generator.random.pick(["year", "month", "day"] as const);
  return called(name, [generator.term("date", depth - 1)], `l.${name}`);
}

function called(name: BuiltIn, parts: readonly Term[], body: string): Term {
  return {
    ...joined(name, parts),
    expression: { op: "call", function: name, arguments: parts.map(({ expression }) => expression) },
    source: `${name}(${parts.map(({ source }) => source).join(", ")})`,
    level: 7,
    feel: strict(
      parts.map(({ feel }) => feel),
      body,
    ),
    none: parts.some(({ none }) => none),
  };
}
