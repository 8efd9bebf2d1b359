import { describe, expect, it } from "vitest";
import type { Constant, Expression } from "../model/expression.ts";
import { compile } from "./compile.ts";
import { hole } from "./unknown.ts";

const constant = (value: Constant): Expression => ({ op: "const", value });

type Operator = "+" | "-" | "*" | "/";

function calculate(on: "number" | "money", left: number, by: Operator, right: number) {
  const run = compile({ op: "arithmetic", by, left: constant(left), right: constant(right), on });
  return run({ on: 0, fact: hole, list: hole, setting: () => null });
}
const money = (left: number, by: Operator, right: number) => calculate("money", left, by, right);
const number = (left: number, by: Operator, right: number) => calculate("number", left, by, right);

describe("money arithmetic", () => {
  it("rounds down to the fen", () => {
    expect(money(100, "/", 3)).toBe(33);
    expect(money(199, "*", 0.5)).toBe(99);
  });

  it("loses no fen to binary fractions", () => {
    // In binary 100000 × 0.29 is 28999.999999999996 and 115 × 1.1 is 126.50000000000001.
    expect(money(100_000, "*", 0.29)).toBe(29_000);
    expect(money(115, "*", 1.1)).toBe(126);
    for (let percent = 0; percent <= 100; percent++)
      expect(money(10_000_000, "*", percent / 100)).toBe(percent * 100_000);
  });
});

describe("number arithmetic", () => {
  it("meets thresholds that decimal numbers meet", () => {
    expect(number(0.29, "*", 100)).toBe(29);
    expect(number(0.1, "+", 0.2)).toBe(0.3);
    expect(number(0.3, "/", 0.1)).toBe(3);
    expect(number(1.1, "-", 1)).toBe(0.1);
    for (let cents = 1; cents < 1000; cents++) expect(number(cents / 100, "*", 100)).toBe(cents);
  });

  it("keeps a third a third, and numbers of many digits as they are", () => {
    expect(number(1, "/", 3)).toBe(1 / 3);
    expect(number(number(1, "/", 3) as number, "*", 3)).toBe(1);
    expect(number(123456.7890123, "+", 0)).toBe(123456.7890123);
  });

  it("has no result for a division by zero", () => {
    expect(number(1, "/", 0)).toBeNull();
  });
});
