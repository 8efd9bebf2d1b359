import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aRegistry, type Registry, type Send } from "../registry.fixture.ts";

const survey = "/api/v1/rosters/qingliu-huigui-2023/survey";
const wishes = "/api/v1/rosters/qingliu-huigui-2023/job-wishes";
const interns = "/api/v1/rosters/qingliu-2023-1/interns";

describe("rosters over HTTP", () => {
  let registry: Registry;
  let office: Send;
  let townA: Send;
  let townB: Send;

  beforeAll(async () => {
    registry = await aRegistry({ clock: { now: () => new Date("2025-11-26T02:00:00Z") } });
    office = registry.as(registry.actor("talent_office", { name: "人才办经办" }));
    townA = registry.as(registry.actor("township_clerk", { name: "甲乡经办" }));
    const { townB: unit } = registry.units;
    townB = registry.as(registry.actor("township_clerk", { grant: { unit, units: [unit] } }));
  });
  afterAll(() => registry.close());

  async function ok(send: Send, method: "GET" | "POST" | "PUT", url: string, body?: object) {
    const answer = await send(method, url, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return answer.body;
  }
  const person = async (send: Send, name: string) => (await ok(send, "POST", "/api/v1/people", { name })).id as string;
  const row = (subject: string, cells: object, year = 2025, unit = registry.units.townA) => ({
    subject,
    cells,
    year,
    unit,
  });

  it("qingliu-huigui-2023/01c: each unit hands in by 25 November, and the talent office sees who has not", async () => {
    const subject = await person(townA, "林晓一");
    const cells = {
      category: "务工人员",
      education: "本科",
      place: "厦门",
      relative: "林小二",
      relative_phone: "13800138000",
    };
    const entry = await ok(townA, "POST", `${survey}/entries`, row(subject, cells));
    expect(entry).toMatchObject({ values: { name: "林晓一", category: "worker", relative: "******" }, rowNo: 1 });
    expect(entry.masked).toEqual(["relative", "relative_phone"]);

    const before = await ok(office, "GET", survey);
    expect(before).toMatchObject({ period: "2025", to: { name: "人才办" }, dues: [{ day: "2025-11-25" }] });
    const mine = (detail: { reports: { unit: { id: string } }[] }, unit = registry.units.townA) =>
      detail.reports.find((each) => each.unit.id === unit);
    expect(mine(before)).toMatchObject({ state: "filling", rows: 1, overdue: true });
    expect(mine(before, registry.units.townB)).toMatchObject({ state: "missing", rows: 0, overdue: true });
    const names = before.reports.map((each: { unit: { name: string } }) => each.unit.name);
    expect(names).toEqual(expect.arrayContaining(["统战部", "财政局", "民政局", "县委办", "教育局", "团县委"]));
    expect(new Set(names).size).toBe(names.length);
    // qingliu-huigui-2023/01b: each unit is told whom it surveys.
    const league = before.reports.find((each: { unit: { name: string } }) => each.unit.name === "团县委");
    expect(league.whom.map(({ zh }: { zh: string }) => zh)).toEqual(expect.arrayContaining(["高校教师和学生"]));

    const report = { unit: registry.units.townA, period: "2025" };
    expect((await townB("POST", `${survey}/hand-in`, report)).body).toMatchObject({ code: "not_allowed" });
    expect((await office("POST", `${survey}/accept`, report)).body).toMatchObject({ code: "wrong_state" });
    await ok(townA, "POST", `${survey}/hand-in`, report);
    const after = mine(await ok(office, "GET", survey));
    expect(after).toMatchObject({ state: "handed_in", handedInBy: "甲乡经办", overdue: false });
    expect((await townA("POST", `${survey}/accept`, report)).status).toBe(403);
    const returned = await ok(office, "POST", `${survey}/return`, { ...report, why: "缺联系电话" });
    expect(returned).toMatchObject({ state: "returned", note: "缺联系电话", overdue: true });
    await ok(townA, "POST", `${survey}/hand-in`, report);
    expect(await ok(office, "POST", `${survey}/accept`, report)).toMatchObject({ state: "accepted", note: null });
    expect((await townA("POST", `${survey}/hand-in`, { ...report, period: "2025Q3" })).body).toMatchObject({
      code: "not_valid",
    });
  });

  it("shows a unit its own rows and no others, and what is sealed only with a reason, on record", async () => {
    expect((await ok(townB, "GET", `${survey}/entries`)).items).toEqual([]);
    const { items } = await ok(office, "GET", `${survey}/entries?q=lxy&list=workers`);
    expect(items).toHaveLength(1);
    expect((await ok(office, "GET", `${survey}/entries?list=students`)).total).toBe(0);
    const one = `${survey}/entries/${items[0].id}`;
    expect((await townB("GET", one)).status).toBe(404);
    expect((await office("POST", `${one}/reveal`, { reason: "" })).status).toBe(400);
    const shown = await ok(office, "POST", `${one}/reveal`, { reason: "核对亲属电话" });
    expect(shown.values).toMatchObject({ relative: "林小二", relative_phone: "13800138000" });
    const looked = await registry.connection.scoped.asSystem("tests", (tx) =>
      tx
        .withTables<{ access_record: { person: string; reason: string | null; action: string } }>()
        .selectFrom("access_record")
        .select("reason")
        .where("action", "=", "reveal")
        .execute(),
    );
    expect(looked).toEqual([{ reason: "核对亲属电话" }]);
  });

  it("replaces a unit's row about somebody and keeps what the new one is silent about", async () => {
    const { items } = await ok(office, "GET", `${survey}/entries?q=林晓一`);
    const cells = { category: "私企", contributions: "引荐项目" };
    const again = await ok(townA, "POST", `${survey}/entries`, row(items[0].subject, cells));
    expect(again.values).toMatchObject({
      category: "private",
      contributions: "引荐项目",
      relative: "******",
      place: "厦门",
    });
    expect((await ok(office, "GET", `${survey}/entries`)).total).toBe(1);
  });

  it("qingliu-huigui-2023/01a: the office freezes the year, and what happens later does not change it", async () => {
    expect((await townA("POST", `${survey}/snapshot`, { year: 2025 })).status).toBe(403);
    const taken = await ok(office, "POST", `${survey}/snapshot`, { year: 2025 });
    expect(taken.snapshots).toMatchObject([{ year: 2025, rows: 1, takenBy: "人才办经办" }]);
    const [now] = (await ok(office, "GET", `${survey}/entries`)).items;
    const gone = await ok(office, "POST", `${survey}/entries/${now.id}/withdraw`, { why: "重复登记" });
    expect(gone.status).toBe("withdrawn");
    expect((await ok(office, "GET", `${survey}/entries`)).total).toBe(0);
    const frozen = await ok(office, "GET", `${survey}/entries?snapshot=2025`);
    expect(frozen.items).toMatchObject([
      { values: { name: "林晓一", category: "private", relative: null }, masked: [] },
    ]);
    expect((await ok(townB, "GET", `${survey}/entries?snapshot=2025`)).items).toEqual([]);
    expect((await office("POST", `${wishes}/snapshot`, { year: 2025 })).body).toMatchObject({ code: "wrong_state" });
  });

  it("counts rows by unit and category, each person once, and writes the summary sheet", async () => {
    const [a, b] = [await person(townA, "王一"), await person(townB, "王二")];
    await ok(townA, "POST", `${survey}/entries`, row(a, { category: "学生" }));
    await ok(office, "POST", `${survey}/entries`, row(a, { category: "学生" }, 2025, registry.units.townB));
    await ok(townB, "POST", `${survey}/entries`, row(b, { category: "教师" }, 2025, registry.units.townB));
    const summary = await ok(office, "GET", `${survey}/summary`);
    expect(summary).toMatchObject({ total: 3, different: 2, totals: { student: 2, teacher: 1, organ: 0 } });
    const own = await ok(townA, "GET", `${survey}/summary`);
    const [onlyMine] = own.units;
    expect([own.units.length, onlyMine.unit.id]).toEqual([1, registry.units.townA]);
    expect((await ok(townA, "GET", survey)).reports).toHaveLength(1);
    const file = await registry.http.inject({ url: `${survey}/summary.xlsx` });
    expect(file.statusCode).toBe(401);
    const bytes = await rawFile(`${survey}/summary.xlsx`);
    const book = await readXlsx(bytes);
    const rows = book.sheets[0]!.rows;
    expect(rows[0]?.[0]).toBe("“清人回归”摸底表汇总表（2025年）");
    expect(rows[1]).toEqual([
      "序号",
      "单位",
      "党政机关",
      "事业单位",
      "私企",
      "国企",
      "社会组织",
      "务工人员",
      "曾在清领导",
      "教师",
      "学生",
      "合计",
    ]);
    expect(rows.at(-1)?.slice(1)).toEqual(["合计", 0, 0, 0, 0, 0, 0, 0, 1, 2, 3]);
  });

  it("qingliu-huigui-2023/07: wishes come each quarter and in the days of the Spring Festival that the office sets", async () => {
    const before = await ok(office, "GET", `${wishes}?year=2026`);
    expect(before.dues.map(({ period, day }: { period: string; day: string }) => [period, day])).toEqual([
      ["2026Q1", "2026-03-25"],
      ["2026Q2", "2026-06-25"],
      ["2026Q3", "2026-09-25"],
      ["2026Q4", "2026-12-25"],
      ["2026:spring-festival", null],
    ]);
    const days = { year: 2026, window: "spring-festival", from: "2026-02-17", to: "2026-03-03" };
    expect((await townA("PUT", `${wishes}/window`, days)).status).toBe(403);
    expect((await office("PUT", `${wishes}/window`, { ...days, to: "2026-02-01" })).body).toMatchObject({
      code: "not_valid",
    });
    const after = await ok(office, "PUT", `${wishes}/window`, days);
    expect(after.dues[0]).toMatchObject({ period: "2026:spring-festival", day: "2026-03-03" });
    await ok(townA, "POST", `${wishes}/hand-in`, { unit: registry.units.townA, period: "2026:spring-festival" });
    const detail = await ok(office, "GET", `${wishes}?period=2026:spring-festival`);
    expect(detail.reports).toHaveLength(13);
    expect(detail.reports.filter((each: { state: string }) => each.state === "handed_in")).toHaveLength(1);
  });

  it("qingliu-2023-1/15b: finds who enrolled and interned in the county two summers running", async () => {
    const schoolmates = [await person(office, "陈甲"), await person(office, "陈乙"), await person(office, "陈丙")];
    const unit = (await ok(office, "GET", interns)).reports[0].unit.id as string;
    const cells = { category: "在校生", enrolled: "是", host: "县医院", host_kind: "事业单位" };
    const summer = (nth: number, year: number, over: object = {}) =>
      ok(office, "POST", `${interns}/entries`, row(schoolmates[nth]!, { ...cells, ...over }, year, unit));
    await summer(0, 2024);
    await summer(0, 2025);
    await summer(1, 2023);
    await summer(1, 2025);
    await summer(2, 2024, { enrolled: "否" });
    await summer(2, 2025);
    const { items } = await ok(office, "GET", `${interns}/consecutive?years=2`);
    expect(items).toEqual([{ subject: schoolmates[0], name: "陈甲", from: 2024, to: 2025, years: [2024, 2025] }]);
  });

  it("qingliu-2023-1/sup-1: the list of leading firms is due by 30 June, and public without what firms pay", async () => {
    const firms = "/api/v1/rosters/qingliu-2023-1/leading-firms";
    const open = async (url: string) => registry.http.inject({ url: url.replace("rosters", "published-rosters") });
    const before = await ok(office, "GET", firms);
    expect(before.publication).toMatchObject({ by: "2025-06-30", publishedAt: null, overdue: true });
    expect((await open(firms)).statusCode).toBe(404);

    const bureau = before.reports.find((each: { unit: { name: string } }) => each.unit.name === "工信局").unit.id;
    const firm = (await ok(office, "POST", "/api/v1/employers", { name: "清流测试氟材料公司" })).id;
    const cells = { sector: "工业", tax: "1000000", listed: "是" };
    const tooLittle = await office("POST", `${firms}/entries`, row(firm, cells, 2025, bureau));
    expect(tooLittle.body).toMatchObject({ code: "not_valid", fields: [{ field: "cells.tax" }] });
    await ok(office, "POST", `${firms}/entries`, row(firm, { ...cells, tax: "1000001" }, 2025, bureau));
    const facts = (await ok(office, "GET", `/api/v1/employers/${firm}`)).facts;
    const leading = facts.find(({ fact }: { fact: string }) => fact === "employer.leading_firm");
    expect(leading).toMatchObject({ value: true });

    expect((await townA("POST", `${firms}/publish`, { year: 2025 })).status).toBe(403);
    const after = await ok(office, "POST", `${firms}/publish`, { year: 2025 });
    expect(after.publication).toMatchObject({ publishedBy: "人才办经办", overdue: false });
    const shown = (await open(`${firms}?year=2025`)).json();
    expect(shown).toMatchObject({ year: 2025, rows: [{ name: "清流测试氟材料公司", sector: "industry" }] });
    expect(JSON.stringify(shown)).not.toContain("tax");
    expect((await office("POST", `${wishes}/publish`, { year: 2025 })).body).toMatchObject({ code: "wrong_state" });
  });

  it("qingliu-2023-1/23a: members of the alliance show what they offer, at which price", async () => {
    const alliance = "/api/v1/rosters/qingliu-2023-1/alliance";
    const [bureau] = (await ok(office, "GET", alliance)).reports;
    const subject = await person(office, "赖农");
    const cells = {
      category: "农村产业带头人",
      product: "笋干",
      price: "80",
      talent_price: "60",
      offered: "村口合作社",
    };
    await ok(office, "POST", `${alliance}/entries`, row(subject, cells, 2025, bureau.unit.id));
    await ok(office, "POST", `${alliance}/entries`, row(subject, { ...cells, product: "花卉" }, 2025, bureau.unit.id));
    await ok(office, "POST", `${alliance}/publish`, { year: 2025 });
    const shown = (await registry.http.inject({ url: alliance.replace("rosters", "published-rosters") })).json();
    expect(shown.rows.map(({ product, price }: { product: string; price: number }) => [product, price])).toEqual([
      ["笋干", 8000],
      ["花卉", 8000],
    ]);
    expect(JSON.stringify(shown)).not.toContain("phone");
  });

  it("lists the rosters that concern somebody", async () => {
    const ids = async (send: Send) =>
      (await ok(send, "GET", "/api/v1/rosters?year=2025")).items.map(({ id }: { id: string }) => id) as string[];
    const [all, own] = [await ids(office), await ids(townA)];
    expect(all).toContain("qingliu-2023-1/leading-firms");
    expect(all.every((id) => id.startsWith("qingliu"))).toBe(true);
    expect(own).toContain("qingliu-huigui-2023/survey");
    expect(own).not.toContain("qingliu-2023-1/leading-firms");
    expect((await office("GET", "/api/v1/rosters/qingliu-2023-1/nothing")).status).toBe(404);
  });

  async function rawFile(url: string): Promise<Buffer> {
    const token = await tokenOf();
    const answer = await registry.http.inject({ url, headers: { authorization: token } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-disposition"]).toContain("filename*=UTF-8''");
    return answer.rawPayload;
  }

  async function tokenOf(): Promise<string> {
    const actor = registry.actor("talent_office");
    await registry.as(actor)("GET", "/api/v1/rosters");
    return `Bearer token-of-${actor.account}`;
  }
});
