import { fact } from "./generate-values.ts";
import { type Frame, type Generator, split } from "./generating.ts";
import { inside, type Items, joined, type Kind, type Term } from "./terms.ts";
import { aggregate, quantify } from "./unknown-as-null.ts";
import { feelName, mayBeNone } from "./worlds.ts";

/** Lists inside lists multiply the work for nothing: two are as good as ten. */
const mostFrames = 2;

/** A list of items, plain or filtered. */
function itemsOf(generator: Generator, depth: number, subject = generator.random.pick(["hire", "trip"])): Items {
  const { random, frames } = generator;
  const id = `${subject}s`;
  const plain: Items = {
    ...joined("list", []),
    subject,
    expression: { op: "list", id },
    source: id,
    items: id,
    open: `${id}_open`,
  };
  if (depth <= 2 || frames.length >= mostFrames || random.chance(0.4)) return plain;
  const variable = `item${frames.length > 0 ? frames.length + 1 : ""}`;
  const by = generator.within({ variable, subject, implied: true }).term("boolean", depth - 1);
  return {
    ...joined("filter", [plain, by]),
    subject,
    expression: { op: "filter", list: plain.expression, variable, by: by.expression },
    source: `${id}[${by.source}]`,
    items: `${id}[(${by.feel}) = true]`,
    // Inside FEEL's own filter the fields are bare names, so the test for unknown uses a filter too.
    open: `(${plain.open} or count(${id}[(${by.feel}) = null]) > 0)`,
  };
}

/** `some x in list satisfies …`, `every …`. */
export function quantified(generator: Generator, depth: number): Term {
  if (generator.frames.length >= mostFrames) return fact(generator, "boolean");
  const { random } = generator;
  const by = random.pick(["some", "every"] as const);
  const [a, b] = split(random, depth, 2);
  const list = itemsOf(generator, a!);
  const frame: Frame = { variable: `h${generator.frames.length + 1}`, subject: list.subject, implied: false };
  const body = generator.within(frame).term("boolean", b!);
  return {
    ...joined(by, [list, body]),
    expression: { op: "quantified", by, variable: frame.variable, in: list.expression, satisfies: body.expression },
    source: `${by} ${frame.variable} in ${list.source} satisfies ${body.source}`,
    level: 0,
    feel: quantify(by, frame.variable, list.items, list.open, body.feel),
    none: false,
  };
}

export function countOf(generator: Generator, depth: number): Term {
  const list = itemsOf(generator, depth);
  return {
    ...joined("count", [list]),
    expression: { op: "call", function: "count", arguments: [list.expression] },
    source: `count(${list.source})`,
    level: 7,
    feel: `(if ${list.open} then null else count(${list.items}))`,
    none: false,
  };
}

/** `sum(list.field)`, `min(list.field)`, `max(list.field)`, or of values written out. */
export function aggregateOf(generator: Generator, kind: "number" | "money", depth: number): Term {
  const name = generator.random.pick(["sum", "min", "max"] as const);
  if (generator.random.chance(0.2)) return ofValues(generator, name, kind, depth);
  const id = kind === "number" ? generator.random.pick(["hire.months", "trip.days"]) : "trip.cost";
  const list = itemsOf(generator, depth - 1, id.split(".")[0]);
  const field = id.slice(list.subject.length + 1);
  const column = joined("pluck", [list]);
  return {
    ...joined(`${name} of list`, [column]),
    expression: {
      op: "call",
      function: name,
      arguments: [{ op: "pluck", list: list.expression, id }],
    },
    source: `${name}(${list.source}.${field})`,
    level: 7,
    feel: aggregate(name, `${list.items}.${feelName(id)}`, list.open),
    // The least of an empty list is none.
    none: name !== "sum" || mayBeNone.has(id),
  };
}

function ofValues(generator: Generator, name: "sum" | "min" | "max", kind: Kind, depth: number): Term {
  const values = split(generator.random, depth, 2).map((each) => generator.term(kind, each));
  return {
    ...joined("items", values),
    expression: {
      op: "call",
      function: name,
      arguments: [{ op: "items", of: values.map(({ expression }) => expression) }],
    },
    source: `${name}([${values.map((value) => inside(value, 1)).join(", ")}])`,
    level: 7,
    feel: aggregate(name, `[${values.map(({ feel }) => feel).join(", ")}]`, "false"),
    none: values.some(({ none }) => none),
  };
}
