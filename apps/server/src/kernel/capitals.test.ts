import { describe, expect, it } from "vitest";
import { inCapitals, inFigures } from "./capitals.ts";

describe("an amount in capitals", () => {
  it.each([
    [140950, "壹仟肆佰零玖元伍角"],
    [600714, "陆仟零柒元壹角肆分"],
    [168032, "壹仟陆佰捌拾元叁角贰分"],
    [10700053, "壹拾万柒仟元伍角叁分"],
    [1640902, "壹万陆仟肆佰零玖元零贰分"],
    [32504, "叁佰贰拾伍元零肆分"],
    [1800000, "壹万捌仟元整"],
    [7200000, "柒万贰仟元整"],
    [5, "伍分"],
    [0, "零元整"],
  ])("writes %i fen as %s", (fen, words) => {
    expect(inCapitals(fen)).toBe(words);
  });

  it("refuses what is no amount", () => {
    expect(() => inCapitals(0.5)).toThrow("0.5 fen");
    expect(() => inCapitals(-1)).toThrow();
  });
});

describe("an amount in figures", () => {
  it("keeps both digits after the point", () => {
    expect([1800000, 140950, 5, 0].map(inFigures)).toEqual(["18,000.00", "1,409.50", "0.05", "0.00"]);
  });
});
