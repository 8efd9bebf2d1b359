import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDay, standardLights, type Goal, type Rhythm, type ScoreRule } from "../src/index.ts";
import { lightOf, occurrences, pace, reached, scoreOf, type Rules, type Standing } from "../src/supervise/index.ts";

/** Offices close on Saturdays and Sundays; 春节 of 2024 is set, no other holiday is. */
const office: Rules = {
  nextWorkingDay: false,
  calendar: {
    holiday: (holiday, year) =>
      holiday === "spring_festival" && year === 2024 ? { from: "2024-02-10", to: "2024-02-17" } : null,
    workingDay: (day) => {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      return plus(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
    },
  },
};
const always = { from: "1900-01-01", to: null };
const year = (of: number) => ({ from: `${of}-01-01`, to: `${of}-12-31` });

function plus(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
const daysOf = (rhythm: Omit<Rhythm, "clause">, span = year(2024), force: Parameters<typeof occurrences>[2] = always) =>
  occurrences({ rhythm: { clause: "一", ...rhythm } }, span, force, office).map(({ lastDay }) => lastDay);

describe("the days of a task", () => {
  it("are the printed day of the last month of each quarter and half-year, and of every month", () => {
    expect(daysOf({ every: "quarter", by: "25" })).toEqual(["2024-03-25", "2024-06-25", "2024-09-25", "2024-12-25"]);
    expect(daysOf({ every: "half_year", by: "20" })).toEqual(["2024-06-20", "2024-12-20"]);
    expect(daysOf({ every: "month", by: "05" }).slice(0, 3)).toEqual(["2024-01-05", "2024-02-05", "2024-03-05"]);
    expect(daysOf({ every: "year", by: "11-25" })).toEqual(["2024-11-25"]);
  });

  it("are the period's last day where none is printed, leap years included", () => {
    expect(daysOf({ every: "month" })[1]).toBe("2024-02-29");
    expect(daysOf({ every: "month" }, year(2023))[1]).toBe("2023-02-28");
    expect(daysOf({ every: "month", by: "31" }).slice(1, 4)).toEqual(["2024-02-29", "2024-03-31", "2024-04-30"]);
    expect(daysOf({ every: "year", by: "02-29" }, { from: "2023-01-01", to: "2024-12-31" })).toEqual([
      "2023-02-28",
      "2024-02-29",
    ]);
  });

  it("come every so many years, counted from the first", () => {
    const span = { from: "2020-01-01", to: "2030-12-31" };
    expect(daysOf({ every: "year", years: 3, from: "2021-05-01" }, span)).toEqual([
      "2021-12-31",
      "2024-12-31",
      "2027-12-31",
      "2030-12-31",
    ]);
  });

  it("wait without a day while nobody has set the holiday, and never turn red", () => {
    expect(daysOf({ every: "holiday", holiday: "spring_festival" })).toEqual(["2024-02-17"]);
    expect(daysOf({ every: "holiday", holiday: "summer_vacation" })).toEqual([null]);
    const waiting: Standing = { ...year(2024), lastDay: null, state: "open", value: null };
    expect(lightOf(waiting, standardLights, "2024-12-31").light.id).toBe("grey");
  });

  it("fall due only while the document is in force", () => {
    const force = { from: "2023-09-25", to: "2026-01-08" };
    const span = { from: "2023-01-01", to: "2026-12-31" };
    expect(daysOf({ every: "quarter", by: "25" }, span, force)[0]).toBe("2023-09-25");
    expect(daysOf({ every: "quarter", by: "25" }, span, force).at(-1)).toBe("2025-12-25");
    expect(daysOf({ every: "year", by: "03-31" }, span, force)).toEqual(["2024-03-31", "2025-03-31"]);
    expect(daysOf({ every: "once", by: "2026-01-08" }, span, force)).toEqual(["2026-01-08"]);
    expect(daysOf({ every: "quarter", until: "2024-06-30" }, span, force).at(-1)).toBe("2024-06-30");
  });

  it("move to the next working day where the place says so, and keep the printed day beside it", () => {
    const [found] = occurrences({ rhythm: { every: "quarter", by: "25", clause: "一" } }, year(2024), always, {
      ...office,
      nextWorkingDay: true,
    }).slice(1, 2);
    expect(found).toMatchObject({ period: "2024Q2", day: "2024-06-25", lastDay: "2024-06-25" });
    const moved = occurrences({ rhythm: { every: "month", clause: "一" } }, year(2024), always, {
      ...office,
      nextWorkingDay: true,
    });
    expect(moved[2]).toMatchObject({ period: "2024-03", day: "2024-03-31", lastDay: "2024-04-01", to: "2024-03-31" });
  });
});

const rhythms = fc.oneof(
  fc
    .constantFrom("month", "quarter", "half_year")
    .chain((every) =>
      fc.record(
        { every: fc.constant(every), by: fc.integer({ min: 1, max: 31 }).map((day) => String(day).padStart(2, "0")) },
        { requiredKeys: ["every"] },
      ),
    ),
  fc.record({
    every: fc.constant("year"),
    by: fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-")),
  }),
) as fc.Arbitrary<Omit<Rhythm, "clause">>;
const spans = fc
  .tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 1_200 }))
  .map(([start, length]) => ({ from: plus("1999-01-01", start), to: plus("1999-01-01", start + length) }));

