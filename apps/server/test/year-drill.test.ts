/**
 * Lives through 2024 day by day on the two documents of Qingliu: every deadline that they print appears on its day, and
 * lights change as days pass and things are done. The days stand here as read from the documents, not from the packs.
 */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TasksApp, aTasksApp, assignmentBy, assignmentsBy, hold, setHoliday, sit } from "./tasks-app.ts";

const one = "qingliu-2023-1";
const home = "qingliu-huigui-2023";

const quarterEnds = ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"];
const quarter25 = ["2024-03-25", "2024-06-25", "2024-09-25", "2024-12-25"];
const yearEnd = ["2024-12-31"];

/** What is to be done, and its days of 2024. “(read)” where the document names the rhythm but no day. */
const deadlines: readonly (readonly [what: string, task: string, days: readonly string[]])[] = [
  [
    "the leading group meets every month (read)",
    `${one}/monthly-meeting`,
    [
      "2024-01-31",
      "2024-02-29",
      "2024-03-31",
      "2024-04-30",
      "2024-05-31",
      "2024-06-30",
      "2024-07-31",
      "2024-08-31",
      "2024-09-30",
      "2024-10-31",
      "2024-11-30",
      "2024-12-31",
    ],
  ],
  ["an inspection every quarter (read)", `${one}/quarterly-inspection`, quarterEnds],
  ["a review every half-year (read)", `${one}/half-year-brief`, ["2024-06-30", "2024-12-31"]],
  ["a summary every year (read)", `${one}/yearly-summary`, yearEnd],
  ["inspections enter the yearly rating (read)", `${one}/performance`, yearEnd],
  ["leading firms reported in the first half", `${one}/leading-firm-list`, ["2024-06-30"]],
  ["leading firms published in the first half", `${one}/leading-firms-published`, ["2024-06-30"]],
  ["ten posts of headcount every year (read)", `${one}/headcount-pool`, yearEnd],
  ["ten senior posts every year (read)", `${one}/post-pool`, yearEnd],
  ["one contact a year with everyone listed (read)", `${one}/contacts`, yearEnd],
  ["leaders often visit their talents (read: each quarter)", `${one}/expert-visits`, quarterEnds],
  ["leaders often visit Taiwan companies (read: each quarter)", `${one}/taiwan-company-visits`, quarterEnds],
  ["practice in the winter vacation", `${one}/winter-practice`, ["2024-02-25"]],
  ["practice in the summer vacation", `${one}/summer-practice`, ["2024-08-31"]],
  ["roster and summary by 25 November", `${home}/roster-report`, ["2024-11-25"]],
  ["directories once a year (read)", `${home}/directory-update`, yearEnd],
  ["one contact a year with people outside (read)", `${home}/contacts`, yearEnd],
  ["visits at Spring Festival", `${home}/festival-visits`, ["2024-02-17"]],
  ["talks every year (read)", `${home}/symposium`, yearEnd],
  ["suggestions by 25 November", `${home}/suggestions`, ["2024-11-25"]],
  ["suggestions summed up once a year (read)", `${home}/suggestions-summary`, yearEnd],
  ["flexible needs at the end of November", `${home}/flexible-needs`, ["2024-11-30"]],
  ["companies' needs by the 25th of a quarter's last month", `${home}/company-needs`, quarter25],
  ["workers' wishes by the 25th of a quarter's last month", `${home}/worker-wishes`, quarter25],
  ["workers' wishes at Spring Festival", `${home}/worker-wishes-festival`, ["2024-02-17"]],
  ["vacancies published regularly (read: each quarter)", `${home}/publish-jobs`, quarterEnds],
  ["twenty fairs a year", `${home}/fairs`, yearEnd],
  ["five recruiting trips a year", `${home}/trips`, yearEnd],
  ["three paid trips a year at most", `${home}/trip-subsidies`, yearEnd],
  ["culture and sport once a year", `${home}/culture-sport`, yearEnd],
  ["thirty-five students a year", `${home}/class-enrolment`, yearEnd],
  ["a training plan every year (read: before the first course)", `${home}/training-plan`, ["2024-03-31"]],
  ["a free course every quarter", `${home}/quarterly-course`, quarterEnds],
  ["a skills contest every year", `${home}/contest`, yearEnd],
  ["shared staff by the 25th of a quarter's last month", `${home}/shared-staff-report`, quarter25],
  ["leader and staff named by 15 October 2023", `${home}/named-persons`, []],
  ["lead units report by the 25th of a quarter's last month", `${home}/progress-report`, quarter25],
  ["the year's assessment of all units (read)", `${home}/assessment`, yearEnd],
  ["the trial ends on 8 January 2026", `${one}/trial-end`, []],
];
/** Days of 2024 on which offices are closed, and the next on which they work; 18 February is a Sunday made up for. */
const nextOpen: Readonly<Record<string, string>> = {
  "2024-02-17": "2024-02-18",
  "2024-02-25": "2024-02-26",
  "2024-03-31": "2024-04-01",
  "2024-06-30": "2024-07-01",
  "2024-08-31": "2024-09-02",
  "2024-11-30": "2024-12-02",
};
const openDay = (day: string): string => nextOpen[day] ?? day;

