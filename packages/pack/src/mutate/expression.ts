import type { Comparison, Expression, Test } from "@jucai/engine";
import { dropEach, flip, within, withinEach, type Change } from "./change.ts";
import { kindOf, literalChanges, type Ground, type LiteralKind } from "./literals.ts";

const turned: Readonly<Record<Comparison, Comparison>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "=": "!=",
  "!=": "=",
};

/**
 * Every way to move one literal or one comparison of an expression by one notch.
 *
 * Definitions are left alone here: they stand once in the pack, so they are moved once, wherever
 * they are used (see definitions.ts).
 */
export function expressionChanges(of: Expression, ground: Ground, hint?: LiteralKind): Change<Expression>[] {
  const inside = (part: Expression, partHint?: LiteralKind): Change<Expression>[] =>
    expressionChanges(part, ground, partHint);
  switch (of.op) {
    case "const":
      return within(literalChanges(of.value, hint), "", (value) => ({ op: "const", value }));
    case "fact":
    case "field":
    case "list":
    case "on":
    case "setting":
    case "named":
      return [];
    case "and":
    case "or":
      return [
        {
          path: "",
          from: of.op,
          to: of.op === "and" ? "or" : "and",
          value: { ...of, op: of.op === "and" ? "or" : "and" },
        },
        ...withinEach(
          of.of,
          () => "",
          inside,
          (parts) => ({ ...of, of: parts }),
        ),
      ];
    case "items":
      return withinEach(
        of.of,
        () => "",
        (part) => inside(part, hint),
        (parts) => ({ ...of, of: parts }),
      );
    case "not":
    case "negate":
      return [
        { path: "", from: of.op === "not" ? "not" : "-", to: "removed", value: of.of },
        ...within(inside(of.of, hint), "", (inner) => ({ ...of, of: inner })),
      ];
    case "compare":
      return [
        ...flip("", of.by, [of.by, turned[of.by]]).map((it) => ({ ...it, value: { ...of, by: it.value } })),
        ...sides(of, ground),
      ];
    case "arithmetic":
      return arithmeticChanges(of, ground);
    case "in":
      return inChanges(of, ground);
    case "within":
      return [
        ...within(inside(of.value), "", (value) => ({ ...of, value })),
        ...within(inside(of.region, { kind: "region" }), "", (region) => ({ ...of, region })),
      ];
    case "if":
      return [
        ...within(inside(of.test), "", (test) => ({ ...of, test })),
        ...within(inside(of.then, hint), "", (then) => ({ ...of, then })),
        ...within(inside(of.else, hint), "", (other) => ({ ...of, else: other })),
      ];
    case "call":
      return withinEach(
        of.arguments,
        () => "",
        (part) => inside(part, callHint(of, ground)),
        (parts) => ({ ...of, arguments: parts }),
      );
    case "quantified":
      return [
        ...flip("", of.by, ["some", "every"]).map((it) => ({ ...it, value: { ...of, by: it.value } })),
        ...within(inside(of.in), "", (list) => ({ ...of, in: list })),
        ...within(inside(of.satisfies), "", (satisfies) => ({ ...of, satisfies })),
      ];
    case "filter":
      return [
        ...within(inside(of.list), "", (list) => ({ ...of, list })),
        ...within(inside(of.by), "", (by) => ({ ...of, by })),
      ];
    case "unbroken_months":
      return [
        ...within(inside(of.list), "", (list) => ({ ...of, list })),
        ...within(inside(of.ends, { kind: "date" }), "", (ends) => ({ ...of, ends })),
        ...within(inside(of.gapDays), "", (gapDays) => ({ ...of, gapDays })),
      ];
    case "pluck":
      return within(inside(of.list), "", (list) => ({ ...of, list }));
  }
}

type Compare = Extract<Expression, { op: "compare" }>;
type Arithmetic = Extract<Expression, { op: "arithmetic" }>;
type In = Extract<Expression, { op: "in" }>;

function sides(of: Compare, ground: Ground): Change<Expression>[] {
  return [
    ...within(expressionChanges(of.left, ground, kindOf(of.right, ground)), "", (left) => ({ ...of, left })),
    ...within(expressionChanges(of.right, ground, kindOf(of.left, ground)), "", (right) => ({ ...of, right })),
  ];
}

/** Beside money stands money in a sum and a number in a product. */
function arithmeticChanges(of: Arithmetic, ground: Ground): Change<Expression>[] {
  const hint = (other: Expression): LiteralKind | undefined =>
    of.by === "+" || of.by === "-" ? kindOf(other, ground) : { kind: "number" };
  return [
    ...within(expressionChanges(of.left, ground, hint(of.right)), "", (left) => ({ ...of, left })),
    ...within(expressionChanges(of.right, ground, hint(of.left)), "", (right) => ({ ...of, right })),
  ];
}

function inChanges(of: In, ground: Ground): Change<Expression>[] {
  const hint = kindOf(of.value, ground);
  const dropped = of.tests.length > 1 ? dropEach(of.tests, testName, (tests) => ({ ...of, tests })) : [];
  return [
    ...within(expressionChanges(of.value, ground), "", (value) => ({ ...of, value })),
    ...withinEach(
      of.tests,
      () => "",
      (test) => testChanges(test, ground, hint),
      (tests) => ({ ...of, tests }),
    ),
    ...dropped,
  ];
}

function testName(test: Test): string {
  return "is" in test && test.is.op === "const" ? `[${String(test.is.value)}]` : "[]";
}

function testChanges(test: Test, ground: Ground, hint: LiteralKind | undefined): Change<Test>[] {
  if ("is" in test) return within(expressionChanges(test.is, ground, hint), "", (is) => ({ is }));
  return [
    ...within(expressionChanges(test.from, ground, hint), "", (from) => ({ ...test, from })),
    ...within(expressionChanges(test.to, ground, hint), "", (to) => ({ ...test, to })),
    {
      path: "",
      from: test.fromOpen ? "(" : "[",
      to: test.fromOpen ? "[" : "(",
      value: { ...test, fromOpen: !test.fromOpen },
    },
    { path: "", from: test.toOpen ? ")" : "]", to: test.toOpen ? "]" : ")", value: { ...test, toOpen: !test.toOpen } },
  ];
}

function callHint(of: Extract<Expression, { op: "call" }>, ground: Ground): LiteralKind | undefined {
  if (of.function === "yuan") return { kind: "number" };
  const other = of.arguments.find((it) => it.op !== "const");
  return kindOf(other, ground);
}