describe("whatever the rhythm", () => {
  it("days ascend, are calendar days, lie in their period, and periods neither overlap nor leave a gap", () => {
    fc.assert(
      fc.property(rhythms, spans, (rhythm, span) => {
        const found = occurrences(
          { rhythm: { clause: "一", ...rhythm } },
          span,
          { from: "1900-01-01", to: null },
          office,
        );
        expect(found.length).toBeGreaterThan(0);
        for (const [at, it] of found.entries()) {
          expect(parseDay(it.day!)).toBeDefined();
          expect(it.from <= it.day! && it.day! <= it.to).toBe(true);
          const next = found[at + 1];
          if (next) expect(next.from).toBe(plus(it.to, 1));
        }
        expect(found[0]!.from <= span.from && found.at(-1)!.to >= span.to).toBe(true);
        expect(new Set(found.map(({ period }) => period)).size).toBe(found.length);
      }),
      { numRuns: 300 },
    );
  });

  it("a longer span holds every period of a shorter one, and the document's force only takes away", () => {
    fc.assert(
      fc.property(rhythms, spans, spans, (rhythm, span, force) => {
        const task = { rhythm: { clause: "一", ...rhythm } };
        const short = occurrences(task, span, always, office);
        const long = occurrences(task, { from: plus(span.from, -40), to: plus(span.to, 40) }, always, office);
        expect(long).toEqual(expect.arrayContaining(short));
        for (const it of occurrences(task, span, force, office)) {
          expect(short.map(({ period }) => period)).toContain(it.period);
          expect(force.from <= it.day! && it.day! <= force.to).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

const standing = (over: Partial<Standing>): Standing => ({
  ...year(2024),
  lastDay: "2024-12-31",
  state: "open",
  value: null,
  ...over,
});
const idOf = (it: Standing, on: string) => lightOf(it, standardLights, on).light.id;
const twenty = { op: ">=", value: 20 } as const satisfies Pick<Goal, "op" | "value">;

describe("a light", () => {
  it("is blue from fifteen days before the last day on, still blue on it, and red the day after", () => {
    expect(idOf(standing({}), "2024-12-15")).toBe("grey");
    expect(idOf(standing({}), "2024-12-16")).toBe("blue");
    expect(idOf(standing({}), "2024-12-31")).toBe("blue");
    expect(idOf(standing({}), "2025-01-01")).toBe("red");
    expect(idOf(standing({ state: "done" }), "2025-01-01")).toBe("green");
    expect(idOf(standing({ state: "reported" }), "2025-01-01")).toBe("grey");
    expect(idOf(standing({ state: "returned" }), "2024-06-01")).toBe("yellow");
  });

  it("is yellow when the figure is a fifth behind the days gone by, counted in wholes", () => {
    // 183 of 366 days: ten fairs are due, eight are just enough.
    expect(pace(twenty, year(2024), "2024-07-01")).toBe(10);
    expect(idOf(standing({ goal: twenty, value: 7 }), "2024-07-01")).toBe("yellow");
    expect(idOf(standing({ goal: twenty, value: 8 }), "2024-07-01")).toBe("grey");
    expect(idOf(standing({ goal: twenty, value: 0 }), "2024-01-02")).toBe("grey");
    expect(idOf(standing({ goal: twenty, value: null }), "2024-07-01")).toBe("grey");
  });

  it("is never yellow for want of a single thing before its day, nor for a ceiling", () => {
    const one = { op: ">=", value: 1 } as const;
    expect(idOf(standing({ goal: one, value: 0 }), "2024-12-01")).toBe("grey");
    expect(idOf(standing({ goal: { op: "<=", value: 100 }, value: 0 }), "2024-12-01")).toBe("grey");
  });

  it("gets no better while days go by and nothing happens, and no worse by doing more", () => {
    const rank = (id: string) => ["grey", "blue", "yellow", "red"].indexOf(id);
    const days = fc.integer({ min: 0, max: 380 }).map((day) => plus("2024-01-01", day));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), days, days, (value, more, a, b) => {
        const at = (of: number, on: string) => rank(idOf(standing({ goal: twenty, value: of }), on));
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(at(value, late)).toBeGreaterThanOrEqual(at(value, early));
        expect(at(value + more, a)).toBeLessThanOrEqual(at(value, a));
      }),
    );
  });

  it("knows a goal that is reached from one that is unknown", () => {
    expect(reached(twenty, 20)).toBe(true);
    expect(reached(twenty, null)).toBe(false);
    expect(reached({ op: "<=", value: 3 }, 3)).toBe(true);
    expect(reached({ op: "=", value: 80 }, 81)).toBe(false);
  });
});

const rule = (over: Partial<ScoreRule>): ScoreRule => ({
  id: "demo/r",
  pack: "demo",
  measure: "demo/1",
  title: { zh: "规则", en: "Rule" },
  clause: "一",
  when: "done_in_time",
  points: 100,
  reading: { zh: "按读法", en: "As read" },
  ...over,
});
const happened = (count: number, task = "demo/a") =>
  Array.from({ length: count }, (_, at) => ({
    event: "done_in_time" as const,
    task,
    assignment: `${task}-${at}`,
    on: plus("2024-01-01", count - at),
  }));

describe("a score", () => {
  it("adds what each rule gives, in the order of days, and cuts at the limit", () => {
    const { points, lines } = scoreOf([rule({ points: 150, limit: 400 })], happened(4));
    expect(points).toBe(400);
    expect(lines.map((line) => line.points)).toEqual([150, 150, 100, 0]);
    expect(lines.map((line) => line.cut)).toEqual([false, false, true, true]);
    expect(lines.map(({ on }) => on)).toEqual(["2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05"]);
  });

  it("counts a rule for its own tasks only, and takes away down to its limit", () => {
    const less = rule({ when: "done_in_time", points: -100, limit: -150, tasks: ["demo/b"] });
    expect(scoreOf([less], happened(3)).points).toBe(0);
    expect(scoreOf([less], happened(3, "demo/b")).points).toBe(-150);
  });

  it("is the sum of its lines, whatever the order in which things are told", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(happened(6)),
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: 0, max: 900 }),
        (some, points, limit) => {
          const rules = [rule({ points, limit: points < 0 ? -limit : limit })];
          const score = scoreOf(rules, some);
          expect(score.points).toBe(score.lines.reduce((sum, line) => sum + line.points, 0));
          expect(Math.abs(score.points)).toBeLessThanOrEqual(limit);
          expect(scoreOf(rules, some.toReversed())).toEqual(score);
        },
      ),
    );
  });
});
