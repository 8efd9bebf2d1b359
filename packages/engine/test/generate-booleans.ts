import type { Comparison, Expression, Test } from "../src/model/expression.ts";
import { quantified } from "./generate-lists.ts";
import { choice, constant, fact, leaf } from "./generate-values.ts";
import { type Generator, split } from "./generating.ts";
import { inside, joined, type Kind, type Term } from "./terms.ts";
import { anyOf, equal, type FeelTest, isNone, none, ordered } from "./unknown-as-null.ts";
import { degrees, regions } from "./worlds.ts";

type Build = (generator: Generator, depth: number) => Term;
const orderedKinds: readonly Kind[] = ["number", "money", "date", "degree"];
const anyKinds: readonly Kind[] = [...orderedKinds, "college", "text", "region", "boolean"];

const builds: readonly Build[] = [
  junction,
  junction,
  negation,
  comparison,
  comparison,
  equality,
  membership,
  range,
  within,
  noneTest,
  quantified,
  quantified,
];

export function generateBoolean(generator: Generator, depth: number): Term {
  const { random } = generator;
  if (depth > 2 && random.chance(0.08)) return choice(generator, "boolean", depth);
  if (depth > 1) return random.pick(builds)(generator, depth);
  if (random.chance(0.15)) {
    const value = random.chance(0.5);
    return leaf("boolean", { expression: { op: "const", value }, source: String(value), feel: String(value) });
  }
  if (random.chance(0.2)) {
    const named = { op: "named", name: "native", is: { op: "fact", id: "person.certified" } } as const;
    return leaf("named", { expression: named, source: "native", feel: "person_certified" });
  }
  return fact(generator, "boolean");
}

function junction(generator: Generator, depth: number): Term {
  const op = generator.random.pick(["and", "or"] as const);
  const parts = split(generator.random, depth, generator.random.whole(2, 3)).map((each) =>
    generator.term("boolean", each),
  );
  const level = op === "or" ? 1 : 2;
  return {
    ...joined(op, parts),
    expression: { op, of: parts.map(({ expression }) => expression) },
    source: parts.map((part) => inside(part, level + 1)).join(` ${op} `),
    level,
    feel: `(${parts.map(({ feel }) => feel).join(` ${op} `)})`,
    none: false,
  };
}

function negation(generator: Generator, depth: number): Term {
  const of = generator.term("boolean", depth - 1);
  return {
    ...joined("not", [of]),
    expression: { op: "not", of: of.expression },
    source: `not(${of.source})`,
    level: 7,
    feel: `not(${of.feel})`,
    none: false,
  };
}

function comparison(generator: Generator, depth: number): Term {
  const { random } = generator;
  const kind = random.pick(orderedKinds);
  const by = random.pick(["<", "<=", ">", ">="] as const);
  const [left, right] = pair(generator, kind, depth);
  const feel = ordered(by, left.feel, right.feel, left.none || right.none);
  return compared(
    by,
    left,
    right,
    feel,
    `${by}${kind === "degree" ? " enum" : ""}`,
    kind === "degree" ? degrees : undefined,
  );
}

function equality(generator: Generator, depth: number): Term {
  const by = generator.random.pick(["=", "!="] as const);
  const [left, right] = pair(generator, generator.random.pick(anyKinds), depth);
  return compared(by, left, right, equal(by, left.feel, right.feel), by);
}

function pair(generator: Generator, kind: Kind, depth: number): readonly [Term, Term] {
  const [a, b] = split(generator.random, depth, 2);
  const left = generator.term(kind, a!);
  const literal = ["degree", "college", "text", "region"].includes(kind) && generator.random.chance(0.6);
  return [left, literal ? constant(generator, kind) : generator.term(kind, b!)];
}

