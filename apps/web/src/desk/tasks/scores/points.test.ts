import { expect, it } from "vitest";
import { pointsSaid, pointsTyped, totalSaid } from "./points.ts";

it("says points with their sign, and totals without a plus", () => {
  expect([200, -50, 0, 125].map(pointsSaid)).toEqual(["+2", "−0.5", "0", "+1.25"]);
  expect(totalSaid(200)).toBe("2");
});

it("takes points as people type them", () => {
  expect(["1.5", "-2", "+0.25", "−3", "1.234", "viel"].map(pointsTyped)).toEqual([
    150,
    -200,
    25,
    -300,
    undefined,
    undefined,
  ]);
});
