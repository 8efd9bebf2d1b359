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
let neighbour: ReturnType<ReturnType<typeof importing>>;
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
  await run("update person set best = $2 where id = $1", [person, { "person.education": education }]);
  neighbour = importing(app)(anActor("township_clerk", beside));
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

it("says in an employer's name what an employer's clerk imports, however well an office's word would count", async () => {
  const employer = await careHelpers(app).aUnit("employer", "某公司");
  const clerk = importing(app)(anActor("employer_clerk", employer));
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