/** At least one unit for each of these deadlines, one township for all of them. */
const kept = {
  [one]: ["taiwan-farm-park", "headcount-office", "supervision-offices"],
  [home]: [
    ...["talent-office", "hr-bureau", "education-bureau", "culture-bureau", "youth-league", "trade-union"],
    ...["industry-bureau", "forestry-bureau", "vocational-school", "longjin"],
  ],
};

function everyDay(from: string, to: string): string[] {
  const days = [];
  for (
    const at = new Date(`${from}T00:00:00Z`);
    at.toISOString().slice(0, 10) <= to;
    at.setUTCDate(at.getUTCDate() + 1)
  )
    days.push(at.toISOString().slice(0, 10));
  return days;
}

let app: TasksApp;
const talentOffice = () => app.collector(home);
const officer = (key: string) => app.officer(app.unit(home, key));

/** The assignment of a unit in a period. */
async function owed(task: string, unit: string, period: string): Promise<string> {
  const found = await assignmentsBy(talentOffice(), {
    task,
    period,
    unit: app.unit(task.slice(0, task.indexOf("/")), unit),
  });
  expect(found, `${task} ${period} ${unit}`).toHaveLength(1);
  return found[0]!.id;
}
async function report(unit: string, id: string): Promise<void> {
  const { status, body } = await officer(unit)("POST", `/api/v1/assignments/${id}/report`, { progress: "本季度进展" });
  expect(status, JSON.stringify(body)).toBe(200);
}
async function decide(id: string, what: "accept" | "return"): Promise<void> {
  const why = what === "return" ? { why: "缺少数据" } : undefined;
  const { status, body } = await talentOffice()("POST", `/api/v1/assignments/${id}/${what}`, why);
  expect(status, JSON.stringify(body)).toBe(200);
}
const aFair = async (on: string, kind = "fair") =>
  (await hold(officer("hr-bureau"), { kind: `${home}/${kind}`, unit: app.unit(home, "hr-bureau"), on, people: 300 }))
    .id;

/** Twenty fairs; the first two come late. */
const fairs = [
  ...["2024-01-25", "2024-02-20", "2024-03-08", "2024-03-22", "2024-04-12", "2024-04-26", "2024-05-10", "2024-05-24"],
  ...["2024-06-07", "2024-06-21", "2024-07-05", "2024-07-19", "2024-08-09", "2024-08-23", "2024-09-06", "2024-09-20"],
  ...["2024-10-11", "2024-10-25", "2024-11-08", "2024-11-22"],
];
/** What people do besides, after the night's job of the day. */
const doings: Readonly<Record<string, () => Promise<void>>> = {
  "2024-01-08": () => setHoliday(app, "winter_vacation", "2024-01-20", "2024-02-25"),
  "2024-01-10": async () =>
    sit(officer("talent-office"), await owed(`${one}/monthly-meeting`, "talent-office", "2024-01"), "2024-01-10"),
  "2024-02-01": async () => {
    await hold(officer("youth-league"), {
      kind: `${one}/practice`,
      unit: app.unit(home, "youth-league"),
      on: "2024-02-01",
    });
  },
  "2024-02-12": async () => {
    const wishes = { unit: app.unit(home, "longjin"), period: "2024:spring-festival" };
    const answer = await app.clerk(wishes.unit)("POST", `/api/v1/rosters/${home}/job-wishes/hand-in`, wishes);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  },
  "2024-03-20": async () => report("hr-bureau", await owed(`${home}/progress-report`, "hr-bureau", "2024Q1")),
  "2024-03-21": async () => decide(await owed(`${home}/progress-report`, "hr-bureau", "2024Q1"), "return"),
  "2024-03-22": async () => report("hr-bureau", await owed(`${home}/progress-report`, "hr-bureau", "2024Q1")),
  "2024-03-25": async () => decide(await owed(`${home}/progress-report`, "hr-bureau", "2024Q1"), "accept"),
  "2024-03-28": async () => report("trade-union", await owed(`${home}/progress-report`, "trade-union", "2024Q1")),
  "2024-03-29": async () => decide(await owed(`${home}/progress-report`, "trade-union", "2024Q1"), "accept"),
  "2024-05-04": async () => {
    await hold(officer("culture-bureau"), {
      kind: `${home}/culture`,
      unit: app.unit(home, "culture-bureau"),
      on: "2024-05-04",
    });
  },
  "2024-06-03": () => setHoliday(app, "summer_vacation", "2024-07-06", "2024-08-31"),
  "2024-12-02": async () => {
    const { status } = await officer("hr-bureau")("POST", `/api/v1/activities/${heldFairs[0]}/withdraw`, {
      why: "重复登记",
    });
    expect(status).toBe(200);
  },
  "2024-12-20": async () => void (await aFair("2024-12-20", "special-fair")),
};
const heldFairs: string[] = [];
/** What the talent office saw as due on each day. */
const seen = new Map<string, Set<string>>();

