import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, type TestApp } from "../../../../test/app.ts";
import { anActor, careHelpers } from "../../../../test/care.ts";
import { importing } from "../../../../test/imports.ts";
import { packRoster, readAll } from "../sheets/test/read-all.ts";
import { messySurvey } from "../sheets/test/messy-survey.ts";

const roster = "qingliu-huigui-2023/survey";

describe("importing a roster", () => {
  let app: TestApp;
  let township: string;
  let beside: string;
  let clerk: ReturnType<ReturnType<typeof importing>>;
  let neighbour: typeof clerk;
  let count: (table: string, where?: string) => Promise<number>;

  beforeAll(async () => {
    app = await anApp({ jobs: true });
    const { aUnit, run } = careHelpers(app);
    [township, beside] = [await aUnit("township", "长校镇"), await aUnit("township", "嵩溪镇")];
    const as = importing(app);
    clerk = as(anActor("township_clerk", township));
    neighbour = as(anActor("township_clerk", beside));
    count = async (table, where = "true") =>
      Number((await run<{ n: string }>(`select count(*) as n from ${table} where ${where}`))[0]?.n);
  });
  afterAll(() => app.close());

  it("checks a messy workbook, writes nothing, then the good rows at once, then nothing twice, and takes all back", async () => {
    const messy = await messySurvey(600);
    const sent = await clerk.upload(roster, township, messy.bytes);
    expect(sent.statusCode, sent.body).toBe(200);
    const { id } = sent.json<{ id: string }>();
    const checked = await clerk.settled(id);

    expect(checked.status, JSON.stringify(checked.problems)).toBe("checked");
    expect(checked.counts).toMatchObject({ rows: 600, errors: 42, newOnes: 558, same: 0, changed: 0 });
    expect(await count("person")).toBe(0);
    const errors = await clerk.rows(id, "errors");
    expect(errors.map(({ row }) => row)).toEqual(messy.errors.map(({ row }) => row));

    // All or none refuses while a row is wrong.
    const refused = await clerk.send("POST", `/imports/${id}/confirm`, { mode: "all_or_none" });
    expect(refused.statusCode).toBe(422);

    // One wrong cell is corrected in the grid.
    const category = errors.find(
      ({ problems }) => problems[0]?.code === "choice/unknown" && problems[0].column === "category",
    );
    const corrected = await clerk.send("PATCH", `/imports/${id}/rows/${category?.row}`, {
      cells: { category: "私企" },
    });
    expect(corrected.json(), corrected.body).toMatchObject({ level: expect.stringMatching(/good|notice/) });

    // The returned workbook marks the others; sent again it says the same of the same rows.
    const returned = await clerk.send("GET", `/imports/${id}/workbook`);
    expect(returned.statusCode).toBe(200);
    const reread = await readAll(returned.rawPayload, await packRoster(roster));
    const stillWrong = reread.entries.filter(({ problems }) => problems.some(({ level }) => level === "error"));
    expect(stillWrong.map(({ row }) => row)).toEqual(
      messy.errors.map(({ row }) => row).filter((row) => row !== category?.row),
    );
    expect(reread.reading.problems).toEqual([]);

    const confirmed = await clerk.send("POST", `/imports/${id}/confirm`, { mode: "good_rows" });
    expect(confirmed.statusCode, confirmed.body).toBe(200);
    const done = await clerk.settled(id);
    expect(done.receipt).toMatchObject({ newOnes: 559, changed: 0, same: 0, entries: 559, leftOut: 41 });
    expect(await count("person")).toBe(559);
    expect(await count("roster_entry", "status = 'current'")).toBe(559);

    // The same file again changes nothing and says so.
    const again = (await clerk.upload(roster, township, messy.bytes)).json<{ id: string }>();
    const second = await clerk.settled(again.id);
    expect(second.before?.id).toBe(id);
    expect(second.counts).toMatchObject({ newOnes: 0, changed: 0, same: 558 });
    await clerk.send("POST", `/imports/${again.id}/confirm`, { mode: "good_rows" });
    const nothing = await clerk.settled(again.id);
    expect(nothing.receipt).toMatchObject({ newOnes: 0, changed: 0, same: 558, entries: 0, facts: 0 });
    expect(nothing.receipt?.says.zh).toContain("没有任何变化");

    // Another unit sees nothing of it.
    expect((await neighbour.send("GET", `/imports/${id}`)).statusCode).toBe(404);
    expect((await neighbour.send("POST", `/imports/${id}/undo`, { reason: "试试" })).statusCode).toBe(404);

    const undone = await clerk.send("POST", `/imports/${id}/undo`, { reason: "交错了文件" });
    expect(undone.json(), undone.body).toMatchObject({ status: "undone" });
    expect(await count("person", "withdrawn_at is null")).toBe(0);
    expect(await count("roster_entry", "status = 'current'")).toBe(0);
    expect(await count("fact_value", "retracted_at is null")).toBe(0);
    expect(await count("person")).toBe(559);

    // And in again: those withdrawn come back.
    const third = (await clerk.upload(roster, township, messy.bytes)).json<{ id: string }>();
    await clerk.settled(third.id);
    await clerk.send("POST", `/imports/${third.id}/confirm`, { mode: "good_rows" });
    const back = await clerk.settled(third.id);
    expect(back.receipt).toMatchObject({ entries: 558 });
    expect(await count("person", "withdrawn_at is null")).toBe(558);
  });
});
