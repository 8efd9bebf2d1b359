import { describe, expect, it } from "vitest";
import type { Measure } from "../types.ts";
import { measureOf, typedOf } from "./typed.ts";

const measure: Measure = {
  key: "m1",
  number: "05",
  kind: "benefit",
  doubt: null,
  title: "生活补助",
  clause: "四(一)5",
  text: "每人每月500—800元。",
  at: [{ from: 0, to: 12 }],
  units: [{ unit: "u1", role: "lead", at: { from: 20, to: 23 } }],
  amounts: [{ text: "500—800元", at: { from: 4, to: 12 }, fen: 80_000, fromFen: 50_000, per: ["person", "month"] }],
  deadlines: [{ text: "每年11月25日前", at: null, every: "year", by: "11-25" }],
  targets: [{ text: "不少于20场", at: null, value: 20, op: ">=", unit: "场", what: "招聘会", every: "year" }],
  removed: false,
};

describe("a measure in its form", () => {
  it("comes back as it was when nothing is typed", () => {
    const { number, kind, title, clause, text, units, amounts, deadlines, targets } = measure;
    const same = { number, kind, title, clause, text, units, amounts, deadlines, targets };
    expect(measureOf(typedOf(measure))).toEqual(same);
  });

  it("loses the lower end of a range with another sum, and keeps where it stands", () => {
    const typed = typedOf(measure);
    const [amount] = measureOf({ ...typed, amounts: [{ ...typed.amounts[0]!, yuan: "1,000.50" }] }).amounts;
    expect(amount).toEqual({ text: "500—800元", at: { from: 4, to: 12 }, fen: 100_050, per: ["person", "month"] });
  });
});
