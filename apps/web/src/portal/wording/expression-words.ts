import type { Comparison, Expression, Test } from "@jucai/engine/model";
import { callWords } from "./call-words.ts";
import { constantWords, regionWords } from "./constant-words.ts";
import { factOf, labelOf, type Names, typeOf } from "./names.ts";
import { wordingMessages } from "./wording.messages.ts";

/**
 * A rule's test in words, built from the vocabulary's labels.
 *
 * Conditions carry their own wording (`says`); this is for tests that a pack does
 * not word, such as the rows of an amount table.
 */
export function expressionWords(names: Names, expression: Expression): string {
  const m = wordingMessages[names.language];
  const say = (part: Expression) => expressionWords(names, part);
  switch (expression.op) {
    case "const":
      return constantWords(names, expression.value);
    case "fact":
    case "field":
    case "list":
    case "pluck":
      return labelOf(names, expression.id);
    case "on":
      return m.judged;
    case "setting":
      return names.settings.find(({ id }) => id === expression.id)?.label[names.language] ?? expression.id;
    case "named":
      return say(expression.is);
    case "and":
      // Without brackets “a, and b, or c” could be read both ways.
      return expression.of.map((part) => (isEither(part) ? m.bracket(say(part)) : say(part))).join(m.and);
    case "or":
      return expression.of.map(say).join(m.or);
    case "not":
      return m.not(say(expression.of));
    case "negate":
      return `−${say(expression.of)}`;
    case "compare":
      return compareWords(names, expression);
    case "in":
      return m.oneOf(say(expression.value), testsWords(names, expression));
    case "within":
      return m.within(say(expression.value), withinWords(names, expression.region));
    case "arithmetic":
      return `${say(expression.left)} ${signs[expression.by]} ${say(expression.right)}`;
    case "if":
      return m.ifElse(say(expression.test), say(expression.then), say(expression.else));
    case "call":
      return callWords(names, expression, say);
    case "quantified":
      return m[expression.by](say(expression.in), say(expression.satisfies));
    case "filter":
      return m.filtered(say(expression.list), say(expression.by));
    case "items":
      return expression.of.map(say).join(m.listJoin);
  }
}

function isEither(part: Expression): boolean {
  return part.op === "named" ? isEither(part.is) : part.op === "or";
}

const signs = { "+": "+", "-": "−", "*": "×", "/": "÷" } as const;

type Compare = Extract<Expression, { op: "compare" }>;

function compareWords(names: Names, { left, right, by, order }: Compare): string {
  const m = wordingMessages[names.language];
  const type = typeOf(names, left) ?? typeOf(names, right);
  if (type?.kind === "boolean" && right.op === "const") return booleanWords(names, left, right.value === (by === "="));
  const kind = type?.kind === "date" ? "date" : order ? "grade" : "number";
  const word = comparisonWords[kind][by];
  return m[word](side(names, left, right), side(names, right, left));
}

/** “是否参保为是” reads badly: a yes/no fact is named, or named and denied. */
function booleanWords(names: Names, fact: Expression, holds: boolean): string {
  const words = expressionWords(names, fact);
  return holds ? words : wordingMessages[names.language].not(words);
}

const comparisonWords = {
  number: { "=": "equal", "!=": "unequal", "<": "less", "<=": "atMost", ">": "more", ">=": "atLeast" },
  date: { "=": "equal", "!=": "unequal", "<": "before", "<=": "notAfter", ">": "after", ">=": "notBefore" },
  grade: { "=": "equal", "!=": "unequal", "<": "gradeBelow", "<=": "gradeUpTo", ">": "gradeAbove", ">=": "gradeFrom" },
} as const satisfies Record<string, Record<Comparison, string>>;

/** One side of a comparison; a constant takes its type and unit from the other side. */
function side(names: Names, part: Expression, other: Expression): string {
  if (part.op !== "const") return expressionWords(names, part);
  const fact = "id" in other ? factOf(names, other.id) : undefined;
  return constantWords(names, part.value, typeOf(names, other), fact?.unit?.[names.language]);
}

function testsWords(names: Names, { value, tests }: Extract<Expression, { op: "in" }>): string {
  const m = wordingMessages[names.language];
  const words = tests.map((test: Test) =>
    "is" in test ? side(names, test.is, value) : m.range(side(names, test.from, value), side(names, test.to, value)),
  );
  const last = words.pop() ?? "";
  return words.length > 0 ? words.join(m.listJoin) + m.lastJoin + last : last;
}

function withinWords(names: Names, region: Expression): string {
  return region.op === "const" ? regionWords(names, String(region.value)) : expressionWords(names, region);
}