beforeAll(async () => {
  app = await aTasksApp("2023-10-09", kept);
  await app.dawn("2023-10-09");
  const due = new Set(deadlines.flatMap(([, , days]) => days.map(openDay)));
  for (const day of everyDay("2024-01-01", "2025-01-01")) {
    await app.dawn(day);
    await doings[day]?.();
    if (fairs.includes(day)) heldFairs.push(await aFair(day));
    if (!due.has(day)) continue;
    const list = await assignmentsBy(talentOffice(), { dueFrom: day, dueTo: day });
    seen.set(day, new Set(list.map(({ task }) => task)));
  }
}, 240_000);
afterAll(() => app.close());

/** How a unit's light went through the year: the days on which it changed. */
async function lights(task: string, unit: string, period: string): Promise<[string, string][]> {
  const { lights: changes } = await assignmentBy(talentOffice(), await owed(task, unit, period));
  return changes.toReversed().map(({ on, light }): [string, string] => [on, light]);
}

describe("the year 2024 in Qingliu", () => {
  it.each(deadlines)("%s: %s on its days", async (_, task, days) => {
    const rows = await app.system(sql<{ day: string; last: string }>`
      select distinct day::text as day, last_day::text as last from task_assignment
      where task = ${task} and dropped_on is null and day between '2024-01-01' and '2024-12-31' order by 1`);
    expect(rows).toEqual(days.map((day) => ({ day, last: openDay(day) })));
    for (const day of days) expect(seen.get(openDay(day)), `due on ${openDay(day)}`).toContain(task);
  });

  it("keeps what is due once: the names of October 2023, and the end of the trial in 2026", async () => {
    const named = await assignmentsBy(talentOffice(), { task: `${home}/named-persons` });
    expect(named.length).toBeGreaterThan(5);
    for (const it of named)
      expect(it).toMatchObject({ day: "2023-10-15", lastDay: "2023-10-16", light: { id: "red" } });
    const [end] = await assignmentsBy(talentOffice(), { task: `${one}/trial-end` });
    expect(end).toMatchObject({ day: "2026-01-08", lastDay: "2026-01-08", light: { id: "grey" } });
  });

  it("turns blue fifteen days ahead and red the day after where nothing is done", async () => {
    const nothing = [
      [`${home}/roster-report`, "longjin", "2024", "2024-01-01", "2024-11-10", "2024-11-26"],
      [`${home}/flexible-needs`, "education-bureau", "2024", "2024-01-01", "2024-11-17", "2024-12-03"],
      [`${home}/company-needs`, "longjin", "2024Q3", "2024-07-01", "2024-09-10", "2024-09-26"],
      [`${home}/culture-sport`, "trade-union", "2024", "2024-01-01", "2024-12-16", "2025-01-01"],
      [`${one}/monthly-meeting`, "talent-office", "2024-08", "2024-08-01", "2024-08-18", "2024-09-03"],
      [`${one}/leading-firm-list`, "forestry-bureau", "2024", "2024-01-01", "2024-06-16", "2024-07-02"],
    ] as const;
    for (const [task, unit, period, , blue, red] of nothing) {
      const changes = await lights(task, unit, period);
      expect(changes.slice(1), `${task} ${unit}`).toEqual([
        [blue, "blue"],
        [red, "red"],
      ]);
      expect(changes[0]?.[1]).toBe("grey");
    }
  });

  it("waits for the days of a vacation until the place sets them", async () => {
    const winter = await lights(`${one}/winter-practice`, "youth-league", "2024:winter_vacation");
    expect(winter.at(-1)).toEqual(["2024-02-01", "green"]);
    const summer = await lights(`${one}/summer-practice`, "youth-league", "2024:summer_vacation");
    expect(summer).toEqual([
      ["2024-01-01", "grey"],
      ["2024-08-18", "blue"],
      ["2024-09-03", "red"],
    ]);
  });

  it("turns the target of fairs with every fair held, and back when one is taken back", async () => {
    expect(await lights(`${home}/fairs`, "hr-bureau", "2024")).toEqual([
      ["2024-01-01", "grey"],
      // One was due by 23 January, a second by 15 February.
      ["2024-01-23", "yellow"],
      ["2024-01-25", "grey"],
      ["2024-02-15", "yellow"],
      ["2024-02-20", "grey"],
      ["2024-11-22", "green"],
      ["2024-12-02", "grey"],
      ["2024-12-16", "blue"],
      ["2024-12-20", "green"],
    ]);
    const fair = await assignmentBy(talentOffice(), await owed(`${home}/fairs`, "hr-bureau", "2024"));
    expect(fair).toMatchObject({ state: "done", byItself: true, doneOn: "2024-12-20", goal: { goal: 20, value: 20 } });
    expect(await lights(`${home}/trips`, "hr-bureau", "2024")).toEqual([
      ["2024-01-01", "grey"],
      ["2024-04-01", "yellow"],
      ["2025-01-01", "red"],
    ]);
    expect((await lights(`${home}/culture-sport`, "culture-bureau", "2024")).at(-1)).toEqual(["2024-05-04", "green"]);
  });

  it("follows a report that was sent back, one that came late, and a meeting that was held", async () => {
    const report = `${home}/progress-report`;
    expect((await lights(report, "hr-bureau", "2024Q1")).slice(1)).toEqual([
      ["2024-03-10", "blue"],
      ["2024-03-20", "grey"],
      ["2024-03-21", "yellow"],
      ["2024-03-22", "grey"],
      ["2024-03-25", "green"],
    ]);
    expect((await lights(report, "trade-union", "2024Q1")).slice(1)).toEqual([
      ["2024-03-10", "blue"],
      ["2024-03-26", "red"],
      ["2024-03-28", "grey"],
      ["2024-03-29", "green"],
    ]);
    const late = await assignmentBy(talentOffice(), await owed(report, "trade-union", "2024Q1"));
    const told = late.reminders.filter(({ to }) => to.zh === late.unit.name).map(({ at }) => at.slice(0, 10));
    expect(told.toSorted()).toEqual(["2024-03-10", "2024-03-22", "2024-03-26"]);
    expect((await lights(`${one}/monthly-meeting`, "talent-office", "2024-01")).at(-1)).toEqual([
      "2024-01-10",
      "green",
    ]);
  });

  it("takes a roster that was handed in for the report", async () => {
    const wishes = await owed(`${home}/worker-wishes-festival`, "longjin", "2024:spring_festival");
    const done = { state: "done", byItself: true, doneOn: "2024-02-12", light: { id: "green" } };
    expect(await assignmentBy(talentOffice(), wishes)).toMatchObject(done);
  });

  it("scores the year: what was done in time, and the survey that never came", async () => {
    const score = async (unit: string) => {
      const { status, body } = await talentOffice()("GET", `/api/v1/scores/units/${app.unit(home, unit)}?year=2024`);
      expect(status, JSON.stringify(body)).toBe(200);
      return body.lines as { rule: string; on: string; points: number }[];
    };
    expect(await score("longjin")).toContainEqual(
      expect.objectContaining({ rule: `${home}/survey-missing`, on: "2024-11-26", points: -200 }),
    );
    expect(await score("hr-bureau")).toContainEqual(
      expect.objectContaining({ rule: `${home}/in-time`, on: "2024-03-22", points: 100 }),
    );
  });
});
