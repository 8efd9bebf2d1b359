import { expect, it } from "vitest";
import { barOf, shareOf } from "./bars.ts";

it("stands where its days are in the year", () => {
  const { left, width } = barOf(2024, { from: "2024-07-01", to: "2024-09-30", lastDay: "2024-09-25" });
  expect(left).toBeCloseTo(182 / 366);
  expect(width).toBeCloseTo(87 / 366);
});

it("ends with the year when its days go on", () => {
  expect(barOf(2024, { from: "2023-01-09", to: "2026-01-08", lastDay: null })).toEqual({ left: 0, width: 1 });
  expect(shareOf(2024, "2025-03-01")).toBe(1);
});
