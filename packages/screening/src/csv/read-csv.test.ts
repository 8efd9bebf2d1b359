import { describe, expect, it } from "vitest";
import { type Facts, printDay, type Value } from "@jucai/engine/model";
import { factsAt } from "@jucai/engine/screen";
import { allFacts, vocabulary } from "../../test/small.ts";
import { type CsvBlock, type CsvOptions, readCsv } from "./read-csv.ts";
import type { TableProblem } from "./problem.ts";
import type { Bytes } from "./text.ts";

type All = {
  readonly people: ReadonlyMap<string, Facts>;
  readonly problems: readonly TableProblem[];
  readonly errors: readonly string[];
  readonly read: number;
  readonly leftOut: number;
  readonly blocks: number;
};

async function all(people: Bytes, options: Partial<CsvOptions> = {}): Promise<All> {
  const blocks: CsvBlock[] = [];
  for await (const block of readCsv(people, { vocabulary, facts: allFacts, ...options })) blocks.push(block);
  const problems = blocks.flatMap((each) => each.problems);
  return {
    people: new Map(blocks.flatMap(({ ids, table }) => ids.map((id, row) => [id, factsAt(table, row)] as const))),
    problems,
    errors: problems
      .filter(({ severity }) => severity === "error")
      .map(({ file, row, column, code }) => `${file}:${row ?? ""}:${column ?? ""} ${code}`),
    read: blocks.reduce((sum, { read }) => sum + read, 0),
    leftOut: blocks.reduce((sum, { leftOut }) => sum + leftOut, 0),
    blocks: blocks.length,
  };
}

const lines = (...rows: string[]): string[] => [rows.join("\n")];

/** The value of one cell; dates as ISO text. */
async function cell(column: string, text: string): Promise<Value | undefined> {
  const { people } = await all(lines(`id,${column}`, `1,"${text}"`));
  const [value] = people.get("1")!.values.values();
  return typeof value === "number" && column.endsWith("_on") ? printDay(value) : value;
}

describe("cells", () => {
  it.each([
    ["2023-05-01", "2023-05-01"],
    ["2023/5/1", "2023-05-01"],
    ["2023.5.1", "2023-05-01"],
    ["20230501", "2023-05-01"],
    ["2023年5月1日", "2023-05-01"],
    ["2023年05月01", "2023-05-01"],
    ["２０２３－０５－０１", "2023-05-01"],
    ["2023-05-01 00:00:00", "2023-05-01"],
    ["45047", "2023-05-01"],
    ["无", null],
    ["none", null],
    ["", undefined],
    ["未知", undefined],
  ])("read the date %s", async (text, wanted) => {
    expect(await cell("person.graduated_on", text)).toBe(wanted);
  });

  it.each([
    ["person.insured", "是", true],
    ["person.insured", "否", false],
    ["person.insured", "TRUE", true],
    ["person.insured", "0", false],
    ["person.insured", "１", true],
    ["person.degree", "master", "master"],
    ["person.degree", "硕士研究生", "master"],
    ["person.degree", "大学本科", "bachelor"],
    ["person.degree", "大学本科(学士)", "bachelor"],
    ["person.months", "36.0", 36],
    ["person.months", "36个月", 36],
    ["person.tax", "1,800.5", 180_050],
    ["person.tax", "１８００元", 180_000],
    ["person.tax", "1.5万元", 1_500_000],
    ["person.tax", "0.35万", 350_000],
    ["person.place", "350423.0", "350423"],
    ["person.place", "清流县", "350423"],
    ["person.note", " 无 ", "无"],
  ])("of %s read %s", async (column, text, wanted) => {
    expect(await cell(column, text)).toBe(wanted);
  });

  it("that cannot be read leave the fact unknown, with row, column, reason and what to write", async () => {
    const { people, errors, problems, read, leftOut } = await all(
      lines(
        "编号,学历,出生日期,参保,参保月数,纳税额,所在地",
        "a,博士后,199005,也许,6.5,-3,清流",
        "b,master,1990-02-30,是,601,1.234,3504",
        "c,master,5/1/1990,是,6,1000,350423",
        "d,bachelor,1990,无,6,1万千,350423",
      ),
    );
    expect(errors).toEqual([
      "people:2:学历 csv/wrong-value",
      "people:2:出生日期 csv/month-only",
      "people:2:参保 csv/wrong-value",
      "people:2:参保月数 csv/wrong-value",
      "people:2:纳税额 csv/wrong-value",
      "people:2:所在地 csv/wrong-value",
      "people:3:出生日期 csv/wrong-value",
      "people:3:参保月数 csv/out-of-range",
      "people:3:纳税额 csv/wrong-value",
      "people:3:所在地 csv/wrong-value",
      "people:4:出生日期 csv/day-or-month-first",
      "people:5:出生日期 csv/month-only",
      "people:5:参保 csv/wrong-value",
      "people:5:纳税额 csv/wrong-value",
    ]);
    expect([...people.get("b")!.values]).toEqual([
      ["person.degree", "master"],
      ["person.insured", true],
    ]);
    expect([read, leftOut, people.size]).toEqual([4, 0, 4]);
    const [degree] = problems.filter(({ column }) => column === "学历");
    expect(degree!.message.zh).toContain("博士后");
    expect(degree!.fix.zh).toContain("硕士研究生");
  });
});

