import { describe, expect, it } from "vitest";
import { nextInstalment, yearsOf } from "./years.ts";

const one = (dueOn: string, fen: number, state: string) => ({ dueOn, fen, state }) as never;

describe("one's own money", () => {
  it("adds up by year what came and what is to come, and nothing that was cancelled", () => {
    const all = [
      one("2026-01-15", 100_001, "held"),
      one("2025-11-15", 100_000, "paid_before"),
      one("2025-12-15", 100_000, "paid"),
      one("2026-02-15", 100_000, "cancelled"),
      one("2026-03-15", 100_000, "suspended"),
    ];
    expect(yearsOf(all)).toEqual([
      { year: "2025", paidFen: 200_000, openFen: 0 },
      { year: "2026", paidFen: 0, openFen: 200_001 },
    ]);
    expect(nextInstalment([{ instalments: all }])?.dueOn).toBe("2026-01-15");
    expect(nextInstalment([{ instalments: [one("2025-11-15", 1, "paid")] }])).toBeUndefined();
  });
});
