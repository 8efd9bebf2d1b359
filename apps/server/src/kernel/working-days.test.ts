import { describe, expect, it } from "vitest";
import { addWorkingDays, isWorkingDay, lastKnownYear, monthsLater, workingDaysBetween } from "./working-days.ts";

describe("working days", () => {
  it("leave out the holidays of 2026 and count the weekends worked in their stead", () => {
    expect(["2026-10-01", "2026-10-07", "2026-02-15", "2026-02-23", "2026-05-05"].map(isWorkingDay)).toEqual(
      Array(5).fill(false),
    );
    expect(["2026-10-10", "2026-01-04", "2026-02-28", "2026-05-09"].map(isWorkingDay)).toEqual(Array(4).fill(true));
  });

  it("end a limit on the last of so many days, the first being the day after", () => {
    expect(addWorkingDays("2026-09-30", 1)).toEqual({ day: "2026-10-08", known: true });
    expect(addWorkingDays("2025-11-20", 5)).toEqual({ day: "2025-11-27", known: true });
    expect(addWorkingDays("2026-10-03", 0)).toEqual({ day: "2026-10-08", known: true });
  });

  it("say so when they reach into a year whose holidays are not out yet", () => {
    expect(addWorkingDays(`${lastKnownYear}-12-30`, 5).known).toBe(false);
    expect(addWorkingDays(`${lastKnownYear}-12-01`, 5).known).toBe(true);
  });

  it("count back to what was added", () => {
    for (const from of ["2026-02-13", "2025-09-28", "2024-02-08"]) {
      for (const days of [1, 3, 10, 60]) expect(workingDaysBetween(from, addWorkingDays(from, days).day)).toBe(days);
    }
    expect(workingDaysBetween("2026-02-25", "2026-02-13")).toBe(-3);
  });

  it("keep the day of the month where there is one", () => {
    expect(monthsLater("2024-01-31", 1)).toBe("2024-02-29");
    expect(monthsLater("2023-11-30", 3)).toBe("2024-02-29");
  });
});
