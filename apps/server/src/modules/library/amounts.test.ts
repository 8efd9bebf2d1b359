import type { Amount, Benefit } from "@jucai/engine";
import { describe, expect, it } from "vitest";
import { amountsOf, mentions } from "./amounts.ts";
import { plain } from "./text.ts";

const sums = (text: string, unitNeeded = false) => mentions(plain(text), unitNeeded).map(({ yuan }) => yuan);

describe("sums of money in text", () => {
  it.each([
    "36000",
    "36,000",
    "36，000",
    "3.6万",
    "3.6万元",
    "3.6 万元",
    "３.６万",
    "36千",
    "36k",
    "360百",
    "36000.00",
  ])("reads %s as 36000", (text) => {
    expect(sums(text)).toEqual(["36000"]);
  });

  it("keeps the fen and drops empty decimals", () => {
    expect(sums("1500.50元")).toEqual(["1500.5"]);
    expect(sums("0.005元")).toEqual(["0.01"]);
  });

  it("takes only numbers with a unit from a document's text, where most numbers are years and days", () => {
    expect(sums("2023年起每月1000元，36个月，共3.6万元", true)).toEqual(["1000", "36000"]);
  });

  it("says where they stand", () => {
    const text = "每月 1,000 元。";
    expect(mentions(text, true).map(({ from, to }) => text.slice(from, to))).toEqual(["1,000 元"]);
  });

  it("leaves numbers out that no sum can have", () => {
    expect(sums("9".repeat(200))).toEqual([]);
  });
});

describe("sums of a benefit", () => {
  const yuan = (value: number): Amount => ({ kind: "expression", is: { op: "const", value: value * 100 } });
  const paying = (amount: Amount, months?: number) =>
    ({
      pays: {
        to: [{ amount }],
        schedule: months === undefined ? { kind: "once" } : { kind: "monthly", months },
        states: [{ fen: 123_00 }],
      },
    }) as unknown as Benefit;

  it("are the rates, the totals over all months and the printed totals", () => {
    expect(amountsOf(paying(yuan(1000), 36))).toEqual(["1000", "36000", "123"]);
  });

  it("are found in every construct", () => {
    const test = { op: "const", value: true } as const;
    const nested: Amount = {
      kind: "least",
      of: [
        { kind: "rows", rows: [{ if: test, amount: yuan(1) }], else: "ineligible" },
        { kind: "uplift", of: yuan(2), if: test, percent: 30 },
        { kind: "ladder", from: test, to: test, order: [], steps: [{ grade: "a", fen: 300 }], above: "judgement" },
        { kind: "none" },
      ],
    };
    expect(amountsOf(paying(nested))).toEqual(["1", "2", "3", "123"]);
  });
});
