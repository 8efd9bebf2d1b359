import { describe, expect, it } from "vitest";
import { nearest } from "./nearest.ts";
import { parseMoney } from "./scalars.ts";
import { hasStrayHan } from "./text.ts";

describe("money", () => {
  it("is whole fen", () => {
    expect(parseMoney("500 yuan")).toBe(50_000);
    expect(parseMoney("0.1 yuan")).toBe(10);
    expect(parseMoney("1800.05 yuan")).toBe(180_005);
    expect(parseMoney("999999999999.99 yuan")).toBe(99_999_999_999_999);
  });

  it.each(["500", "-1 yuan", "1,000 yuan", "1.005 yuan", "1e3 yuan", ".5 yuan", "五百元", "500 yuan 1", ""])(
    "is not read from %j",
    (text) => {
      expect(parseMoney(text)).toBeUndefined();
    },
  );
});

describe("the nearest word", () => {
  it("is found for a slip of the keyboard, and not for another word", () => {
    expect(nearest("bachelr", ["bachelor", "master"])).toBe("bachelor");
    expect(nearest("grnat", ["grant", "loan"])).toBe("grant");
    expect(nearest("zone", ["grant", "loan"])).toBeUndefined();
    expect(nearest("", [])).toBeUndefined();
    expect(nearest("x".repeat(10_000), ["grant"])).toBeUndefined();
  });
});

describe("English texts", () => {
  it("may hold Chinese titles and quoted words, and nothing else Chinese", () => {
    expect(hasStrayHan('See 《办法》 for “清籍” and "人才"')).toBe(false);
    expect(hasStrayHan("See the 办法")).toBe(true);
    expect(hasStrayHan("《办法》 and 更多")).toBe(true);
    expect(hasStrayHan("Plain, with – dashes · and ¥")).toBe(false);
  });
});
