import type { ComparedGroup, Comparison, Information } from "@jucai/contract";
import { describe, expect, it } from "vitest";
import { hideFew, hideFewOpen } from "./few.ts";

const label = { zh: "甲", en: "A" };
const group = (key: string, people: number, winners = 0): ComparedGroup => ({
  ...{ key, label, people, winners, losers: 0, undecided: 0 },
  ...{ beforeFen: people * 100, afterFen: people * 100 + winners * 50 },
});
const open = { minFen: 0, maxFen: 0, unbounded: 0 };
const usual: Comparison = {
  ...{ rows: 100, winners: 20, losers: 0, unchanged: 80, undecided: 0, wonFen: 1_000, lostFen: 0 },
  ...{ headcount: { before: 50, after: 60 }, entering: 10, leaving: 0, costFen: { before: 5_000, after: 6_000 } },
  openFen: { before: open, after: open },
  byYear: [{ year: 2026, before: 5_000, after: 6_000 }],
  byFund: [{ pack: "p", fund: null, before: 5_000, after: 6_000 }],
  byBenefit: [
    { benefit: "p/1", title: label, headcount: { before: 50, after: 60 }, costFen: { before: 5_000, after: 6_000 } },
  ],
  groups: [{ by: "township", label, rows: [group("a", 60, 20), group("b", 40)] }],
  spread: [{ fromFen: 0, toFen: 100, count: 20 }],
};

describe("hiding few people", () => {
  it("leaves a comparison of many as it is, and nobody at all is no secret", () => {
    expect(hideFew(usual)).toEqual(usual);
  });

  it("hides money together with the count that it would tell of", () => {
    const { winners, wonFen, unchanged, costFen, byYear, byFund, byBenefit } = hideFew({
      ...usual,
      winners: 4,
      unchanged: 96,
    });
    // The count beside it would give it away: both add up to all rows.
    expect([winners, wonFen, unchanged]).toEqual([null, null, null]);
    for (const { before, after } of [costFen, ...byYear, ...byFund]) expect([before, after]).toEqual([null, null]);
    expect(byBenefit[0]).toMatchObject({
      headcount: { before: 50, after: 60 },
      costFen: { before: null, after: null },
    });
  });

  it("hides of a table with one such group the next smallest too", () => {
    const rows = [group("a", 60, 20), group("b", 37), group("c", 3)];
    const hidden = hideFew({ ...usual, groups: [{ by: "township", label, rows }] }).groups[0]?.rows;
    expect(hidden?.map(({ people, beforeFen }) => [people, beforeFen])).toEqual([
      [60, 6_000],
      [null, null],
      [null, null],
    ]);
  });

  it("hides sums that what is shown beside them would give away", () => {
    const alone = {
      benefit: "p/2",
      title: label,
      headcount: { before: 1, after: 1 },
      costFen: { before: 9, after: 9 },
    };
    const one = hideFew({ ...usual, byBenefit: [...usual.byBenefit, alone] });
    for (const { before, after } of [one.costFen, ...one.byYear, ...one.byFund]) {
      expect([before, after]).toEqual([null, null]);
    }
    expect(hideFew({ ...usual, entering: 1 }).headcount).toEqual({ before: null, after: null });
    const some = { minFen: 0, maxFen: 777, unbounded: 0 };
    expect(hideFew({ ...usual, openFen: { before: some, after: some } }).openFen.before.maxFen).toBeNull();
    const spread = [40, 9, 1].map((count, index) => ({ fromFen: index * 100, toFen: index * 100 + 100, count }));
    expect(hideFew({ ...usual, spread }).spread.map(({ count }) => count)).toEqual([40, null, null]);
  });

  it("hides what hangs on few open cases", () => {
    const hang = (claimants: number) => ({ claimants, cases: claimants * 2, fen: claimants * 100, unbounded: 0 });
    const none = { claimants: null, cases: null, fen: null, unbounded: null };
    const it: Information = {
      ...{ rows: 100, open: hang(30), judged: hang(2) },
      facts: [{ fact: "f", label, sources: ["tax"], settles: hang(4), partOf: hang(30) }],
      sources: [{ source: "tax", settles: hang(5), partOf: hang(1) }],
      order: [{ source: "tax", settles: hang(3) }],
    };
    expect(hideFewOpen(it)).toEqual({
      ...{ rows: 100, open: hang(30), judged: none },
      facts: [{ fact: "f", label, sources: ["tax"], settles: none, partOf: hang(30) }],
      sources: [{ source: "tax", settles: hang(5), partOf: none }],
      order: [{ source: "tax", settles: none }],
    });
  });
});
