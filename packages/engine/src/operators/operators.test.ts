import { describe, expect, it } from "vitest";
import { compile } from "../evaluate/compile.ts";
import type { Environment } from "../evaluate/environment.ts";
import { hole, Unknown } from "../evaluate/unknown.ts";
import type { Amount } from "../model/benefit.ts";
import type { Expression } from "../model/expression.ts";
import type { Value } from "../model/facts.ts";
import { compileAmount } from "./index.ts";
import { NoRate } from "./money.ts";

const order = ["none", "practical_2", "practical_1", "E", "D", "C", "B"];
const fact = (id: string): Expression => ({ op: "fact", id });
const fen = (value: number): Amount => ({ kind: "expression", is: { op: "const", value } });

function amountOf(amount: Amount, facts: Record<string, Value>) {
  const env: Environment = {
    on: 0,
    fact: (id) => (id in facts ? facts[id]! : hole(id)),
    list: hole,
    setting: () => 0,
  };
  return compileAmount(amount, compile)(env);
}

const ladder: Amount = {
  kind: "ladder",
  from: fact("before"),
  to: fact("after"),
  order,
  steps: [
    { grade: "practical_1", fen: 10_000 },
    { grade: "E", fen: 30_000 },
    { grade: "D", fen: 50_000 },
    { grade: "C", fen: 80_000 },
  ],
  above: "judgement",
};
const table: Amount = {
  kind: "by",
  by: fact("degree"),
  rows: [
    { value: "bachelor", amount: fen(50_000) },
    { value: "master", amount: fen(100_000) },
  ],
  else: "ineligible",
};

describe("ladder", () => {
  it("adds every step entered, the new grade included (qingliu-2023-1/08b)", () => {
    expect(amountOf(ladder, { before: "E", after: "C" })).toBe(130_000);
    expect(amountOf(ladder, { before: "practical_1", after: "D" })).toBe(80_000);
    expect(amountOf(ladder, { before: "practical_2", after: "C" })).toBe(170_000);
    expect(amountOf(ladder, { before: "practical_2", after: "practical_1" })).toBe(10_000);
  });

  it("invents nothing above its top and pays no move that is not upward", () => {
    expect(amountOf(ladder, { before: "C", after: "B" })).toMatchObject({ then: "judgement" });
    expect(amountOf(ladder, { before: "D", after: "D" })).toMatchObject({ then: "ineligible" });
    expect(amountOf(ladder, { before: "D", after: "E" })).toMatchObject({ then: "ineligible" });
    expect(amountOf(ladder, { before: "none", after: "practical_2" })).toMatchObject({ then: "ineligible" });
  });
});

describe("tables", () => {
  it("pay the row of the value and refuse everyone whom no row names", () => {
    expect(amountOf(table, { degree: "master" })).toBe(100_000);
    expect(amountOf(table, { degree: "junior_college" })).toBeInstanceOf(NoRate);
  });

  it("name the fact while the row is unknown", () => {
    expect(amountOf(table, {})).toEqual(new Unknown(["degree"]));
  });

  it("take the first row that holds", () => {
    const hours: Amount = {
      kind: "rows",
      rows: [40, 20].map((least) => ({
        if: { op: "compare", by: ">=", left: fact("hours"), right: { op: "const", value: least } },
        amount: fen(least * 2500),
      })),
      else: "ineligible",
    };
    expect([39, 40, 20].map((value) => amountOf(hours, { hours: value }))).toEqual([50_000, 100_000, 50_000]);
    expect(amountOf(hours, { hours: 19 })).toBeInstanceOf(NoRate);
  });
});

describe("amounts made of amounts", () => {
  const cost = { kind: "expression", is: fact("cost") } as const;

  it("pay the actual cost up to the cap", () => {
    const capped: Amount = { kind: "least", of: [cost, fen(250_000)] };
    expect(amountOf(capped, { cost: 180_000 })).toBe(180_000);
    expect(amountOf(capped, { cost: 600_000 })).toBe(250_000);
    expect(amountOf(capped, {})).toBeInstanceOf(Unknown);
  });

  it("round percentages down to the fen", () => {
    expect(amountOf({ kind: "percent", percent: 30, of: cost }, { cost: 333 })).toBe(99);
    const raised: Amount = { kind: "uplift", of: fen(50_000), if: fact("scarce"), percent: 30 };
    expect(amountOf(raised, { scarce: true })).toBe(65_000);
    expect(amountOf(raised, { scarce: false })).toBe(50_000);
  });

  it("are known when every possible row gives the same", () => {
    expect(amountOf({ kind: "uplift", of: fen(500), if: fact("scarce"), percent: 0 }, {})).toBe(500);
  });

  it("count persons, and count none where there is none", () => {
    const each: Amount = { kind: "times", of: fen(50_000), count: fact("persons") };
    expect(amountOf(each, { persons: 10 })).toBe(500_000);
    expect(amountOf(each, { persons: null })).toBeInstanceOf(NoRate);
  });

  it("stay without a rate however much else is unknown", () => {
    expect(amountOf({ kind: "add", of: [table, cost] }, { degree: "none" })).toBeInstanceOf(NoRate);
  });
});
