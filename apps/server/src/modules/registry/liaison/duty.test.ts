import fc from "fast-check";
import { printDay } from "@jucai/engine";
import { describe, expect, it } from "vitest";
import { against, dueIn, listYear, periodBefore, periodOf, quarterName } from "./periods.ts";
import { reminderOf, stageOf } from "./reminders.ts";
import { type Contacts, standing } from "./standing.ts";

const yearly = { times: 1, every: "year" } as const;
const since = "2025-03-01";
const stateOf = (days: Contacts["days"], on: string, from = since) => {
  const { state, due, missed } = standing(yearly, { since: from, days }, on);
  return { state, due, missed: missed.map(({ to }) => to) };
};

describe("qingliu-2023-1/03b and qingliu-huigui-2023/02a: at least one contact in every calendar year", () => {
  it("is open until a month before the end, then near, and 31 December still counts", () => {
    const contacted = ["2025-06-01"];
    expect(stateOf(contacted, "2026-01-01")).toEqual({ state: "open", due: "2026-12-31", missed: [] });
    expect(stateOf(contacted, "2026-11-30").state).toBe("open");
    expect(stateOf(contacted, "2026-12-01").state).toBe("near");
    expect(stateOf(contacted, "2026-12-31").state).toBe("near");
    expect(stateOf([...contacted, "2026-12-31"], "2026-12-31").state).toBe("done");
  });

  it("is overdue from 1 January on until a contact follows, and the year stays said", () => {
    expect(stateOf([], "2025-12-31").state).toBe("near");
    expect(stateOf([], "2026-01-01")).toEqual({ state: "overdue", due: "2025-12-31", missed: ["2025-12-31"] });
    expect(stateOf(["2026-01-01"], "2026-01-01")).toEqual({ state: "done", due: "2026-12-31", missed: ["2025-12-31"] });
    expect(stateOf([], "2027-06-01")).toEqual({
      state: "overdue",
      due: "2026-12-31",
      missed: ["2026-12-31", "2025-12-31"],
    });
  });

  it("asks nothing of the years before somebody was assigned, and the year of the assignment in full", () => {
    expect(stateOf([], "2026-06-01", "2026-05-01")).toEqual({ state: "open", due: "2026-12-31", missed: [] });
    expect(stateOf([], "2027-01-01", "2026-12-31").state).toBe("overdue");
  });

  it("says that a contact without a date may or may not count", () => {
    const unsure = standing(yearly, { since, days: [null] }, "2026-12-20");
    expect(unsure.state).toBe("unknown");
    expect(unsure.missed).toEqual([]);
    expect(unsure.says.en).toContain("no date");
    expect(stateOf([null, "2026-02-01"], "2026-12-20").state).toBe("done");
  });

  it("does not look into the future of the day it is asked for", () => {
    expect(stateOf(["2025-06-01", "2026-09-01"], "2026-08-31").state).toBe("open");
  });

  it("knows 29 February", () => {
    expect(stateOf(["2028-02-29"], "2028-02-29", "2028-01-01").state).toBe("done");
    expect(dueIn("year", "02-29", "2028-05-01")).toBe("2028-02-29");
    expect(dueIn("year", "02-29", "2027-05-01")).toBe("2027-02-28");
  });

  it("sets no limit where the document only says often (qingliu-2023-1/25, qingliu-2023-1/annex2-4a)", () => {
    const often = standing(undefined, { since, days: ["2026-01-05"] }, "2026-08-01");
    expect(often).toMatchObject({ state: "no_limit", due: null, wanted: null, last: "2026-01-05" });
  });
});

describe("qingliu-huigui-2023/02c: lists by 25 November", () => {
  it("counts the 25th itself and is overdue on the 26th", () => {
    expect(dueIn("year", "11-25", "2026-03-01")).toBe("2026-11-25");
    expect(against("2026-11-25", "2026-10-25")).toBe("open");
    expect(against("2026-11-25", "2026-10-26")).toBe("near");
    expect(against("2026-11-25", "2026-11-25")).toBe("near");
    expect(against("2026-11-25", "2026-11-26")).toBe("overdue");
  });

  it("puts what came in after it on the next year's list", () => {
    expect(listYear("11-25", "2026-11-25")).toBe(2026);
    expect(listYear("11-25", "2026-11-26")).toBe(2027);
    expect(listYear("11-25", "2026-12-31")).toBe(2027);
  });
});

describe("qingliu-huigui-2023/06: needs by the 25th of a quarter's last month", () => {
  it("finds the quarter and its day", () => {
    expect(dueIn("quarter", "25", "2026-02-28")).toBe("2026-03-25");
    expect(dueIn("quarter", "25", "2026-04-01")).toBe("2026-06-25");
    expect(dueIn("quarter", "31", "2026-05-01")).toBe("2026-06-30");
    expect(quarterName("2026-09-30")).toBe("2026-Q3");
    expect(quarterName("2026-10-01")).toBe("2026-Q4");
  });
});

describe("reminders", () => {
  it("come in stages, each before, on and after the last day", () => {
    expect(stageOf("2026-12-31", "2026-11-30")).toBeUndefined();
    expect(stageOf("2026-12-31", "2026-12-01")).toBe("near");
    expect(stageOf("2026-12-31", "2026-12-31")).toBe("today");
    expect(stageOf("2026-12-31", "2027-01-01")).toBe("overdue");
  });

  it("leave alone what is done or has no limit", () => {
    const done = standing(yearly, { since, days: ["2026-02-01"] }, "2026-12-31");
    expect(reminderOf(done, "2026-12-31")).toBeUndefined();
    expect(reminderOf(standing(undefined, { since, days: [] }, "2026-12-31"), "2026-12-31")).toBeUndefined();
    const late = standing(yearly, { since, days: [] }, "2026-01-10");
    expect(reminderOf(late, "2026-01-10")).toEqual({ stage: "overdue", due: "2025-12-31" });
  });
});

const dates = fc.integer({ min: 18_000, max: 25_000 }).map(printDay);

describe("periods as a law", () => {
  it("cover every date once, one after the other", () => {
    fc.assert(
      fc.property(dates, fc.constantFrom("year" as const, "quarter" as const), (on, every) => {
        const period = periodOf(every, on);
        expect(period.from <= on && on <= period.to).toBe(true);
        expect(periodBefore(every, period).to < period.from).toBe(true);
        expect(periodOf(every, period.to)).toEqual(period);
      }),
    );
  });

  it("make a duty no worse by one more contact", () => {
    const rank = { done: 0, unknown: 1, open: 2, near: 3, overdue: 4, no_limit: 0 };
    fc.assert(
      fc.property(
        fc.array(fc.option(dates, { nil: null }), { maxLength: 4 }),
        dates,
        dates,
        dates,
        (days, more, on, from) => {
          const before = standing(yearly, { since: from, days }, on);
          const after = standing(yearly, { since: from, days: [...days, more] }, on);
          expect(rank[after.state]).toBeLessThanOrEqual(rank[before.state]);
        },
      ),
    );
  });
});