function compared(
  by: Comparison,
  left: Term,
  right: Term,
  feel: string,
  construct: string,
  order?: readonly string[],
): Term {
  const sides: Expression = { op: "compare", by, left: left.expression, right: right.expression };
  return {
    ...joined(construct, [left, right]),
    expression: order ? { ...sides, order } : sides,
    source: `${inside(left, 4)} ${by} ${inside(right, 4)}`,
    level: 3,
    feel,
    none: false,
  };
}

/** `x in ["a", y]`. */
function membership(generator: Generator, depth: number): Term {
  const { random } = generator;
  const kind = random.pick(anyKinds.filter((each) => each !== "boolean"));
  const value = generator.term(kind, depth - 1);
  const literal = ["degree", "college", "text", "region"].includes(kind);
  const members = Array.from({ length: random.whole(1, 3) }, () =>
    literal && random.chance(0.8) ? constant(generator, kind) : generator.term(kind, 1),
  );
  return contained("in list", value, members, {
    tests: members.map(({ expression }) => ({ is: expression })),
    source: members.map(({ source }) => source).join(", "),
    feel: members.map(({ feel }) => ({ is: feel })),
  });
}

/** `x in [a..b)`. */
function range(generator: Generator, depth: number): Term {
  const { random } = generator;
  const kind = random.pick(orderedKinds);
  const value = generator.term(kind, depth - 1);
  const end = () =>
    kind === "degree" ? constant(generator, kind) : generator.term(kind, random.whole(1, Math.min(2, depth - 1)));
  const [low, high, fromOpen, toOpen] = [end(), end(), random.chance(0.5), random.chance(0.5)];
  const brackets = (a: string, b: string) => `${fromOpen ? "(" : "["}${a}..${b}${toOpen ? ")" : "]"}`;
  const text = brackets("low", "high");
  const test: FeelTest = {
    low: low.feel,
    high: high.feel,
    text,
    byLow: fromOpen ? ">" : ">=",
    byHigh: toOpen ? "<" : "<=",
  };
  const source = brackets(inside(low, 7), inside(high, 7));
  return contained(
    kind === "degree" ? "in enum range" : "in range",
    value,
    [low, high],
    {
      tests: [{ from: low.expression, to: high.expression, fromOpen, toOpen }],
      source: `${source}`,
      feel: [test],
    },
    kind === "degree" ? degrees : undefined,
  );
}

type Tests = { readonly tests: readonly Test[]; readonly source: string; readonly feel: readonly FeelTest[] };

function contained(
  construct: string,
  value: Term,
  parts: readonly Term[],
  tests: Tests,
  order?: readonly string[],
): Term {
  const base: Expression = { op: "in", value: value.expression, tests: tests.tests };
  return {
    ...joined(construct, [value, ...parts]),
    expression: order ? { ...base, order } : base,
    source: `${inside(value, 4)} in ${"is" in tests.tests[0]! ? `[${tests.source}]` : tests.source}`,
    level: 3,
    feel: anyOf(value.feel, tests.feel),
    none: false,
  };
}

/** `x in region("350400")`. */
function within(generator: Generator): Term {
  const value = fact(generator, "region");
  const code = generator.random.pick(regions);
  const prefix = code.replace(/(00)+$/, "");
  return {
    ...joined("within", [value]),
    expression: { op: "within", value: value.expression, region: { op: "const", value: code } },
    source: `${value.source} in region("${code}")`,
    level: 3,
    feel: `(if ${value.feel} = "${none}" then false else starts with(${value.feel}, "${prefix}"))`,
    none: false,
  };
}

/** `x = null`, `x != null`. */
function noneTest(generator: Generator, depth: number): Term {
  const { random } = generator;
  const by = random.pick(["=", "!="] as const);
  const value = generator.term(random.pick(["number", "money", "date", "college", "degree"] as const), depth - 1);
  const nothing = leaf("null", { expression: { op: "const", value: null }, source: "null", feel: `"${none}"` });
  return compared(by, value, nothing, isNone(by, value.feel), "= null");
}
