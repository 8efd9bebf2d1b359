import { describe, expect, it } from "vitest";
import type { Constant, Expression } from "../model/expression.ts";
import { compile } from "./compile.ts";
import { hole } from "./unknown.ts";

const constant = (value: Constant): Expression => ({ op: "const", value });

function money(left: number, by: "*" | "/", right: number) {
  const run = compile({ op: "arithmetic", by, left: constant(left), right: constant(right), on: "money" });
  return run({ on: 0, fact: hole, list: hole, setting: () => null });
}

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
