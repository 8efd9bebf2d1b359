/** The tasks of the packs that come with the project: nothing that a document asks for is left out. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Policy, Supervision } from "@jucai/engine";
import { occurrences } from "@jucai/engine/supervise";
import { readFolder, readPacks } from "../src/index.ts";

const asked = ["task", "kpi", "governance", "publicity", "training", "event", "platform", "service"];
const { policies } = readPacks(await readFolder(fileURLToPath(new URL("../../../packs", import.meta.url))));

function supervised(id: string): Policy & { supervision: Supervision } {
  const policy = policies.find((it) => it.id === id);
  if (policy?.supervision === undefined) throw new Error(`${id} has no tasks`);
  return { ...policy, supervision: policy.supervision };
}
const packs = ["qingliu-2023-1", "qingliu-huigui-2023", "linxia-2021-48", "minhou-2021-81", "nanping-2021-2"];

describe("the tasks of the packs", () => {
  it.each(packs)("%s: every measure that asks for work is carried out by a task, an activity or a score", (id) => {
    const { measures, supervision } = supervised(id);
    const { tasks, activities, scores } = supervision;
    const carried = new Set([
      ...[...tasks, ...activities].flatMap(({ measure, serves }) => [measure, ...serves]),
      ...scores.map(({ measure }) => measure),
    ]);
    expect(measures.filter(({ kind, id: of }) => asked.includes(kind) && !carried.has(of)).map((it) => it.id)).toEqual(
      [],
    );
  });

  it.each(packs)("%s: what is recorded counts for something, and whoever answers for others has others", (id) => {
    const { tasks, activities } = supervised(id).supervision;
    const counted = tasks.flatMap(({ goal }) => goal?.metric.activities ?? []);
    const worked = tasks.map(({ measure }) => measure);
    for (const { id: kind, measure } of activities)
      expect(counted.includes(kind) || worked.includes(measure), `${kind} counts or tells of a task`).toBe(true);
    for (const task of tasks) if (task.joint) expect(task.owes.length, task.id).toBeGreaterThan(1);
  });

  it.each(packs)("%s: every task comes round, on days that can be worked out for ten years", (id) => {
    const { tasks } = supervised(id).supervision;
    const force = { from: "2020-01-01", to: null };
    const days = { from: "2024-01-20", to: "2024-02-25" };
    const rules = { nextWorkingDay: false, calendar: { holiday: () => days, workingDay: (day: string) => day } };
    for (const task of tasks)
      expect(occurrences(task, { from: "2020-01-01", to: "2031-12-31" }, force, rules).length, task.id).toBeGreaterThan(
        0,
      );
  });
});

describe("the task list of the return-home plan", () => {
  /** The 21 rows of annex 1: clause of the body, lead units, responsible units. */
  const offices = ["townships", "county-units"];
  const sectors = [
    ...["townships", "industry-bureau", "development-zone", "natural-resources-bureau", "forestry-bureau"],
    ...["agriculture-bureau", "housing-bureau", "culture-bureau"],
  ];
  const trainers = ["education-bureau", "trade-union", "youth-league", "open-university", "vocational-school"];
  const rows: readonly (readonly [number, string, string, string[], string[]])[] = [
    [1, "01a", "三(一)", ["talent-office"], offices],
    [2, "02a", "三(二)", ["talent-office"], offices],
    [
      3,
      "03-1a",
      "三(三)1",
      ["organisation-department", "hr-bureau", "health-bureau", "education-bureau", "headcount-office"],
      offices,
    ],
    [3, "03-2", "三(三)2", ["investment-centre", "development-zone"], offices],
    [4, "04a", "三(四)", ["talent-office"], ["county-units"]],
    [4, "04c", "三(四)", ["talent-office"], ["county-units"]],
    [5, "05", "三(五)", ["hr-bureau"], sectors],
    [6, "06", "三(六)", ["hr-bureau"], sectors],
    [7, "07", "三(七)", ["hr-bureau"], ["townships"]],
    [8, "08", "三(八)", ["hr-bureau"], ["strait-market-station", "media-centre"]],
    [9, "09", "三(九)", ["hr-bureau"], offices],
    [10, "10a", "三(十)", ["hr-bureau"], offices],
    [11, "11", "三(十一)", ["culture-bureau", "youth-league", "womens-federation", "trade-union"], []],
    [12, "12a", "三(十二)", ["hr-bureau", "investment-centre"], ["talent-office"]],
    [13, "13a", "三(十三)", ["hr-bureau"], trainers],
    [13, "13e", "三(十三)", ["hr-bureau"], trainers],
    [13, "13f", "三(十三)", ["hr-bureau"], trainers],
    [
      14,
      "14a",
      "三(十四)",
      ["education-bureau", "emergency-bureau", "finance-bureau"],
      ["development-bureau", "industry-bureau", "hr-bureau", "development-zone", "vocational-school"],
    ],
    [15, "15a", "三(十五)", ["hr-bureau"], ["industry-bureau", "development-zone"]],
    [
      16,
      "16",
      "三(十六)",
      ["hr-bureau"],
      [
        ...["industry-bureau", "forestry-bureau", "agriculture-bureau", "housing-bureau", "culture-bureau"],
        ...["development-zone", "trade-union"],
      ],
    ],
    [17, "17a", "三(十七)", ["publicity-department", "talent-office", "hr-bureau"], offices],
  ];

  it.each(rows)(
    "row %i, %s: has a task with its clause and the units as printed",
    (_, measure, clause, lead, responsible) => {
      const { tasks } = supervised("qingliu-huigui-2023").supervision;
      const own = tasks.filter((it) => it.measure === `qingliu-huigui-2023/${measure}`);
      expect(own.length).toBeGreaterThan(0);
      for (const task of own) expect(task).toMatchObject({ clause, lead, responsible });
    },
  );

  it("holds every unit that leads a row, and nobody else, to the quarterly report", () => {
    const { tasks } = supervised("qingliu-huigui-2023").supervision;
    const report = tasks.find(({ id }) => id === "qingliu-huigui-2023/progress-report");
    expect(report?.serves).toContain("qingliu-huigui-2023/annex1");
    expect(new Set(report?.owes)).toEqual(new Set(rows.flatMap(([, , , lead]) => lead)));
  });
});
