import { describe, expect, it } from "vitest";
import { keptOf, usesOf } from "./caps.ts";
import { coveredBy } from "./grant.ts";
import { lastOfMonth, monthsLater, payableOn, planOf, shifted } from "./plan.ts";
import { cutTo, equalParts, takeBack, takeInOrder } from "./split.ts";
import { fenOf } from "../ground/sheet.ts";

/** The same numbers in every run. */
function random(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % (most + 1);
  };
}
const sum = (fens: readonly number[]) => fens.reduce((total, fen) => total + fen, 0);

describe("sums", () => {
  it("are split over funds, parts and cuts without a fen more or less", () => {
    const upTo = random(7);
    for (let run = 0; run < 3_000; run++) {
      const fen = upTo(1_000_000_007) + 1;
      const sources = Array.from({ length: upTo(5) + 1 }, (_, from) => ({ from, fen: upTo(700_000_000) }));
      const taken = takeInOrder(fen, sources);
      if ("shares" in taken) {
        expect(sum(taken.shares.map((share) => share.fen))).toBe(fen);
        expect(taken.shares.every((share) => share.fen > 0 && share.fen <= sources[share.from]!.fen)).toBe(true);
        // A later source pays only when every earlier one is dry.
        const last = taken.shares.at(-1)!.from;
        expect(taken.shares.slice(0, -1).every((share) => share.fen === sources[share.from]!.fen)).toBe(true);
        expect(
          sources.slice(0, last).every(({ from, fen: has }) => has === 0 || taken.shares.some((s) => s.from === from)),
        ).toBe(true);
      } else expect(taken.shortFen).toBe(fen - sum(sources.map((source) => source.fen)));
      const parts = equalParts(fen, upTo(59) + 1);
      expect(sum(parts)).toBe(fen);
      const left = upTo(fen);
      const cut = cutTo(
        parts.map((part) => ({ fen: part })),
        left,
      );
      expect(sum(cut.map((each) => each.fen))).toBe(left);
      const back = takeBack(
        parts.map((part) => ({ fen: part })),
        left,
      );
      expect(sum(back.map((each) => each.fen))).toBe(left);
    }
  });

  it("make instalments that come to the decision, whatever the office set", () => {
    const upTo = random(11);
    const monthly = { kind: "monthly", months: 36, paid: "monthly" } as never;
    const benefit = { pays: { schedule: monthly, to: [{ id: "person" }] } } as never;
    for (let run = 0; run < 300; run++) {
      const count = upTo(59) + 1;
      const fen = upTo(9_999_999) + count;
      const dues = Array.from({ length: count }, (_, at) => ({
        due: lastOfMonth(monthsLater("2023-03-01", at)),
        fen: 100_000,
        payee: "person",
      }));
      const plan = planOf(dues, fen, benefit, "2023-03-01");
      expect(sum(plan.map((each) => each.fen))).toBe(fen);
      expect(new Set(plan.map(({ period }) => period)).size).toBe(plan.length);
    }
    const once = planOf(
      [],
      12_345,
      { pays: { schedule: { kind: "once" }, to: [{ id: "employer" }] } } as never,
      "2023-05-09",
    );
    expect(once).toEqual([{ k: 1, n: 1, dueOn: "2023-05-09", period: "once", fen: 12_345, payee: "employer" }]);
  });

  it("keep limits to the fen, the dearest first", () => {
    const upTo = random(5);
    for (let run = 0; run < 1_000; run++) {
      const fens = Array.from({ length: upTo(6) + 1 }, () => upTo(900_000));
      const left = { ...(upTo(1) ? { fen: upTo(2_000_000) } : {}), ...(upTo(1) ? { count: upTo(4) } : {}) };
      const kept = keptOf(fens, left);
      expect(kept.fen).toBeLessThanOrEqual(left.fen ?? Infinity);
      expect(kept.count).toBeLessThanOrEqual(left.count ?? Infinity);
      const dearest = fens.toSorted((a, b) => b - a).slice(0, left.count ?? fens.length);
      expect(kept.fen).toBe(Math.min(sum(dearest), left.fen ?? Infinity));
    }
    const lines = [
      { index: 0, totalFen: 3_000 },
      { index: 1, totalFen: 2_000 },
    ];
    expect(usesOf(5_000, lines, [2023, 2024])).toEqual([
      { year: 2023, fens: [3_000] },
      { year: 2024, fens: [2_000] },
    ]);
    expect(usesOf(4_000, lines, [2023, 2024])).toEqual([{ year: 2023, fens: [4_000] }]);
  });

  it("never make more periods than a decision has, whatever was paid before it", () => {
    const plan = ["2023-03", "2023-04", "2023-05"].map((period) => ({ payee: "person", period }));
    const paid = new Map([
      ["person 2023-02", "HD1"],
      ["person 2023-03", "HD1"],
    ]);
    expect([...coveredBy(plan, paid).keys()]).toEqual(["person 2023-03", "person 2023-05"]);
    expect(coveredBy(plan, new Map()).size).toBe(0);
  });

  it("fall due on real days and are paid by the interval", () => {
    expect(monthsLater("2026-01-31", 1)).toBe("2026-02-28");
    expect(shifted("2026-01-31", 1)).toBe("2026-02-28");
    expect(shifted("2026-02-28", 1)).toBe("2026-03-31");
    expect(payableOn("2026-07-31", "quarter")).toBe("2026-09-30");
    expect(payableOn("2026-07-31", "half_year")).toBe("2026-12-31");
    expect(payableOn("2026-07-15", undefined)).toBe("2026-07-15");
    expect(fenOf("3,000.50")).toBe(300_050);
    expect(fenOf(0.29)).toBe(29);
    expect(fenOf("1.005")).toBeUndefined();
    expect(fenOf("三千")).toBeUndefined();
  });
});
