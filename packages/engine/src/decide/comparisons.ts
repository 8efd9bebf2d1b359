/** Finds the comparisons of a benefit, so that a hole's values can be cut where one of them changes. */
import { children, factsOf, walk } from "../check/walk.ts";
import { compileOpen } from "../evaluate/compile.ts";
import type { Environment } from "../evaluate/environment.ts";
import type { Bound } from "../evaluate/run.ts";
import { merge, Unknown } from "../evaluate/unknown.ts";
import type { Expression } from "../model/expression.ts";

/** Left minus right of one comparison. */
export type Comparing = {
  readonly facts: readonly string[];
  /** It looks at the date of judgement. */
  readonly looksAtOn: boolean;
  /** The variables of some/every/filter that it stands inside, and the list that each runs over. */
  readonly over: ReadonlyMap<string, string>;
  readonly difference: (env: Environment, bound: Bound) => number | Unknown;
};

type Scope = ReadonlyMap<string, string>;

/** Every comparison of figures or dates that facts take part in. */
export function comparisonsIn(expressions: readonly Expression[]): Comparing[] {
  return allComparisonsIn(expressions).filter(({ facts }) => facts.length > 0);
}

/** The same with those that only look at the date of judgement. */
export function allComparisonsIn(expressions: readonly Expression[]): Comparing[] {
  const found: Comparing[] = [];
  const visit = (node: Expression, scope: Scope): void => {
    for (const [left, right] of pairsOf(node)) found.push(comparing(left, right, scope));
    if (node.op === "quantified" || node.op === "filter") {
      const [list, body] = node.op === "filter" ? [node.list, node.by] : [node.in, node.satisfies];
      visit(list, scope);
      visit(body, new Map(scope).set(node.variable, listOf(list)));
    } else for (const child of children(node)) visit(child, scope);
  };
  for (const expression of expressions) visit(expression, new Map());
  return found;
}

/** What a node compares by size; ordered enumerations are tried whole. */
function pairsOf(node: Expression): (readonly [Expression, Expression])[] {
  if (node.op === "compare" && !node.order) return [[node.left, node.right]];
  if (node.op !== "in" || node.order) return [];
  const ends = node.tests.flatMap((test) => ("is" in test ? [test.is] : [test.from, test.to]));
  return ends.map((end) => [node.value, end] as const);
}

/** The list whose things a variable stands for, however often it was filtered. */
function listOf(it: Expression): string {
  if (it.op === "filter") return listOf(it.list);
  if (it.op === "named") return listOf(it.is);
  return it.op === "list" ? it.id : "";
}

function comparing(left: Expression, right: Expression, scope: Scope): Comparing {
  const [a, b] = [compileOpen(left), compileOpen(right)];
  const free = new Set([...freeIn(left), ...freeIn(right)]);
  return {
    facts: [...new Set([...factsOf(left), ...factsOf(right)])],
    looksAtOn: looksAtOn(left) || looksAtOn(right),
    over: new Map([...scope].filter(([variable]) => free.has(variable))),
    difference: (env, bound) => {
      const [x, y] = [a(env, bound), b(env, bound)];
      if (x instanceof Unknown || y instanceof Unknown) return merge(x, y);
      return typeof x === "number" && typeof y === "number" ? x - y : 0;
    },
  };
}

function looksAtOn(it: Expression): boolean {
  return it.op === "on" || children(it).some(looksAtOn);
}

/** Variables that an expression reads and does not bind itself. */
function freeIn(it: Expression): string[] {
  if (it.op === "field") return [it.variable];
  const inside = children(it).flatMap(freeIn);
  return it.op === "quantified" || it.op === "filter" ? inside.filter((name) => name !== it.variable) : inside;
}

/** Constants that rules compare with: texts such as region codes, and the largest figure or day. */
export function constantsIn(expressions: readonly Expression[]): { texts: string[]; largest: number } {
  const texts = new Set<string>();
  let largest = 0;
  for (const expression of expressions) {
    walk(expression, (node) => {
      if (node.op !== "const") return;
      if (typeof node.value === "string") texts.add(node.value);
      // A figure may be in yuan or be multiplied: a hundredfold lies beyond what it can mean in fen.
      if (typeof node.value === "number") largest = Math.max(largest, Math.abs(node.value) * 100);
    });
  }
  return { texts: [...texts], largest };
}
