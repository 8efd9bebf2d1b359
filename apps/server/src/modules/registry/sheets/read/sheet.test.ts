import type { Roster, RosterColumn } from "@jucai/engine";
import { type CellValue, writeXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import { messySurvey } from "../test/messy-survey.ts";
import { packRoster, readAll } from "../test/read-all.ts";

let survey: Roster;
beforeAll(async () => {
  survey = await packRoster("qingliu-huigui-2023/survey");
});

/** A small roster with a column of every kind of number. */
const small = (): Roster => {
  const column = (
    key: string,
    header: string,
    type: RosterColumn["type"],
    more: Partial<RosterColumn> = {},
  ): RosterColumn => {
    return { key, header, also: [], label: { zh: header, en: key }, type, required: false, sensitive: false, ...more };
  };
  return {
    ...survey,
    id: "test/small",
    columns: [
      column("seq", "序号", "sequence"),
      column("name", "姓名", "text", { is: "name", required: true }),
      column("identity", "身份证号", "identity", { is: "identity", also: ["公民身份号码"] }),
      column("gender", "性别", "text", { is: "gender" }),
      column("birth", "出生年月", "month", { is: "birth_month" }),
      column("phone", "联系电话", "phone", { is: "phone" }),
      column("other_phone", "亲属电话", "phone"),
      column("pay", "年薪（元）", "money", { min: 0 }),
      column("from", "到岗日期", "date"),
      column("honours", "荣誉", "multi_text"),
      column("card", "银行卡号", "bank", { is: "bank" }),
    ],
  };
};
const book = async (...rows: CellValue[][]) => Buffer.from(await writeXlsx({ sheets: [{ name: "表", rows }] }));
const csv = (...lines: string[]) => Buffer.from(lines.join("\n"));

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

describe("cells", () => {
  const read = async (title: string, ...cells: CellValue[]) => {
    const rows = cells.map((cell, at) => [`某人${at}`, cell]);
    const { entries } = await readAll(await book(["姓名", title], ...rows), small());
    const key = small().columns.find(({ header }) => header === title)?.key ?? "";
    return entries.map(
      ({ values, problems }) => values[key] ?? problems.find(({ level }) => level === "error")?.code ?? null,
    );
  };

  it("reads a month in every spelling", async () => {
    const cells = [
      "199005",
      199005,
      1990.5,
      "1990.05",
      "1990-5",
      "1990年05月",
      "１９９０／５",
      "90.5",
      "一九九〇年五月",
      32994,
      new Date(Date.UTC(1990, 4, 12)),
      "19900512",
    ];
    expect(await read("出生年月", ...cells)).toEqual(cells.map(() => "1990-05"));
    expect(await read("出生年月", "1990.10", 1990.1, "199000", "五月", "2030-01")).toEqual([
      "1990-10",
      "1990-01",
      "month/unreadable",
      "month/unreadable",
      "month/ahead",
    ]);
  });

  it("says how it read what does not literally stand there", async () => {
    const { entries } = await readAll(
      await book(["姓名", "出生年月"], ["某人", 1990.5], ["某人", 1990.1], ["某人", "199005"]),
      small(),
    );
    expect(entries.map(({ problems }) => problems.map(({ level, says }) => [level, says.zh]))).toEqual([
      [["notice", "第2行“出生年月”：已读作1990年5月"]],
      [["notice", "第3行“出生年月”：已读作1990年1月；若是10月，请写成199010"]],
      [],
    ]);
  });

  it("keeps identity numbers to the last digit, and says so when Excel lost some", async () => {
    const cells = [
      "350423199005151236",
      " 11010519491231002x ",
      350423199005151236,
      "3.50423E+17",
      "350423199005151234",
      "350423198902290039",
      "12345678",
      "830000199201300022",
    ];
    expect(await read("身份证号", ...cells)).toEqual([
      "350423199005151236",
      "11010519491231002X",
      "number/digits-lost",
      "number/digits-lost",
      "identity/wrong",
      "identity/wrong",
      "12345678",
      "830000199201300022",
    ]);
  });

  it("takes birth and gender from the identity number, and refuses what contradicts it", async () => {
    const number = "350423199005151236";
    const { entries } = await readAll(
      await book(
        ["姓名", "身份证号", "出生年月", "性别"],
        ["甲", number, null, null],
        ["乙", "11010519491231002X", "195001", "男"],
      ),
      small(),
    );
    expect(entries[0]?.values).toMatchObject({ birth: "1990-05", gender: "male" });
    expect(entries[1]?.problems.map(({ column, code }) => [column, code])).toEqual([
      ["birth", "identity/contradicted"],
      ["gender", "identity/contradicted"],
    ]);
  });

  it("reads phones, money, dates, cards and several texts", async () => {
    expect(
      await read(
        "联系电话",
        "138-0000 1234",
        "+86 13800001234",
        13800001234,
        "13800001234/13900001111",
        "0598-5320000",
        "1380000123",
      ),
    ).toEqual([...Array.from({ length: 4 }, () => "13800001234"), "phone/wrong", "phone/wrong"]);
    expect(await read("亲属电话", "0598-5320000")).toEqual(["05985320000"]);
    expect(await read("年薪（元）", "12,000.50", 3.2, "5万元", "-1", "很多")).toEqual([
      1_200_050,
      320,
      5_000_000,
      "number/outside",
      "number/unreadable",
    ]);
    expect(await read("到岗日期", "2025.3.1", "20250301", "2025-02-30", "2025年3月")).toEqual([
      "2025-03-01",
      "2025-03-01",
      "date/unreadable",
      "date/unreadable",
    ]);
    expect(await read("荣誉", "甲、乙；丙\n丁", "1.甲\n2.乙", "三八红旗手 劳动模范", "无")).toEqual([
      ["甲", "乙", "丙", "丁"],
      ["甲", "乙"],
      ["三八红旗手", "劳动模范"],
      null,
    ]);
    expect(await read("银行卡号", "4111 1111 1111 1111", 4111111111111111, "6222021234567890123")).toEqual([
      "4111111111111111",
      "number/digits-lost",
      "bank/wrong",
    ]);
  });
});

describe("columns", () => {
  it("finds a header in two rows below titles, and tells which columns lack and which are strange", async () => {
    const bytes = csv(
      "某某名册",
      "填报单位：长校镇,,,,单位：万元",
      "序号,姓名,联系,,星座,年薪（元）",
      ",,联系电话,亲属电话,,",
      "1,甲,13800001234,,双鱼,1",
      "合计,1,,,,1",
      "注：以上属实",
    );
    const { reading, entries } = await readAll(bytes, small());
    expect(reading.layout().columns.map(({ key }) => key)).toEqual([
      "seq",
      "name",
      "phone",
      "other_phone",
      null,
      "pay",
    ]);
    expect(reading.layout()).toMatchObject({ headerFrom: 3, headerTo: 4, skipped: { totals: 1, notes: 1 } });
    expect(reading.problems.filter(({ code }) => code === "column/unknown").map(({ header }) => header)).toEqual([
      "星座",
    ]);
    expect(reading.layout().missing.map(({ key }) => key)).toEqual([
      "identity",
      "gender",
      "birth",
      "from",
      "honours",
      "card",
    ]);
    expect(entries.map(({ row, values }) => [row, values["pay"]])).toEqual([[5, 100]]);
  });

  it("takes an unnamed column for what its cells look like, and the user's word over everything", async () => {
    const bytes = csv(
      "姓名,证号,电话一,性别",
      "甲,350423199005151236,13800001234,男",
      "乙,11010519491231002X,13800001235,",
      "丙,440524188001010014,13800001236,",
    );
    const guessed = await readAll(bytes, small());
    expect(guessed.reading.layout().columns.map(({ key, by }) => [key, by])).toEqual([
      ["name", "header"],
      ["identity", "content"],
      [null, "none"],
      ["gender", "header"],
    ]);
    expect(guessed.reading.layout().columns[1]?.samples[0]).toBe("350423********1236");
    const told = await readAll(bytes, small(), {
      mapping: {
        byTitle: new Map([
          ["电话一", "phone"],
          ["证号", null],
        ]),
      },
    });
    expect(told.reading.layout().columns.map(({ key, by }) => [key, by])).toEqual([
      ["name", "header"],
      [null, "user"],
      ["phone", "user"],
      ["gender", "header"],
    ]);
  });

  it("reads nothing without a required column, and says what was expected where there is no header", async () => {
    const { reading, entries } = await readAll(csv("联系电话,性别", "13800001234,男"), small());
    expect(entries).toEqual([]);
    expect(reading.problems.filter(({ level }) => level === "error").map(({ column }) => column)).toEqual(["name"]);
    await expect(readAll(csv("产品,数量", "甲,1"), small())).rejects.toThrow(/row 1 says “产品, 数量”/);
  });

  it("tells who stands in the file twice", async () => {
    const number = "350423199005151236";
    const { entries } = await readAll(
      csv("姓名,身份证号,联系电话", `甲,${number},13800001234`, `乙,${number},`, "丙,,13800009999", "丙,,13800009999"),
      small(),
    );
    expect(entries.flatMap(({ problems }) => problems.map(({ row, code }) => [row, code]))).toEqual([
      [3, "twice/number"],
      [5, "twice/person"],
    ]);
  });
});
