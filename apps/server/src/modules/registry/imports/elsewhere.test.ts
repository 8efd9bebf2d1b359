import { afterAll, beforeAll, expect, it } from "vitest";
import { anApp, inForce, type TestApp } from "../../../../test/app.ts";
import { anActor, careHelpers } from "../../../../test/care.ts";
import { importing } from "../../../../test/imports.ts";
import { validIds } from "../registry.fixture.ts";
import { tidyImports } from "./tidy.ts";

const roster = "qingliu-2023-1/interns";
const [number] = validIds;

let app: TestApp;
let run: ReturnType<typeof careHelpers>["run"];
let as: ReturnType<typeof importing>;
let neighbour: ReturnType<typeof as>;
let beside: string;
let person: string;

beforeAll(async () => {
  app = await anApp({ jobs: true });
  const helpers = careHelpers(app);
  run = helpers.run;
  const township = await helpers.aUnit("township", "长校镇");
  beside = await helpers.aUnit("township", "嵩溪镇");
  person = await helpers.aPerson({ name: "张小三", heldBy: [township], identity: number });
  const education = { value: "bachelor", source: "office", since: null, verified: false };
  await run("update person set sealed_key = $2 where id = $1", [person, app.sealing.newSubjectKey()]);
  await run("update person set best = $2 where id = $1", [person, { "person.education": education }]);
  as = importing(app);
  neighbour = as(anActor("township_clerk", beside));
});
afterAll(() => app.close());

async function rowOf(name: string, education = "本科") {
  const sheet = `姓名,身份证号,学历,身份,是否通过小程序报名,暑期实习单位,实习单位性质\n${name},${number},${education},高校毕业生,是,某公司,企业\n`;
  const sent = await neighbour.upload(roster, beside, Buffer.from(sheet), "名单.csv");
  expect(sent.statusCode, sent.body).toBe(200);
  const { id } = sent.json<{ id: string }>();
  const { status, problems } = await neighbour.settled(id);
  expect(status, JSON.stringify(problems)).toBe("checked");
  const [row] = await neighbour.rows(id, "all");
  return { id, row };
}

it("takes nobody whom only others hold by a number alone, and writes down that he was looked for", async () => {
  const { id, row } = await rowOf("李四");
  expect(row?.problems.map(({ code }) => code)).toContain("person/other_name");
  expect(row).toMatchObject({ level: "error", known: null });
  expect(JSON.stringify(row)).not.toMatch(/张小三|长校镇/);
  const written = await run<{ detail: object }>(
    "select detail from audit_entry where action = 'person.duplicate' and object_id = $1",
    [person],
  );
  expect(written).toEqual([{ detail: { import: id, row: 2 } }]);
});

it("lists a value of somebody held elsewhere alike whether it is what is held or not", async () => {
  const changes = async (education: string) =>
    (await rowOf("张小三", education)).row?.known?.changes.find(({ header }) => header === "学历")?.old;
  expect(await changes("本科")).toBe("（他单位登记，不显示）");
  expect(await changes("大专")).toBe("（他单位登记，不显示）");
});

const interns = (...rows: string[]) =>
  Buffer.from(["姓名,身份证号,手机号码,学历,身份,是否通过小程序报名,暑期实习单位,实习单位性质", ...rows].join("\n"));
async function put(who: typeof neighbour, unit: string, bytes: Buffer, of = roster) {
  const sent = await who.upload(of, unit, bytes, "名单.csv");
  expect(sent.statusCode, sent.body).toBe(200);
  const { id } = sent.json<{ id: string }>();
  expect((await who.settled(id)).status).toBe("checked");
  const rows = await who.rows(id, "all");
  const confirmed = await who.send("POST", `/imports/${id}/confirm`, { mode: "good_rows" });
  expect(confirmed.statusCode, confirmed.body).toBe(200);
  return { id, rows, done: await who.settled(id) };
}
const held = async (id: string, table = "person") =>
  (await run<{ held_by: string[] }>(`select held_by from ${table} where id = $1`, [id]))[0]?.held_by;

it("makes nobody of another place held by whoever imports a name with his number or phone, nor any employer by its code", async () => {
  const { aUnit, aPerson } = careHelpers(app);
  const there = { place: "310107" };
  const far = await aUnit("township", "外地街道", there.place);
  const numbered = await aPerson({ ...there, name: "吴小三", heldBy: [far], identity: validIds[1] });
  const called = await aPerson({ ...there, name: "赵小四", heldBy: [far], phone: "13500007777" });
  const rest = "本科,高校毕业生,是,某公司,企业";
  const sheet = interns(`吴小三,${validIds[1]},,${rest}`, `赵小四,,13500007777,${rest}`, `钱小五,,13500008888,${rest}`);
  const { rows, done } = await put(neighbour, beside, sheet);
  expect(rows.map(({ level }) => level)).toEqual(["error", "error", "good"]);
  for (const row of rows.slice(0, 2)) {
    expect(row).toMatchObject({ known: null });
    expect(row.problems.map(({ code }) => code)).toEqual(["held/elsewhere"]);
    expect(row.problems[0]?.says.zh).toContain("外地街道");
  }
  expect(done.receipt).toMatchObject({ newOnes: 1, entries: 1, leftOut: 2 });
  expect([await held(numbered), await held(called)]).toEqual([[far], [far]]);

  const code = "91350423MA0000000E";
  const firms = Buffer.from(`企业名称*,统一社会信用代码,企业类别,服务专员\n某厂,${code},其他企业,专员\n`);
  const specialists = "qingliu-huigui-2023/specialists";
  await put(neighbour, beside, firms, specialists);
  const [employer] = await run<{ id: string }>("select id from employer where uscc = $1", [code]);
  const third = await aUnit("township", "龙津镇");
  const clerk = as(anActor("township_clerk", third, "本县"));
  await put(clerk, third, firms, specialists);
  expect(await held(employer!.id, "employer")).toEqual([beside, third]);
  await run("update employer set place = $2, held_by = $3 where id = $1", [employer!.id, there.place, [far]]);
  const another = Buffer.from(`${firms.toString()}某店,,其他企业,专员\n`);
  const refused = await put(neighbour, beside, another, specialists);
  expect(refused.rows[0]?.problems.map(({ code: it }) => it)).toContain("held/elsewhere");
  expect(await held(employer!.id, "employer")).toEqual([far]);
});