describe("rows", () => {
  it("without an id, with an id again or with cells too many are left out and named; nothing else is lost", async () => {
    const { people, errors, read, leftOut } = await all(
      lines("id,学历", "1,master", ",master", "1,bachelor", "2,master,x", "", " , ", "3", "4,大专"),
    );
    expect(errors).toEqual([
      "people:3: csv/row-without-id",
      "people:4: csv/repeated-id",
      "people:5: csv/too-many-cells",
      "people:8: csv/too-few-cells",
    ]);
    expect([...people.keys()]).toEqual(["1", "3", "4"]);
    expect(people.get("1")!.values.get("person.degree")).toBe("master");
    expect([read, leftOut]).toEqual([6, 3]);
  });

  it("come in blocks, each with its own problems", async () => {
    const rows = Array.from({ length: 100 }, (_, at) => `${at},${at % 10 === 0 ? "x" : "master"}`);
    const { people, errors, blocks, read } = await all(lines("id,学历", ...rows), { blockRows: 32 });
    expect([people.size, errors.length, blocks, read]).toEqual([100, 10, 4, 100]);
    expect(people.get("37")!.values.get("person.degree")).toBe("master");
  });

  it("end where a quotation mark is missing, and the row is named", async () => {
    const { people, errors } = await all(lines("id,学历", "1,master", '2,"mas', "3,master"));
    expect([...people.keys()]).toEqual(["1"]);
    expect(errors).toEqual(["people:3: csv/quotes"]);
  });
});

describe("columns", () => {
  it("that are missing, of no use or unknown are each named once; dates written in several ways too", async () => {
    const { problems, errors, people } = await all(
      lines("id,学历,出生日期,电话,person.note,Degree", "1,master,1990-01-01,5,x,y", "2,master,32874,6,z,y"),
      { facts: new Set(["person.degree", "person.born_on", "person.tax", "hires"]) },
    );
    expect(problems.map(({ code, column, file }) => `${code} ${column ?? file}`).sort()).toEqual([
      "csv/column-twice Degree",
      "csv/extra-column 电话",
      "csv/missing-column person.tax",
      "csv/missing-list hires",
      "csv/mixed-dates 出生日期",
      "csv/unused-column person.note",
    ]);
    expect(errors).toEqual(["people:1:Degree csv/column-twice"]);
    expect(printDay(people.get("2")!.values.get("person.born_on") as number)).toBe("1990-01-01");
    expect(people.get("2")!.lists.size).toBe(0);
  });

  it("without an id among them stop the reading", async () => {
    const { errors, read, people } = await all(lines("学历", "master"));
    expect([errors, read, people.size]).toEqual([["people:1: csv/no-id"], 0, 0]);
    expect((await all([])).errors).toEqual(["people:: csv/empty"]);
  });
});

