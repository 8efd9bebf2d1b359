import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readXlsx } from "hucre";
import { afterAll, describe, expect, it } from "vitest";
import { call, jucai } from "./world.ts";

const folder = mkdtempSync(join(tmpdir(), "jucai-boundaries-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Row = {
  number: number;
  status: string;
  amount: { totalFen: number | null };
  facts: object;
  words: { outcome: string };
};
const rowsOf = (json: string) => (JSON.parse(json) as { rows: Row[] }).rows;

describe("jucai boundaries", () => {
  it("lists the cases of a benefit on the screen with outcome, sum and clause", async () => {
    const { code, out } = await jucai("boundaries qingliu-2023-1/05 --lang zh");
    expect(code).toBe(0);
    expect(out).toContain("《“清人回归”生活补助》边界情形确认表");
    expect(out).toContain("文号：清委人才〔2023〕1号");
    expect(out).toMatch(/毕业日期：2018年2月28日.*\n.*不符合 {2}四\(一\)5/);
    expect(out).toMatch(/毕业日期：2018年3月1日.*\n.*符合 {2}36,000 元/);
  });

  it("speaks English when asked to", async () => {
    const { out } = await jucai("boundaries nanping-2021-2/a1-02b --lang en");
    expect(out).toContain("boundary cases to be confirmed");
    expect(out).toContain("→ Eligible  1,000,000 yuan");
    expect(out).toContain("Above the cap");
  });

  it("gives each case whole as JSON, so that `decide` says the same of it", async () => {
    const { out } = await jucai("boundaries minhou-2021-81/m07b --json --lang zh");
    // One of each outcome; that all rows agree with the engine is tested where they are made.
    for (const row of new Map(rowsOf(out).map((it) => [it.status, it])).values()) {
      const { on, facts, held } = row as Row & { on: string; held: object[] };
      const again = await jucai(`decide - --on ${on} --json --pack minhou-2021-81`, JSON.stringify({ facts, held }));
      const { decisions } = JSON.parse(again.out) as {
        decisions: { benefit: string; status: string; amount: object }[];
      };
      const decision = decisions.find(({ benefit }) => benefit === "minhou-2021-81/m07b")!;
      expect([decision.status, decision.amount]).toEqual([row.status, row.amount]);
    }
  });

  it.each([
    "linxia-2021-48/m01b",
    "minhou-2021-81/m07b",
    "nanping-2021-2/a2-02",
    "qingliu-2023-1/05",
    "qingliu-huigui-2023/12c",
  ])(
    "writes %s as a spreadsheet that reads back: text as text, sums as numbers, set up to be printed and signed",
    async (id) => {
      const file = join(folder, "table.xlsx");
      const ran = await call(["boundaries", id, "--xlsx", file, "--json", "--lang", "zh"]);
      expect(ran.code).toBe(0);
      const cases = rowsOf(ran.out);
      const { sheets } = await readXlsx(readFileSync(file), { readStyles: true });
      expect(sheets[0]!.name).toMatch(/^\p{L}+$/u);
      const { rows, pageSetup, freezePane, merges, columns, cells } = sheets[0]!;
      expect(rows[3]).toEqual(["序号", "考察的条件", "条款", "情形", "结论", "金额（元）", "决定的条款", "签字／意见"]);
      const body = rows.slice(4, 4 + cases.length);
      expect(body.map((row) => row[0])).toEqual(cases.map(({ number }) => number));
      expect(body.map((row) => row[4])).toEqual(cases.map(({ words }) => words.outcome));
      for (const [at, { status, amount }] of cases.entries()) {
        const paid = status !== "ineligible" && status !== "not_in_force" && amount.totalFen !== null;
        if (paid) expect(body[at]![5]).toBe(amount.totalFen! / 100);
        else expect(typeof body[at]![5]).not.toBe("number");
        expect(typeof body[at]![3]).toBe("string");
        expect(body[at]![7] ?? null).toBe(null);
      }
      expect(rows.flat()).toEqual(expect.arrayContaining(["起草：", "复核：", "日期："]));
      expect(pageSetup).toMatchObject({ paperSize: "a4", orientation: "landscape", fitToWidth: 1, fitToHeight: 0 });
      expect(pageSetup?.printTitlesRow).toMatch(/^\$?4:\$?4$/);
      expect(freezePane).toMatchObject({ rows: 4 });
      expect(merges?.[0]).toMatchObject({ startRow: 0, endRow: 0, startCol: 0, endCol: 7 });
      expect(columns?.[3]?.width).toBeGreaterThan(40);
      const sum = cells?.get("4,5")?.style;
      expect(sum?.numFmt).toBe("#,##0.00");
      expect(cells?.get("4,3")?.style?.alignment?.wrapText).toBe(true);
    },
  );

  it("writes a page that needs nothing else and prints on A4 landscape", async () => {
    const file = join(folder, "table.html");
    const ran = await call(["boundaries", "qingliu-2023-1/05", "--html", file, "--lang", "zh"]);
    const html = readFileSync(file, "utf8");
    const cases = html.match(/<th scope="row">/g)!.length;
    expect(ran.out).toBe(`已写入 ${file}，${cases} 种情形`);
    expect(cases).toBeGreaterThan(50);
    expect(html).toContain("@page { size: A4 landscape");
    expect(html).not.toMatch(/<script|<link|src=|url\(/);
    for (const sign of ["签字／意见", "起草：", "复核：", "日期："]) expect(html).toContain(sign);
    expect(html).toMatch(/规则版本：<\/dt><dd>qingliu-2023-1 [0-9a-f]{32}</);
  });

  it.each([
    ["boundaries", "请给出一个待遇的编号，如 qingliu-2023-1/05"],
    ["boundaries qingliu-2023-1/05 linxia-2021-48/m01b", "请给出一个待遇的编号，如 qingliu-2023-1/05"],
    ["boundaries qingliu-2023-1/5", '没有待遇 "qingliu-2023-1/5"，是否想写 qingliu-2023-1/05？'],
    ["boundaries m07b", '没有待遇 "m07b"，是否想写 minhou-2021-81/m07b？'],
    ["boundaries something-else-altogether", /^jucai: 没有待遇 "something-else-altogether"，编号形如 /],
    ["boundaries qingliu-2023-1/05 --xlsx", "--xlsx 后面缺少值：FILE"],
    ["boundaries qingliu-2023-1/05 --xlsx /no/such/folder/table.xlsx", "写不了 /no/such/folder/table.xlsx（ENOENT）"],
    ["boundaries qingliu-2023-1/05 --html packs", "写不了 packs（EISDIR）"],
  ])("says in one line what is wrong with `%s`", async (line, wanted) => {
    const { code, err } = await jucai(line, "", "zh_CN.UTF-8");
    expect(code).toBe(2);
    if (typeof wanted === "string") expect(err).toBe(`jucai: ${wanted}`);
    else expect(err).toMatch(wanted);
    expect(err.split("\n")).toHaveLength(1);
  });

  it("explains itself", async () => {
    const { code, out } = await jucai("boundaries --help --lang en");
    expect(code).toBe(0);
    for (const part of ["jucai boundaries <benefit>", "--xlsx FILE", "--html FILE", "--json"])
      expect(out).toContain(part);
  });
});
