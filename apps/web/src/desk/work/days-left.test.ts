import { expect, it } from "vitest";
import { daysLeft } from "./days-left.ts";

it("counts calendar days in Beijing, whatever the clock of the device says", () => {
  const lateEvening = new Date("2026-11-20T15:30:00Z"); // 23:30 in Beijing
  const afterMidnight = new Date("2026-11-20T16:30:00Z"); // 00:30 of the 21st in Beijing
  expect(daysLeft("2026-11-25", lateEvening)).toBe(5);
  expect(daysLeft("2026-11-25", afterMidnight)).toBe(4);
  expect(daysLeft("2026-11-20", lateEvening)).toBe(0);
  expect(daysLeft("2026-11-18", lateEvening)).toBe(-2);
});
