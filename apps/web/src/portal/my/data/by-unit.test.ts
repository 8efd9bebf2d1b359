import { describe, expect, it } from "vitest";
import { byUnit } from "./by-unit.ts";

describe("who looked, by unit", () => {
  it("puts the unit that looked most first and keeps each unit's order", () => {
    const looks = [
      { unit: "甲", at: 4 },
      { unit: null, at: 3 },
      { unit: "乙", at: 2 },
      { unit: "乙", at: 1 },
    ];
    expect(byUnit(looks).map(({ unit, looks: of }) => [unit, ...of.map(({ at }) => at)])).toEqual([
      ["乙", 2, 1],
      ["甲", 4],
      [null, 3],
    ]);
  });
});
