import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Schedule } from "../model/benefit.ts";
import { parseDay } from "../model/date.ts";
import { instalmentsOf, limit, split, totalFen } from "./schedule.ts";

const zero = { op: "const", value: 0 } as const;
const monthly = (months: number, paid: "monthly" | "yearly" = "monthly"): Schedule => ({
  kind: "monthly",
  months,
  paid,
  delayMonths: zero,
});
const plan = (schedule: Schedule, fen: number, start: string | undefined, delayMonths = 0) => ({
  schedule,
  payee: "person",
  fen,
  start: start === undefined ? undefined : parseDay(start)!,
  delayMonths,
});

describe("instalments", () => {
  it("accrue at the end of real calendar months, from the start month on", () => {
    const all = instalmentsOf(plan(monthly(36), 100_000, "2023-03-01"));
    expect(all).toHaveLength(36);
    expect(all[0]).toEqual({ due: "2023-03-31", fen: 100_000, payee: "person" });
    expect(all[11]!.due).toBe("2024-02-29");
    expect(all[35]!.due).toBe("2026-02-28");
  });

  it("do not drift from a start on the 31st, and start later when the place says so", () => {
    const due = (delay: number) => instalmentsOf(plan(monthly(3), 1, "2023-12-31", delay)).map((each) => each.due);
    expect(due(0)).toEqual(["2023-12-31", "2024-01-31", "2024-02-29"]);
    expect(due(1)).toEqual(["2024-01-31", "2024-02-29", "2024-03-31"]);
  });

  it("group twelve months into one when paid by the year", () => {
    const all = instalmentsOf(plan(monthly(60, "yearly"), 130_000, "2023-02-15"));
    expect(all.map((each) => each.fen)).toEqual(Array(5).fill(1_560_000));
    expect([all[0]!.due, all[4]!.due]).toEqual(["2024-01-31", "2028-01-31"]);
  });

  it("have no date when none follows, never a made-up one", () => {
    expect(instalmentsOf(plan({ kind: "once" }, 500, undefined))).toEqual([{ due: null, fen: 500, payee: "person" }]);
  });

  it("sum to the total, whatever the schedule", () => {
    const schedules: fc.Arbitrary<Schedule> = fc.oneof(
      fc.constant<Schedule>({ kind: "once" }),
      fc.integer({ min: 1, max: 120 }).map((months) => monthly(months)),
      fc.integer({ min: 1, max: 10 }).map((years) => monthly(years * 12, "yearly")),
      fc
        .record({
          count: fc.integer({ min: 1, max: 12 }),
          wholeFen: fc.constantFrom(1, 100, 10_000),
          rest: fc.constantFrom<"first" | "last">("first", "last"),
        })
        .map((parts): Schedule => ({ kind: "parts", every: "year", ...parts })),
    );
    fc.assert(
      fc.property(schedules, fc.integer({ min: 1, max: 50_000_000 }), (schedule, fen) => {
        const sum = instalmentsOf(plan(schedule, fen, "2023-01-31")).reduce((total, each) => total + each.fen, 0);
        expect(sum).toBe(totalFen(schedule, fen));
      }),
    );
  });

  it("put what does not divide into the first or the last part", () => {
    const parts = { kind: "parts", count: 3, every: "year", wholeFen: 100 } as const;
    expect(split(10_000_000, { ...parts, rest: "last" })).toEqual([3_333_300, 3_333_300, 3_333_400]);
    expect(split(10_000_000, { ...parts, rest: "first" })[0]).toBe(3_333_400);
  });

  it("are cut from the end when a cap leaves less", () => {
    const all = instalmentsOf(plan(monthly(3), 100, "2023-01-31"));
    expect(limit(all, 250).map((each) => each.fen)).toEqual([100, 100, 50]);
    expect(limit(all, 100)).toHaveLength(1);
  });
});
