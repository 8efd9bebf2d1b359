import type { CalendarEvent } from "@jucai/engine/run";
import { describe, expect, it } from "vitest";
import { drawn, yearsOf } from "./days.ts";

const says = { zh: "", en: "" };
const paid = (date: string, benefit = "a"): CalendarEvent => ({
  date,
  kind: "instalment",
  benefit,
  fen: 100,
  payee: "person",
  says,
});
const day = (date: string, kind: CalendarEvent["kind"], benefit = "b"): CalendarEvent => ({
  date,
  kind,
  benefit,
  says,
});

describe("a personal timeline", () => {
  it("puts the instalments of a benefit in a year into one line with their sum", () => {
    const years = yearsOf([paid("2025-11-01"), paid("2025-12-01"), paid("2026-01-01"), paid("2025-12-01", "c")]);
    expect(years.map(({ year, rows }) => [year, rows.map(({ benefit, count, fen }) => [benefit, count, fen])])).toEqual(
      [
        [
          2025,
          [
            ["a", 2, 200],
            ["c", 1, 100],
          ],
        ],
        [2026, [["a", 1, 100]]],
      ],
    );
  });

  it("keeps every other day by itself", () => {
    expect(yearsOf([day("2025-11-01", "opens"), day("2025-12-01", "last_day")])[0]?.rows).toHaveLength(2);
  });
});

describe("the drawn timeline", () => {
  it("draws a window from its first to its last day, and payments as points", () => {
    const { years, tracks } = drawn(
      [day("2026-01-01", "opens"), day("2027-01-01", "closes"), paid("2025-01-01")],
      "2025-01-01",
    );
    expect(years.map(({ year }) => year)).toEqual([2025, 2026, 2027, 2028]);
    const [window, payments] = [
      tracks.find(({ benefit }) => benefit === "b"),
      tracks.find(({ benefit }) => benefit === "a"),
    ];
    expect([window?.window?.from, window?.window?.to].map((at) => Math.round(at ?? -1))).toEqual([33, 67]);
    expect(payments).toMatchObject({ payments: [0], window: undefined });
  });

  it("is open from today where only a last day is known, and to the end where none is", () => {
    const { tracks } = drawn([day("2026-01-01", "closes"), day("2026-01-01", "opens", "c")], "2025-01-01");
    expect(tracks[0]?.window?.from).toBe(0);
    expect(tracks[1]?.window?.to).toBe(100);
  });
});
