import { describe, expect, it } from "vitest";
import { compile } from "../src/evaluate/compile.ts";
import type { Environment } from "../src/evaluate/environment.ts";
import { lastStretch, type Period } from "../src/evaluate/unbroken.ts";
import { AtLeast, hole, Unknown } from "../src/evaluate/unknown.ts";
import { type Day, monthsBetween, parseDay } from "../src/model/date.ts";
import type { Expression } from "../src/model/expression.ts";
import type { Value } from "../src/model/facts.ts";
import { randomFrom } from "./random.ts";

const day = (text: string): Day => parseDay(text)!;
const ends = day("2021-03-01");

type Stay = { readonly from?: Value; readonly to?: Value };

function months(stays: readonly Stay[], gap = 0, options: { more?: true; by?: ">=" | "<" | "="; than?: number } = {}) {
  const list: Expression = { op: "list", id: "stays" };
  const stretch: Expression = {
    op: "unbroken_months",
    list,
    from: "stay.from",
    to: "stay.to",
    ends: { op: "const", value: ends },
    gapDays: { op: "const", value: gap },
  };
  const { by, than } = options;
  const expression: Expression =
    by === undefined ? stretch : { op: "compare", by, left: stretch, right: { op: "const", value: than! } };
  const items = stays.map((stay, index) => ({
    get: (id: string) => {
      const value = id === "stay.from" ? stay.from : stay.to;
      return value === undefined ? hole(`stays/${index}/${id}`) : value;
    },
  }));
  const env: Environment = {
    on: ends,
    fact: hole,
    setting: () => null,
    list: () => (options.more ? { items, more: hole("stays/+") } : { items }),
  };
  return compile(expression)(env);
}

/** Walks back day by day: the last covered day near enough, then every day until too many in a row are not covered. */
function byDays(periods: readonly Period[], until: Day, gap: number): number {
  const covered = (at: Day): boolean => periods.some(({ from, end }) => from <= at && at < end);
  let [first, last, missed]: [Day | undefined, Day | undefined, number] = [undefined, undefined, 0];
  for (let at = until - 1; missed <= gap; at--) {
    if (covered(at)) [first, last, missed] = [at, last ?? at, 0];
    else missed += 1;
  }
  return first === undefined || last === undefined ? 0 : monthsBetween(first, last + 1);
}

describe("unbroken_months", () => {
  it("says the same as walking back day by day", () => {
    const random = randomFrom(20210409);
    for (let attempt = 0; attempt < 3000; attempt++) {
      const periods = Array.from({ length: random.whole(0, 5) }, (): Period => {
        const from = ends - 1 - random.whole(0, 399);
        return { from, end: Math.min(ends, from + 1 + random.whole(0, 119)) };
      });
      const gap = random.pick([0, 1, 5, 30]);
      expect(lastStretch(periods, ends, gap), JSON.stringify({ periods, gap })).toBe(byDays(periods, ends, gap));
    }
  });

  it("counts 36 months up to the day before arrival, and 35 from one day later", () => {
    expect(months([{ from: day("2018-03-01"), to: day("2021-02-28") }])).toBe(36);
    expect(months([{ from: day("2018-03-01"), to: null }])).toBe(36);
    expect(months([{ from: day("2018-03-02"), to: null }])).toBe(35);
  });

  it("joins periods that touch, and breaks at one day more than may lie between", () => {
    const touching = [
      { from: day("2018-03-01"), to: day("2019-12-31") },
      { from: day("2020-01-01"), to: null },
    ];
    expect(months(touching)).toBe(36);
    const apart = [
      { from: day("2018-03-01"), to: day("2019-12-31") },
      { from: day("2020-01-31"), to: null },
    ];
    expect(months(apart, 30)).toBe(36);
    expect(months(apart, 29)).toBe(13);
  });

  it("counts nothing of a stretch that was over too long before", () => {
    const over = [{ from: day("2015-01-01"), to: day("2021-02-18") }];
    expect(months(over, 10)).toBe(73);
    expect(months(over, 9)).toBe(0);
    expect(months([{ from: ends, to: null }])).toBe(0);
    expect(months([{ from: null, to: null }])).toBe(0);
    expect(months([])).toBe(0);
  });

  it("knows the least although dates are missing or there may be more", () => {
    const known = { from: day("2018-03-01"), to: null };
    const open = months([known, { from: day("2017-01-01") }]);
    expect(open).toBeInstanceOf(AtLeast);
    expect(open).toMatchObject({ least: 36, holes: ["stays/1/stay.to"] });
    expect(months([known], 0, { more: true, by: ">=", than: 36 })).toBe(true);
    expect(months([known], 0, { more: true, by: "<", than: 36 })).toBe(false);
    expect(months([known], 0, { more: true, by: ">=", than: 37 })).toBeInstanceOf(Unknown);
    expect(months([known], 0, { more: true, by: "=", than: 35 })).toBe(false);
    expect(months([known, { from: ends }])).toBe(36);
  });
});
