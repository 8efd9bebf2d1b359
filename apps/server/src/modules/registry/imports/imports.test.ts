import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anApp, inForce, type TestApp } from "../../../../test/app.ts";
import { anActor, careHelpers } from "../../../../test/care.ts";
import { importing } from "../../../../test/imports.ts";
import { packRoster, readAll } from "../sheets/test/read-all.ts";
import { workbookParts, zipOf } from "../sheets/test/xlsx-parts.ts";
import { messySurvey } from "../sheets/test/messy-survey.ts";
import { writeImport } from "./write.job.ts";

const roster = "qingliu-huigui-2023/survey";

describe("importing a roster", () => {
  let app: TestApp;
  let township: string;
  let beside: string;
  let clerk: ReturnType<ReturnType<typeof importing>>;
  let neighbour: typeof clerk;
  let run: ReturnType<typeof careHelpers>["run"];
  let aPerson: ReturnType<typeof careHelpers>["aPerson"];
  let count: (table: string, where?: string) => Promise<number>;

  beforeAll(async () => {
    app = await anApp({ jobs: true });
    ({ run, aPerson } = careHelpers(app));
    const { aUnit } = careHelpers(app);
    [township, beside] = [await aUnit("township", "长校镇"), await aUnit("township", "嵩溪镇")];
    const as = importing(app);
    clerk = as(anActor("township_clerk", township));
    neighbour = as(anActor("township_clerk", beside));
    count = async (table, where = "true") =>
      Number((await run<{ n: string }>(`select count(*) as n from ${table} where ${where}`))[0]?.n);
  });
  afterAll(() => app.close());

  it("checks a messy workbook, writes nothing, then the good rows at once, then nothing twice, and takes all back", async () => {
    const messy = await messySurvey(300);
    const sent = await clerk.upload(roster, township, messy.bytes);
    expect(sent.statusCode, sent.body).toBe(200);
    const { id } = sent.json<{ id: string }>();
    const checked = await clerk.settled(id);

    expect(checked.status, JSON.stringify(checked.problems)).toBe("checked");
    expect(checked.counts).toMatchObject({ rows: 300, errors: 21, newOnes: 279, same: 0, changed: 0 });
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
    expect(done.receipt).toMatchObject({ newOnes: 280, changed: 0, same: 0, entries: 280, leftOut: 20 });
    expect(await count("person")).toBe(280);
    expect(await count("roster_entry", "status = 'current'")).toBe(280);

    // The same file again changes nothing and says so.
    const again = (await clerk.upload(roster, township, messy.bytes)).json<{ id: string }>();
    const second = await clerk.settled(again.id);
    expect(second.before?.id).toBe(id);
    expect(second.counts).toMatchObject({ newOnes: 0, changed: 0, same: 279 });
    await clerk.send("POST", `/imports/${again.id}/confirm`, { mode: "good_rows" });
    const nothing = await clerk.settled(again.id);
    expect(nothing.receipt).toMatchObject({ newOnes: 0, changed: 0, same: 279, entries: 0, facts: 0 });
    expect(nothing.receipt?.says.zh).toContain("没有任何变化");

    // Another unit sees nothing of it.
    expect((await neighbour.send("GET", `/imports/${id}`)).statusCode).toBe(404);
    expect((await neighbour.send("POST", `/imports/${id}/undo`, { reason: "试试" })).statusCode).toBe(404);

    const undone = await clerk.send("POST", `/imports/${id}/undo`, { reason: "交错了文件" });
    expect(undone.json(), undone.body).toMatchObject({ status: "undone" });
    expect(await count("person", "withdrawn_at is null")).toBe(0);
    expect(await count("roster_entry", "status = 'current'")).toBe(0);
    expect(await count("fact_value", "retracted_at is null")).toBe(0);
    expect(await count("person")).toBe(280);

    // And in again: those withdrawn come back.
    const third = (await clerk.upload(roster, township, messy.bytes)).json<{ id: string }>();
    await clerk.settled(third.id);
    await clerk.send("POST", `/imports/${third.id}/confirm`, { mode: "good_rows" });
    const back = await clerk.settled(third.id);
    expect(back.receipt).toMatchObject({ entries: 279 });
    expect(await count("person", "withdrawn_at is null")).toBe(279);
  });

  const csv = (...lines: string[]) => Buffer.from(lines.join("\n"));
  const imported = async (as: typeof clerk, unit: string, bytes: Buffer, id = roster) => {
    const sent = await as.upload(id, unit, bytes, "名单.csv");
    expect(sent.statusCode, sent.body).toBe(200);
    const batch = sent.json<{ id: string }>().id;
    const checked = await as.settled(batch);
    expect(checked.status, JSON.stringify(checked.problems)).toBe("checked");
    return { id: batch, checked };
  };
  const written = async (as: typeof clerk, id: string, mode = "good_rows") => {
    const sent = await as.send("POST", `/imports/${id}/confirm`, { mode });
    expect(sent.statusCode, sent.body).toBe(200);
    return as.settled(id);
  };

  it("shows what would change of people held already, to another unit only that they are held", async () => {
    const first = await imported(
      clerk,
      township,
      csv("类别,姓名,出生日期,学历,联系电话", "教师,欧阳某甲,199005,大专,13500001111"),
    );
    await written(clerk, first.id, "all_or_none");

    const again = await imported(
      clerk,
      township,
      csv("类别,姓名,出生日期,学历,联系电话", "教师,欧阳某甲,199005,本科,13500001111"),
    );
    const [row] = await clerk.rows(again.id, "changes");
    expect(row).toMatchObject({
      cells: { phone: "135****1111" },
      known: { state: "changed", by: "name_birth_phone", changes: [{ header: "学历", old: "大专", new: "本科" }] },
    });

    const others = await imported(
      neighbour,
      beside,
      csv("类别,姓名,出生日期,学历,联系电话", "学生,欧阳某甲,199005,本科,13500001111"),
    );
    const [held] = await neighbour.rows(others.id, "elsewhere");
    expect(held?.known).toMatchObject({ person: null, heldBy: ["长校镇"] });
    expect(JSON.stringify(held)).not.toContain("大专");
    expect(held?.known?.changes.map(({ header }) => header)).toEqual(["学历", "名册"]);

    // Kept as it is by decision: entered in the roster, nothing else.
    await neighbour.send("PATCH", `/imports/${others.id}/rows/2`, { decision: "keep_old" });
    expect((await written(neighbour, others.id)).receipt).toMatchObject({
      newOnes: 0,
      changed: 1,
      entries: 1,
      facts: 0,
    });
  });

  it("finds the row of somebody who was merged into another since", async () => {
    const bytes = csv("类别,姓名,出生日期,联系电话", "教师,上官某,197003,13500003333");
    await written(clerk, (await imported(clerk, township, bytes)).id);
    const survivor = await aPerson({ name: "上官某某", heldBy: [township], birthMonth: "1970-03" });
    await run("update person set merged_into = $1 where name = '上官某'", [survivor]);
    const again = await imported(clerk, township, bytes);
    const [row] = await clerk.rows(again.id, "all");
    expect(row?.known).toMatchObject({ person: survivor, state: "same", changes: [] });
    expect((await written(clerk, again.id)).receipt).toMatchObject({ newOnes: 0, changed: 0, same: 1, entries: 0 });
  });

  it("writes nothing and waits for its user again when writing fails", async () => {
    const { id } = await imported(
      clerk,
      township,
      csv("类别,姓名,出生日期,联系电话", "教师,夏侯某,197003,13500004444"),
    );
    await run("update import_batch set status = 'writing', mode = 'good_rows' where id = $1", [id]);
    const broken = { ...app.sealing, newSubjectKey: () => expect.unreachable("the keys are gone") };
    const deps = { database: app.connection.scoped, sealing: broken, clock: inForce };
    const context = { progress: async () => undefined, signal: new AbortController().signal };
    await expect(writeImport(deps, id, context)).rejects.toThrow("the keys are gone");
    expect(await clerk.detail(id)).toMatchObject({ status: "checked", mode: null });
    expect(await count("person", "name = '夏侯某'")).toBe(0);
    expect((await written(clerk, id)).receipt).toMatchObject({ newOnes: 1 });
  });

  it("takes the user's word for columns, keeps it for the unit, and drops what is given up", async () => {
    const bytes = csv("种类,名号,性别,出生日期,联系电话", "教师,司马某,男,198001,13500002222");
    const { id, checked } = await imported(clerk, township, bytes);
    expect(checked.problems.filter(({ level }) => level === "error").map(({ column }) => column)).toEqual([
      "category",
      "name",
    ]);
    expect((await clerk.send("POST", `/imports/${id}/confirm`, { mode: "good_rows" })).statusCode).toBe(422);
    const columns = [
      { at: 0, key: "category" },
      { at: 1, key: "name" },
    ];
    await clerk.send("PUT", `/imports/${id}/columns`, { columns });
    expect((await clerk.settled(id)).counts).toMatchObject({ rows: 1, errors: 0 });
    // The next file with these titles needs no word.
    const next = await imported(clerk, township, bytes);
    expect(next.checked.layout?.columns.slice(0, 2).map(({ key, by }) => [key, by])).toEqual([
      ["category", "user"],
      ["name", "user"],
    ]);
    const dropped = await clerk.send("DELETE", `/imports/${next.id}`);
    expect(dropped.json()).toMatchObject({ status: "dropped" });
    expect(await count("import_chunk", `batch = '${next.id}'`)).toBe(0);
    expect((await clerk.send("POST", `/imports/${next.id}/confirm`, { mode: "good_rows" })).statusCode).toBe(409);
  });

  it("takes rosters of employers too, with several rows of one company, and back again", async () => {
    const specialists = "qingliu-huigui-2023/specialists";
    const bytes = csv(
      "企业名称*,统一社会信用代码,企业类别,服务专员",
      "清流甲公司,91350423MA0000000E,规上工业企业,专员一",
      "清流甲公司,91350423MA0000000E,规上工业企业,专员二",
      "清流乙商行,,其他企业,专员一",
    );
    const { id, checked } = await imported(clerk, township, bytes, specialists);
    expect(checked.counts).toMatchObject({ rows: 3, errors: 0, newOnes: 3 });
    const done = await written(clerk, id);
    expect(done.receipt).toMatchObject({ entries: 3 });
    expect(await count("employer", "withdrawn_at is null")).toBe(2);
    const again = await imported(clerk, township, bytes, specialists);
    expect(again.checked.counts).toMatchObject({ same: 3, newOnes: 0, changed: 0 });
    await clerk.send("POST", `/imports/${id}/undo`, { reason: "再试一次" });
    expect(await count("employer", "withdrawn_at is null")).toBe(0);
  });

  it("refuses what is no roster, whoever may not import for the unit, and what looks like an attack", async () => {
    const good = csv("类别,姓名", "教师,某人");
    expect((await clerk.upload("qingliu-huigui-2023/none", township, good)).statusCode).toBe(404);
    expect((await neighbour.upload(roster, township, good)).statusCode).toBe(403);
    const macros = zipOf({ ...workbookParts(""), "xl/vbaProject.bin": "x" });
    expect((await clerk.upload(roster, township, macros, "表.xlsx")).json()).toMatchObject({
      code: "unsupported_type",
    });
    const named = await clerk.upload(roster, township, good, "..\\..\\etc\\passwd");
    expect(named.json<{ fileName: string }>().fileName).toBe("passwd");
    await clerk.settled(named.json<{ id: string }>().id);
    const wrong = await clerk.upload(roster, township, csv("产品,数量", "甲,1"));
    const failed = await clerk.settled(wrong.json<{ id: string }>().id);
    expect(failed).toMatchObject({ status: "failed", problems: [{ code: "file/refused" }] });
    expect(failed.problems[0]?.says.zh).toContain("类别、姓名");
  });
});
