import { beforeAll, describe, expect, it } from "vitest";
import type { Roster } from "@jucai/engine";
import { messySurvey } from "../test/messy-survey.ts";
import { packRoster, readAll } from "../test/read-all.ts";

let survey: Roster;
beforeAll(async () => {
  survey = await packRoster("qingliu-huigui-2023/survey");
});

describe("a messy survey workbook", () => {
  it("reads 5,000 people with exactly the expected errors", async () => {
    const messy = await messySurvey(5_000);
    const { reading, entries } = await readAll(messy.bytes, survey);

    const errors = entries.flatMap(({ problems }) => problems.filter(({ level }) => level === "error"));
    expect(errors.map(({ row, column, code }) => ({ row, column, code }))).toEqual(messy.errors);
    expect(messy.errors.length).toBe(350);
    expect(entries.length).toBe(messy.entries);
    expect(reading.layout().skipped).toEqual(messy.skipped);
    expect(reading.layout().columns.map(({ key }) => key)).toEqual(survey.columns.map(({ key }) => key));
    expect(reading.problems).toEqual([]);
  });
});
