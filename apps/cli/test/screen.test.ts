import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { call, jucai, type Ran } from "./world.ts";

const folder = mkdtempSync(join(tmpdir(), "jucai-screen-"));
afterAll(() => rmSync(folder, { recursive: true }));

const on = "--on 2024-06-01";
const allowance = `--benefit qingliu-2023-1/05 ${on} --workers 0`;
const file = (name: string): string => join(folder, name);
const rowsOf = (name: string): string[][] =>
  readFileSync(file(name), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));

type Answer = {
  on: string;
  rows: { read: number; screened: number; leftOut: number };
  benefits: {
    benefit: string;
    counts: Record<string, number>;
    settledFen: number;
    open: { count: number };
    missing: { fact: string; count: number }[];
  }[];
  bundle?: { totalFen: number; claimants: number };
  problems: { file: string; row?: number; column?: string; code: string; severity: string; message: { zh: string } }[];
  problemCounts: Record<string, number>;
};
const answerOf = ({ out }: Ran): Answer => JSON.parse(out) as Answer;

/** A master of Qingliu origin who came home in 2023, as an office would write her down, with some of it changed. */
const heads =
  "编号,籍贯地,新回清流,最高全日制学历,学习形式,毕业日期,学历能经教育部认证,毕业院校性质,招生培养类别,就业去向,工作或创业所在地,到岗（创业登记）日期";
const master = "350423,是,硕士研究生,全日制,2021/6/30,是,普通高等学校,none,自主创业,清流县,20230301";

describe("jucai screen", () => {
  it("screens what an office wrote down: sums as decide says, the outcome of each row, faults by row", async () => {
    const people = [
      ...[
        heads,
        `甲,${master}`,
        `乙,${master.replace("硕士研究生", "")}`,
        `丙,${master.replace("2021/6/30", "202106")}`,
      ],
      ...[`丁,${master.replace("普通高等学校", "独立学院")}`, `,${master}`, `甲,${master}`, `戊,${master},多`],
      `己,${master.replace("硕士研究生", "研究员")}`,
    ];
    writeFileSync(file("people.csv"), people.join("\r\n"));
    const ran = await call(["screen", file("people.csv"), ...allowance.split(" "), "--json", "--out", file("out.csv")]);
    const answer = answerOf(ran);
    expect(ran.code).toBe(1);
    expect(answer.rows).toEqual({ read: 8, screened: 5, leftOut: 3 });
    const [benefit] = answer.benefits;
    expect(benefit).toMatchObject({ benefit: "qingliu-2023-1/05", counts: { eligible: 1, ineligible: 1, unknown: 3 } });
    expect(benefit!.settledFen).toBe(3_600_000);
    expect(answer.bundle).toEqual({ totalFen: 3_600_000, claimants: 1 });
    expect(benefit!.missing).toContainEqual({ fact: "person.degree", count: 2 });
    const errors = answer.problems.filter(({ severity }) => severity === "error");
    expect(errors.map(({ row, column, code }) => `${row} ${column ?? ""} ${code}`)).toEqual([
      "4 毕业日期 csv/month-only",
      "6  csv/row-without-id",
      "7  csv/repeated-id",
      "8  csv/too-many-cells",
      "9 最高全日制学历 csv/wrong-value",
    ]);
    expect(answer.problemCounts["csv/wrong-value"]).toBe(1);
    expect(rowsOf("out.csv").slice(0, 3)).toEqual([
      ["\ufeffid", "bundle fen", "qingliu-2023-1/05 status", "qingliu-2023-1/05 fen", "qingliu-2023-1/05 missing"],
      ["甲", "3600000", "eligible", "3600000", ""],
      ["乙", "0", "unknown", "", "person.degree"],
    ]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("prints a line for each benefit, and tells missing and extra columns once", async () => {
    const ran = await jucai(`screen - ${allowance} --lang en`, `id,person.degree,phone\n1,master,13\n2,doctor,14\n`);
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("2 claimants screened as on 2024-06-01");
    expect(ran.out).toMatch(/qingliu-2023-1\/05 Homecoming living allowance +0 +2 +0 +0 +0/);
    expect(ran.err).toMatch(/stdin:1:phone csv\/extra-column/);
    expect(ran.err).toMatch(/stdin csv\/missing-column ×\d+: .*employment\.kind/);
    expect(ran.err.match(/missing-column/g)).toHaveLength(1);
  });

  it("finds the same in a population made up and in the files that it was written to", async () => {
    const benefits = "--benefit qingliu-2023-1/05 --benefit qingliu-huigui-2023/10b";
    const made = `--seed 5 --unknown 0.2 ${benefits} ${on} --lang en`;
    const out = ["--out", file("made.csv")];
    expect((await call(["population", "--people", "120", ...made.split(" "), ...out])).code).toBe(0);
    expect(readdirSync(folder)).toContain("made.trips.csv");
    const lists = ["--list", `trips=${file("made.trips.csv")}`];
    const [read, direct] = await Promise.all([
      call([
        "screen",
        file("made.csv"),
        ...lists,
        ...benefits.split(" "),
        ...on.split(" "),
        "--json",
        "--workers",
        "0",
      ]),
      jucai(`screen --generate 120 ${made} --json --workers 0`),
    ]);
    expect(read.code).toBe(0);
    expect(answerOf(read).benefits).toEqual(answerOf(direct).benefits);
    expect(answerOf(read).bundle).toEqual(answerOf(direct).bundle);
    expect(answerOf(direct).rows).toEqual({ read: 120, screened: 120, leftOut: 0 });
  });

  it("prints made-up claimants, the same ones for the same seed", async () => {
    const line = `population --people 5 --seed 3 --for person ${allowance.replace(" --workers 0", "")}`;
    const [once, again, others] = await Promise.all([
      jucai(line),
      jucai(line),
      jucai(line.replace("seed 3", "seed 4")),
    ]);
    expect(once.out.split("\n")).toHaveLength(6);
    expect(again.out).toBe(once.out);
    expect(others.out).not.toBe(once.out);
  });

  it.each([
    ["screen --generate 5", /Say the date of judgement/],
    [`screen ${on}`, /Give one CSV of claimants/],
    [`screen people.csv --generate 5 ${on}`, /Give one CSV of claimants/],
    [`screen nowhere.csv ${on}`, /There is no file nowhere.csv/],
    [`screen packs ${on}`, /packs is a folder/],
    [`screen --generate many ${on}`, /--generate takes a whole number/],
    [`screen --generate 5 --unknown 2 ${on}`, /--unknown takes a number from 0 to 1/],
    [`screen --generate 5 --benefit nobody/1 ${on}`, /There is no benefit nobody\/1/],
    [`screen - --list hire=x.csv ${on}`, /There is no list hire; there are/],
    [`screen --generate 5 --out nowhere/x.csv ${on}`, /Cannot write/],
    [`population ${on}`, /Say how many claimants/],
  ])("refuses %s in one line", async (line, wanted) => {
    const { code, err, out } = await jucai(line);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(wanted);
    expect(err.split("\n")).toHaveLength(1);
  });
});
