import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, calendarOf, dayOf, endOfMonth, monthsBetween, parseDay, printDay } from "./date.ts";

const day = (iso: string) => parseDay(iso)!;
const anyDay = fc.integer({ min: day("1900-01-01"), max: day("2150-12-31") });

describe("calendar dates", () => {
  it("count days as JavaScript's own UTC calendar does", () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        expect(printDay(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
        const { year, month, day: date } = calendarOf(number);
        expect(dayOf(year, month, date)).toBe(number);
      }),
    );
  });

  it("refuse days that do not exist", () => {
    for (const text of ["2023-02-29", "2023-04-31", "2023-13-01", "2023-00-10", "2023-1-9", "", "２０２３-01-01"]) {
      expect(parseDay(text)).toBeUndefined();
    }
    expect(parseDay("2024-02-29")).toBeDefined();
  });

  it("end five years from 29 February on 28 February", () => {
    expect(printDay(addMonths(day("2024-02-29"), 60))).toBe("2029-02-28");
    expect(printDay(addMonths(day("2023-01-31"), 1))).toBe("2023-02-28");
    expect(printDay(addMonths(day("2023-01-31"), -2))).toBe("2022-11-30");
  });

  it("complete a month when its day comes round, or on the last day of a short one", () => {
    expect(monthsBetween(day("2026-01-31"), day("2026-02-27"))).toBe(0);
    expect(monthsBetween(day("2026-01-31"), day("2026-02-28"))).toBe(1);
    expect(monthsBetween(day("2023-07-01"), day("2023-12-31"))).toBe(5);
    expect(monthsBetween(day("2023-07-01"), day("2024-01-01"))).toBe(6);
    expect(monthsBetween(day("2024-01-01"), day("2023-07-01"))).toBe(-6);
  });

  it("have at least as many months between them as were added", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 600 }), (from, months) => {
        expect(monthsBetween(from, addMonths(from, months))).toBe(months);
      }),
    );
  });

  it("find the last day of the month", () => {
    expect(printDay(endOfMonth(day("2024-02-01")))).toBe("2024-02-29");
    expect(printDay(endOfMonth(day("2023-12-31")))).toBe("2023-12-31");
  });
});
