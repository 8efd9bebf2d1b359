import { describe, expect, it } from "vitest";
import { type Asked, askedIn, searchOf } from "./asked.ts";
import { readTyped, scaleOf, typedOf } from "./number-value.ts";

const tried: Asked = {
  benefit: "qingliu-2023-1/05",
  of: "generated",
  people: 100_000,
  seed: 7,
  unknown: 0,
  on: "2025-06-01",
  changes: new Map<string, number | string>([
    ["/gives/rows/0/fen", 150_000],
    ["/window/to", "2026-06-30"],
  ]),
};

describe("the address of a what-if", () => {
  it("brings back benefit, people, day and every changed figure, and leaves other parameters alone", () => {
    const search = searchOf(tried, new URLSearchParams("lang=en&try=old=1"));
    expect(search.get("lang")).toBe("en");
    expect(askedIn(new URLSearchParams(search.toString()))).toEqual(tried);
  });

  it("is short while nothing is tried, and takes what makes no sense as usual", () => {
    const usual = askedIn(new URLSearchParams("people=9e9&seed=-1&unknown=x&on=soon&try=&try==5&try=a=b"));
    expect(usual).toMatchObject({ people: 10_000, seed: 1, unknown: 20, on: "", changes: new Map() });
    expect(searchOf(usual).toString()).toBe("");
    expect(searchOf({ ...tried, of: "registry" }).has("people")).toBe(false);
  });
});

describe("a figure that may be changed", () => {
  it("is typed in yuan, with separators or without, and counted in fen", () => {
    expect(typedOf("money", 150_000)).toBe("1500");
    expect(readTyped("money", "1,500.50", 0)).toBe(150_050);
    expect(readTyped("money", "1500.505", 0)).toBeUndefined();
  });

  it("is refused while it is no number, no day, no whole number of months, or too small", () => {
    expect(readTyped("months", "36", null)).toBe(36);
    for (const typed of ["", "abc", "3.5"]) expect(readTyped("months", typed, null)).toBeUndefined();
    expect(readTyped("percent", "-1", 0)).toBeUndefined();
    expect(readTyped("date", "2026-02-30", null)).toBeUndefined();
    expect(readTyped("date", "2026-02-28", null)).toBe("2026-02-28");
  });

  it("slides in round steps, as far as three times what stands there", () => {
    expect(scaleOf({ kind: "money", value: 100_000, min: 0 }, 100_000)).toEqual({ min: 0, max: 300_000, step: 5_000 });
    expect(scaleOf({ kind: "count", value: 5, min: 1 }, 5)).toEqual({ min: 1, max: 15, step: 1 });
    expect(scaleOf({ kind: "percent", value: 50, min: 0 }, 50).max).toBe(100);
    expect(scaleOf({ kind: "count", value: 5, min: 1 }, 80).max).toBe(80);
  });
});
