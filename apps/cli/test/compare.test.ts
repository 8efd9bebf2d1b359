import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Comparison, EditableNumber, Information } from "@jucai/engine/compare";
import { afterAll, describe, expect, it } from "vitest";
import { call, jucai, root } from "./world.ts";

const folder = mkdtempSync(join(tmpdir(), "jucai-compare-"));
afterAll(() => rmSync(folder, { recursive: true }));

const living = "--on 2024-06-30 --benefit qingliu-2023-1/05";
const comparisonOf = (json: string) => JSON.parse(json) as Comparison & { problems?: { code: string }[] };

describe("jucai compare", () => {
  it("lists the numbers of a benefit with paths, values and words", async () => {
    const { code, out } = await jucai("compare --numbers --benefit qingliu-2023-1/05 --lang zh");
    expect(code).toBe(0);
    expect(out).toMatch(/^pays\.person\.rows\.bachelor +500 +元 +四\(一\)5 +每月标准：大学本科（学士）$/m);
    expect(out).toMatch(/^force\.from +2023-01-09 /m);
    const { numbers } = JSON.parse((await jucai("compare --numbers --benefit qingliu-2023-1/05 --json")).out) as {
      numbers: EditableNumber[];
    };
    expect(numbers.find(({ path }) => path === "pays.person.rows.bachelor")?.value).toBe(50_000);
  });

  it("says who gains when a rate is raised, what it costs by year and fund, and in which groups", async () => {
    const line = `compare --generate 2000 ${living} --set pays.person.rows.bachelor=600`;
    const said = comparisonOf((await jucai(`${line} --json`)).out);
    expect(said.winners).toBeGreaterThan(0);
    expect([said.rows, said.losers]).toEqual([2000, 0]);
    expect(said.wonFen).toBe(said.costFen.after - said.costFen.before);
    expect(said.byYear.reduce((sum, { after }) => sum + after, 0)).toBe(said.costFen.after);
    expect(said.byBenefit.map(({ benefit }) => benefit)).toEqual(["qingliu-2023-1/05", "qingliu-2023-1/11"]);
    const { code, out } = await jucai(`${line} --lang zh`);
    expect(code).toBe(0);
    expect(out).toContain(`增加者  ${said.winners}`);
    expect(out).toMatch(/^2025 +[\d,]+ 元 +[\d,]+ 元 +\+[\d,]+ 元$/m);
    expect(out).toContain("上级补助资金 (qingliu-2023-1)");
    expect(out).toMatch(/^大学本科（学士） +\d+/m);
    expect(out).toMatch(/^\+ 2,000–5,000 元 +\d+ +█+$/m);
  });

  it("says the same in threads and for the same seed, and takes days and several numbers", async () => {
    const line = `compare --generate 1500 ${living} --set force.to=2024-01-01 --set schedule.months=24 --json`;
    const [one, other] = [await jucai(`${line} --workers 0`), await jucai(`${line} --workers 2`)];
    expect(comparisonOf(other.out)).toEqual(comparisonOf(one.out));
    expect(comparisonOf(one.out).losers).toBeGreaterThan(0);
  });

  it("reads claimants from a file, names what is wrong by row, and compares the others", async () => {
    const file = join(folder, "people.csv");
    writeFileSync(file, "id,person.degree,person.born_on\n1,bachelor,2001-02-03\n2,bachlor,1999-01-01\n3,,\n");
    const line = ["compare", file, ...living.split(" "), "--set", "pays.person.rows.bachelor=600", "--workers", "0"];
    const { code, out } = await call([...line, "--json"]);
    expect(code).toBe(1);
    const said = comparisonOf(out);
    expect(said.rows).toBeGreaterThanOrEqual(2);
    expect(said.groups.map(({ by }) => by)).toEqual(["degree", "age_band"]);
    expect(said.problems?.some((each) => each.code === "csv/wrong-value")).toBe(true);
    expect((await call([...line, "--lang", "en"])).err).toMatch(/people\.csv:3:person\.degree csv\/wrong-value$/m);
  });

  it("compares two folders of packs: everything that differs, and what that can move", async () => {
    const other = join(folder, "packs");
    cpSync(join(root, "packs"), other, { recursive: true, filter: (path) => !path.endsWith("examples") });
    const path = join(other, "qingliu/huigui-2023/benefits/13g.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("first: 1000 yuan", "first: 3000 yuan"));
    expect(readFileSync(path, "utf8")).not.toBe(text);
    const line = ["compare", "--generate", "2000", "--on", "2024-06-30", "--before", "packs", "--after", other];
    const { code, out } = await call([...line, "--json"]);
    expect(code).toBe(0);
    const said = JSON.parse(out) as Comparison & { changed: string[] };
    expect(said.changed).toEqual(["qingliu-huigui-2023/13g"]);
    expect([said.rows, said.losers]).toEqual([2000, 0]);
    expect(said.costFen.after).toBeGreaterThanOrEqual(said.costFen.before);
  });

  it.each([
    [`compare --generate 10 ${living}`, "Change numbers with --benefit and --set path=value, or name two folders"],
    [`compare ${living} --set schedule.months=24`, "Give one CSV of claimants (- for standard input)"],
    [`compare nobody.csv ${living} --set schedule.months=24`, "There is no file nobody.csv"],
    [`compare --generate 10 --benefit qingliu-2023-1/05 --set schedule.months=24`, "Say the date of judgement"],
    [`compare --generate 10 ${living} --set schedule.month=24`, "Did you mean schedule.months?"],
    [`compare --generate 10 ${living} --set schedule.months=many`, 'schedule.months takes a number, not "many"'],
    [`compare --generate 10 ${living} --set force.to=2026`, "force.to takes a day YYYY-MM-DD"],
    [`compare --generate 10 ${living} --set pays.person.rows.bachelor=5.005`, "takes a sum in yuan"],
    ["compare --numbers --benefit 05", "did you mean "],
    ["compare --numbers", "Name one benefit with --benefit"],
  ])("says what is wrong with `%s`", async (line, wanted) => {
    const { code, err } = await jucai(line);
    expect(code).toBe(2);
    expect(err).toContain(wanted);
  });
});

describe("jucai information", () => {
  it("says which facts and whose data would settle most, and whom to ask first", async () => {
    const line = "information --generate 300 --unknown registry --on 2024-06-30 --pack qingliu-2023-1";
    const said = JSON.parse((await jucai(`${line} --json`)).out) as Information;
    expect(said.rows).toBe(300);
    expect(said.open.cases).toBeGreaterThan(said.open.claimants);
    expect(said.facts[0]!.settles.cases).toBeGreaterThanOrEqual(said.facts[1]!.settles.cases);
    const { code, out } = await jucai(`${line} --lang zh`);
    expect(code).toBe(0);
    expect(out).toMatch(/^先问谁 /m);
    expect(out).toMatch(/^(教育|社保) +[\d,]+ /m);
    expect((await jucai("information --generate 5 --on 2024-06-30 --for nobody")).code).toBe(2);
  });
});
