/** Finds the comparisons of a benefit, so that a hole's values can be cut where one of them changes. */
import { factsOf, walk } from "../check/walk.ts";
import { compileOpen } from "../evaluate/compile.ts";
import type { Environment, ItemView } from "../evaluate/environment.ts";
import { merge, Unknown } from "../evaluate/unknown.ts";
import type { Expression } from "../model/expression.ts";

/** Left minus right of one comparison; `item` stands for whatever variable it is about. */
export type Comparing = {
  readonly facts: readonly string[];
  /** It looks at the date of judgement. */
  readonly looksAtOn: boolean;
  /** It is about a thing tried in some, every or a filter. */
  readonly open: boolean;
  readonly difference: (env: Environment, item: ItemView | undefined) => number | Unknown;
};

/** Every comparison of figures or dates that facts take part in. */
export function comparisonsIn(expressions: readonly Expression[]): Comparing[] {
  return allComparisonsIn(expressions).filter(({ facts }) => facts.length > 0);
}

/** The same with those that only look at the date of judgement. */
export function allComparisonsIn(expressions: readonly Expression[]): Comparing[] {
  const found: Comparing[] = [];
  for (const expression of expressions) {
    walk(expression, (node) => {
      if (node.op === "compare" && !node.order) found.push(comparing(node.left, node.right));
      if (node.op !== "in" || node.order) return;
      for (const test of node.tests) {
        for (const end of "is" in test ? [test.is] : [test.from, test.to]) found.push(comparing(node.value, end));
      }
    });
  }
  return found;
}

function comparing(left: Expression, right: Expression): Comparing {
  const [a, b] = [compileOpen(left), compileOpen(right)];
  const variables = new Set<string>();
  let looksAtOn = false;
  for (const side of [left, right]) {
    walk(side, (node) => {
      if (node.op === "field") variables.add(node.variable);
      looksAtOn ||= node.op === "on";
    });
  }
  return {
    facts: [...new Set([...factsOf(left), ...factsOf(right)])],
    looksAtOn,
    open: variables.size > 0,
    difference: (env, item) => {
      if (variables.size > 0 && !item) return new Unknown([]);
      const bound = new Map([...variables].map((name) => [name, item!]));
      const [x, y] = [a(env, bound), b(env, bound)];
      if (x instanceof Unknown || y instanceof Unknown) return merge(x, y);
      return typeof x === "number" && typeof y === "number" ? x - y : 0;
    },
  };
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
