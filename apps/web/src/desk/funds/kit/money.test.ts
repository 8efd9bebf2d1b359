import { describe, expect, it } from "vitest";
import { sumOf, wan, yuan, yuanSaid } from "./money.ts";

describe("money on the desk", () => {
  it("always shows two decimals and keeps every fen", () => {
    expect([0, 5, 9_300_000, 100_000_000_000_001, -150].map(yuan)).toEqual([
      "0.00",
      "0.05",
      "93,000.00",
      "1,000,000,000,000.01",
      "−1.50",
    ]);
    expect([yuanSaid(1, "zh"), yuanSaid(1, "en")]).toEqual(["0.01元", "0.01 yuan"]);
  });

  it("says large sums in 万元 and from one hundred million on in 亿元", () => {
    expect(wan(0, "zh")).toBe("0");
    expect([wan(120_600_000, "zh"), wan(10_000_000_000, "zh"), wan(120_600_050, "en")]).toEqual([
      "120.6万元",
      "1亿元",
      "1,206,001 yuan",
    ]);
  });

  it("adds up a column", () => {
    expect(sumOf([{ fen: 1 }, { fen: 2 }], ({ fen }) => fen)).toBe(3);
  });
});