describe("letters", () => {
  /** 学历, 硕士研究生 as GBK has them. */
  const gbk = Buffer.from([
    ...[0xd1, 0xa7, 0xc0, 0xfa],
    0x0a,
    0x31,
    0x2c,
    ...[0xcb, 0xb6, 0xca, 0xbf, 0xd1, 0xd0, 0xbe, 0xbf, 0xc9, 0xfa],
    0x0a,
  ]);

  it("are read as UTF-8 with its mark, as GBK and as UTF-16, however the stream is cut", async () => {
    const mark = Buffer.from("\ufeffid,学历\n1,硕士研究生\n");
    const wide = Buffer.from("\ufeffid\t学历\n1\t硕士研究生\n", "utf16le");
    for (const bytes of [mark, Buffer.concat([Buffer.from("id,"), gbk]), wide]) {
      for (const size of [1, 3, 1000]) {
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        );
        const { people, errors } = await all(chunks);
        expect(errors).toEqual([]);
        expect(people.get("1")?.values.get("person.degree")).toBe("master");
      }
    }
  });

  it("of two kinds in one file, or a workbook, are a problem", async () => {
    const mixed = await all([Buffer.concat([Buffer.from("id,学历\n1,硕士研究生\n2,"), gbk])]);
    expect(mixed.errors).toEqual(["people:1: csv/not-text"]);
    expect((await all([Buffer.from("PK\u0003\u0004xxxx")])).errors).toEqual(["people:1: csv/not-text"]);
  });
});

describe("lists", () => {
  const people = lines("id,hires", "1,complete", "2,open", "3,unknown", "4,", "5,none", "6,x");
  const hires = (...rows: string[]): Map<string, Bytes> =>
    new Map([["hires", lines("id,员工,学历,signed_on", ...rows)]]);

  it("come from a file with the claimant's id in each row, in any order", async () => {
    const { people: found, errors } = await all(people, {
      lists: hires("2,B,大专,2024/1/5", "1,A,master,2024-01-01", "2,C,?,20240106", "9,D,master,2024-01-01"),
      blockRows: 2,
    });
    const list = (id: string) => found.get(id)!.lists.get("hires");
    expect(list("1")).toMatchObject({ complete: true });
    expect(list("2")!.items.map((item) => item.get("hire.person"))).toEqual(["B", "C"]);
    expect(list("2")!.items.map((item) => item.get("hire.degree"))).toEqual(["junior_college", undefined]);
    expect(list("2")!.complete).toBe(false);
    expect([list("3"), list("4"), list("5"), list("6")]).toEqual([
      undefined,
      undefined,
      { items: [], complete: true },
      { items: [], complete: false },
    ]);
    expect(errors.toSorted()).toEqual([
      "hires:4:学历 csv/wrong-value",
      "hires:5: csv/unknown-claimant",
      "people:7:hires csv/wrong-value",
    ]);
  });

  it("are whole where the claimants' file says nothing of them", async () => {
    const { people: found } = await all(lines("id", "1", "2"), { lists: hires("1,A,master,2024-01-01") });
    expect(found.get("1")!.lists.get("hires")).toMatchObject({ complete: true });
    expect(found.get("2")!.lists.get("hires")).toEqual({ items: [], complete: true });
  });

  it("may have a hundred thousand things of one claimant", async () => {
    function* many(): Generator<string> {
      yield "id,员工,学历,签合同日期\n";
      for (let from = 0; from < 100_000; from += 1000) {
        yield Array.from({ length: 1000 }, (_, at) => `1,h${from + at},master,2024-01-01\n`).join("");
      }
    }
    const blocks: CsvBlock[] = [];
    const options = { vocabulary, facts: allFacts, lists: new Map<string, Bytes>([["hires", many()]]) };
    for await (const block of readCsv(lines("id", "1", "2"), options)) blocks.push(block);
    const table = blocks[0]!.table.lists.get("hires")!;
    expect([...table.starts]).toEqual([0, 100_000, 100_000]);
    expect(blocks[0]!.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
