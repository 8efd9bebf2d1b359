import type { Constant, Expression, Test } from "../model/expression.ts";

/** The expressions directly inside one, in the order of the source. */
export function children(of: Expression): readonly Expression[] {
  const found: Expression[] = [];
  mapChildren(of, (child) => {
    found.push(child);
    return child;
  });
  return found;
}

/** A copy in which every direct child is replaced by what `change` makes of it. */
export function mapChildren(of: Expression, change: (child: Expression) => Expression): Expression {
  switch (of.op) {
    case "const":
    case "fact":
    case "field":
    case "list":
    case "on":
    case "setting":
      return of;
    case "named":
      return { ...of, is: change(of.is) };
    case "and":
    case "or":
    case "items":
      return { ...of, of: of.of.map(change) };
    case "not":
    case "negate":
      return { ...of, of: change(of.of) };
    case "compare":
    case "arithmetic":
      return { ...of, left: change(of.left), right: change(of.right) };
    case "in":
      return { ...of, value: change(of.value), tests: of.tests.map((test) => mapTest(test, change)) };
    case "within":
      return { ...of, value: change(of.value), region: change(of.region) };
    case "if":
      return { ...of, test: change(of.test), then: change(of.then), else: change(of.else) };
    case "call":
      return { ...of, arguments: of.arguments.map(change) };
    case "quantified":
      return { ...of, in: change(of.in), satisfies: change(of.satisfies) };
    case "filter":
      return { ...of, list: change(of.list), by: change(of.by) };
    case "pluck":
      return { ...of, list: change(of.list) };
    case "unbroken_months":
      return { ...of, list: change(of.list), ends: change(of.ends), gapDays: change(of.gapDays) };
  }
}

function mapTest(test: Test, change: (child: Expression) => Expression): Test {
  return "is" in test ? { is: change(test.is) } : { ...test, from: change(test.from), to: change(test.to) };
}

/** Rebuilds an expression from its leaves upwards; `change` sees every part after its own parts. */
export function mapExpression(of: Expression, change: (part: Expression) => Expression): Expression {
  return change(mapChildren(of, (child) => mapExpression(child, change)));
}

/** Shows every part to `visit`, outer parts first, in the order of the source. */
export function walk(of: Expression, visit: (part: Expression) => void): void {
  visit(of);
  for (const child of children(of)) walk(child, visit);
}

/** Ids of the facts (`person.degree`, `trip.cost`) and lists (`trips`) that an expression reads, each once. */
export function factsOf(of: Expression): readonly string[] {
  const found = new Set<string>();
  walk(of, (part) => {
    if (part.op === "fact" || part.op === "field" || part.op === "list" || part.op === "pluck") found.add(part.id);
    if (part.op === "unbroken_months") for (const id of [part.from, part.to]) found.add(id);
  });
  return [...found];
}

/** Every constant, in the order in which {@link replaceLiteral} counts them. */
export function literals(of: Expression): readonly Constant[] {
  const found: Constant[] = [];
  walk(of, (part) => {
    if (part.op === "const") found.push(part.value);
  });
  return found;
}

/** A copy in which the constant at `index` (as counted by {@link literals}) has another value. */
export function replaceLiteral(of: Expression, index: number, value: Constant): Expression {
  let next = 0;
  const replace = (part: Expression): Expression => {
    if (part.op !== "const") return mapChildren(part, replace);
    return next++ === index ? { op: "const", value } : part;
  };
  return replace(of);
}
