import { aggregateOf } from "./generate-lists.ts";
import { extreme } from "./generate-numbers.ts";
import { choice, fact, leaf } from "./generate-values.ts";
import { type Generator, split } from "./generating.ts";
import { inside, joined, type Term } from "./terms.ts";
import { strict } from "./unknown-as-null.ts";

type Build = (generator: Generator, depth: number) => Term;

const builds: readonly Build[] = [
  sum,
  multiple,
  portion,
  (generator, depth) => extreme(generator, "money", depth),
  (generator, depth) => aggregateOf(generator, "money", depth),
  (generator, depth) => choice(generator, "money", depth),
  computed,
];

export function generateMoney(generator: Generator, depth: number): Term {
  const { random } = generator;
  if (depth > 1) return random.pick(builds)(generator, depth);
  if (random.chance(0.5)) return fact(generator, "money");
  const [yuan, value] = random.pick([
    ["0", 0],
    ["500", 50_000],
    ["1000", 100_000],
    ["999.99", 99_999],
    ["0.5", 50],
  ] as const);
  return leaf("yuan", { expression: { op: "const", value }, source: `yuan(${yuan})`, feel: `(${yuan} * 100)` });
}

function sum(generator: Generator, depth: number): Term {
  const by = generator.random.pick(["+", "-"] as const);
  const [a, b] = split(generator.random, depth, 2);
  return calculated(by, generator.term("money", a!), generator.term("money", b!), `l ${by} r`);
}

/** Money times a number, in either order, cut to the fen. */
function multiple(generator: Generator, depth: number): Term {
  const [a, b] = split(generator.random, depth, 2);
  const parts = [generator.term("money", a!), generator.term("number", b!)] as const;
  const [left, right] = generator.random.chance(0.5) ? parts : ([parts[1], parts[0]] as const);
  return calculated("*", left, right, "floor(decimal(l * r, 6))");
}

function portion(generator: Generator, depth: number): Term {
  const value = generator.random.pick([2, 3, 12, 0.5]);
  const divisor = leaf("number", { expression: { op: "const", value }, source: String(value), feel: String(value) });
  return calculated("/", generator.term("money", depth - 1), divisor, "floor(decimal(l / r, 6))");
}

function calculated(by: "+" | "-" | "*" | "/", left: Term, right: Term, body: string): Term {
  const level = by === "+" || by === "-" ? 4 : 5;
  return {
    ...joined(`money ${by}`, [left, right]),
    expression: { op: "arithmetic", by, left: left.expression, right: right.expression, on: "money" },
    source: `${inside(left, level)} ${by} ${inside(right, level + 1)}`,
    level,
    feel: strict([left.feel, right.feel], body),
    none: left.none || right.none,
  };
}

/** `yuan(x)` of a computed number, rounded to the fen. */
function computed(generator: Generator, depth: number): Term {
  const of = generator.term("number", depth - 1);
  if (of.expression.op === "const") return generateMoney(generator, depth);
  return {
    ...joined("yuan", [of]),
    expression: { op: "call", function: "yuan", arguments: [of.expression] },
    source: `yuan(${of.source})`,
    level: 7,
    feel: strict([of.feel], "floor(l * 100 + 0.5)"),
    none: of.none,
  };
}
