import type { Expression, Test } from "../model/expression.ts";

/** The direct operands of an expression, left to right. */
export function children(it: Expression): readonly Expression[] {
  switch (it.op) {
    case "const":
    case "fact":
    case "field":
    case "list":
    case "on":
    case "setting":
      return [];
    case "named":
      return [it.is];
    case "and":
    case "or":
    case "items":
      return it.of;
    case "not":
    case "negate":
      return [it.of];
    case "compare":
    case "arithmetic":
      return [it.left, it.right];
    case "in":
      return [it.value, ...it.tests.flatMap((test) => ("is" in test ? [test.is] : [test.from, test.to]))];
    case "within":
      return [it.value, it.region];
    case "if":
      return [it.test, it.then, it.else];
    case "call":
      return it.arguments;
    case "quantified":
      return [it.in, it.satisfies];
    case "filter":
      return [it.list, it.by];
    case "pluck":
      return [it.list];
  }
}

/** Rebuilds an expression with every direct operand replaced. */
export function mapChildren(it: Expression, change: (child: Expression) => Expression): Expression {
  const test = (each: Test): Test =>
    "is" in each ? { is: change(each.is) } : { ...each, from: change(each.from), to: change(each.to) };
  switch (it.op) {
    case "const":
    case "fact":
    case "field":
    case "list":
    case "on":
    case "setting":
      return it;
    case "named":
      return { ...it, is: change(it.is) };
    case "and":
    case "or":
    case "items":
      return { ...it, of: it.of.map(change) };
    case "not":
    case "negate":
      return { ...it, of: change(it.of) };
    case "compare":
    case "arithmetic":
      return { ...it, left: change(it.left), right: change(it.right) };
    case "in":
      return { ...it, value: change(it.value), tests: it.tests.map(test) };
    case "within":
      return { ...it, value: change(it.value), region: change(it.region) };
    case "if":
      return { ...it, test: change(it.test), then: change(it.then), else: change(it.else) };
    case "call":
      return { ...it, arguments: it.arguments.map(change) };
    case "quantified":
      return { ...it, in: change(it.in), satisfies: change(it.satisfies) };
    case "filter":
      return { ...it, list: change(it.list), by: change(it.by) };
    case "pluck":
      return { ...it, list: change(it.list) };
  }
}

/** Rebuilds a whole expression from the leaves up. */
export function mapExpression(it: Expression, change: (node: Expression) => Expression): Expression {
  return change(mapChildren(it, (child) => mapExpression(child, change)));
}

/** Every node, the expression itself first. */
export function* nodes(it: Expression): Generator<Expression> {
  yield it;
  for (const child of children(it)) yield* nodes(child);
}

/** Ids of the facts and lists that an expression looks at, each once, in order of appearance. */
export function factsOf(it: Expression): string[] {
  const found = new Set<string>();
  for (const node of nodes(it)) {
    if (node.op === "fact" || node.op === "field" || node.op === "list" || node.op === "pluck") found.add(node.id);
  }
  return [...found];
}