it("in one place lets a number with its name join, and a phone only enter the roster", async () => {
  const { aUnit, aPerson } = careHelpers(app);
  const fourth = await aUnit("township", "灵地镇");
  const clerk = as(anActor("township_clerk", fourth, "灵地"));
  const called = await aPerson({ name: "孙小六", heldBy: [beside], phone: "13500009999" });
  const rest = "本科,高校毕业生,是,某公司,企业";
  const sheet = interns(`张小三,${number},,${rest}`, `孙小六,,13500009999,${rest}`);
  const { rows, done } = await put(clerk, fourth, sheet);
  const changed = rows.map(({ known }) => known?.changes.map(({ header }) => header).includes("登记单位"));
  expect(changed).toEqual([true, false]);
  expect(done.receipt).toMatchObject({ newOnes: 0, changed: 2, entries: 2 });
  expect(await held(person)).toContain(fourth);
  expect(await held(called)).toEqual([beside]);
  expect((await clerk.send("GET", `/people/${called}`)).statusCode).toBe(404);
  const reveal = { fields: ["phone"], reason: "核对联系方式" };
  expect((await clerk.send("POST", `/people/${called}/reveal`, reveal)).statusCode).toBe(404);
  const listed = await clerk.send("GET", `/rosters/${roster}/entries?year=2025`);
  expect(listed.statusCode, listed.body).toBe(200);
  const items = listed.json<{ items: { subject: string; values: object }[] }>().items;
  expect(items.map(({ subject }) => subject).toSorted()).toEqual([person, called].toSorted());
  expect(JSON.stringify(items.find(({ subject }) => subject === called))).toContain("某公司");
  expect(JSON.stringify(items.find(({ subject }) => subject === called))).not.toContain("9999");
});

it("shows a clerk no old values of somebody whom only the office that uploaded reaches", async () => {
  const { aUnit, aPerson } = careHelpers(app);
  const fifth = await aUnit("township", "余朋乡");
  const known = await aPerson({ name: "周小七", heldBy: [beside], phone: "13500006666" });
  const best = { value: "bachelor", source: "office", since: null, verified: false };
  await run("update person set best = $2 where id = $1", [known, { "person.education": best }]);
  const office = as(anActor("talent_office", fifth, "人才办"));
  const clerk = as(anActor("township_clerk", fifth, "余朋"));
  const sheet = interns("周小七,,13500006666,大专,高校毕业生,是,某公司,企业");
  const { id } = (await office.upload(roster, fifth, sheet, "名单.csv")).json<{ id: string }>();
  await office.settled(id);
  const [mine] = await office.rows(id, "all");
  expect(mine?.known).toMatchObject({ person: known });
  expect(mine?.known?.changes.find(({ header }) => header === "学历")?.old).toBe("本科");
  const [read] = await clerk.rows(id, "all");
  expect(read?.known).toMatchObject({ person: null, heldBy: ["嵩溪镇"] });
  expect(JSON.stringify(read?.known)).not.toContain("本科");
  const decided = await clerk.send("PATCH", `/imports/${id}/rows/2`, { decision: "keep_old" });
  expect(decided.json(), decided.body).toMatchObject({ decision: "keep_old", known: { person: null } });
  expect(decided.body).not.toContain("本科");
});

it("says in an employer's name what an employer's clerk imports, however well an office's word would count", async () => {
  const employer = await careHelpers(app).aUnit("employer", "某公司");
  const clerk = as(anActor("employer_clerk", employer));
  const sheet = "姓名,学历,身份,是否通过小程序报名,暑期实习单位,实习单位性质\n赵某,本科,高校毕业生,是,某公司,企业\n";
  const { id } = (await clerk.upload(roster, employer, Buffer.from(sheet), "名单.csv")).json<{ id: string }>();
  expect(await clerk.settled(id)).toMatchObject({ counts: { errors: 0 } });
  await clerk.send("POST", `/imports/${id}/confirm`, { mode: "good_rows" });
  expect((await clerk.settled(id)).status).toBe("done");
  expect(await run("select distinct source from fact_value where import = $1", [id])).toEqual([{ source: "employer" }]);
  // What the columns were told by is forgotten once nobody needs it any more.
  const layout = async () => JSON.stringify((await clerk.detail(id)).layout);
  expect(await layout()).toContain("赵某");
  await tidyImports({ database: app.connection.scoped, sealing: app.sealing, clock: inForce });
  expect(await layout()).not.toContain("赵某");
  expect(await layout()).toContain("暑期实习单位");
});
