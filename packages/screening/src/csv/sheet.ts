/** A table file with its header read: rows of cells with places, faults reported by row. */
import { CellReader } from "./cell.ts";
import type { DateForm } from "./dates.ts";
import { type Header, readHeader, unused, factsOfFile } from "./header.ts";
import { problem, type Report, type TableProblem } from "./problem.ts";
import { recordsOf, type Record } from "./records.ts";
import type { Bytes } from "./text.ts";
import type { Fact, Value, Vocabulary } from "@jucai/engine/model";

export type SheetRow = { readonly row: number; readonly id: string; readonly cells: readonly string[] };
type Column = {
  readonly at: number;
  readonly name: string;
  readonly fact: Fact;
  readonly reader: CellReader;
  readonly forms: Map<DateForm, number>;
};

export type SheetOptions = {
  /** `people` or the id of a list. */
  readonly file: string;
  readonly vocabulary: Vocabulary;
  /** Facts that are looked at. */
  readonly facts: ReadonlySet<string>;
  /** Further columns that are known: ids of lists. */
  readonly others?: readonly string[];
  readonly report: Report;
};

export class Sheet {
  /** Columns of facts that are looked at. */
  readonly columns: readonly Column[];
  readonly others: Header["others"];
  /** Rows met so far, and those of them that were left out. */
  read = 0;
  leftOut = 0;
  private readonly header: Header;
  private readonly records: AsyncGenerator<Record>;
  private readonly options: SheetOptions;

  private constructor(header: Header, records: AsyncGenerator<Record>, options: SheetOptions) {
    this.header = header;
    this.records = records;
    this.options = options;
    const { file, vocabulary, facts, report } = options;
    for (const { name, fact } of header.facts) if (!facts.has(fact.id)) report(unused(file, name, fact));
    this.columns = header.facts
      .filter(({ fact }) => facts.has(fact.id))
      .map((each) => ({ ...each, reader: new CellReader(each.fact, vocabulary), forms: new Map() }));
    this.others = header.others;
  }

  /** Opens a table; undefined, with a problem, where it has no header or no ids. */
  static async open(bytes: Bytes, options: SheetOptions): Promise<Sheet | undefined> {
    const { file, vocabulary, others = [], report } = options;
    let faults = 0;
    const records = recordsOf(bytes, file, (each) => {
      faults += 1;
      report(each);
    });
    const first = await records.next();
    if (first.done) {
      if (faults === 0) report(emptyFile(file));
      return undefined;
    }
    const facts = factsOfFile(vocabulary, file === "people" ? undefined : file);
    const header = readHeader(first.value.cells, { facts, others }, file, report);
    return header && new Sheet(header, records, options);
  }

  /** The rows that have an id and no more cells than the header. */
  async *rows(): AsyncGenerator<SheetRow> {
    const { width, id: at } = this.header;
    const { file, report } = this.options;
    for await (const { row, cells } of this.records) {
      this.read += 1;
      const id = cells[at]?.trim() ?? "";
      const place = { file, row };
      if (cells.slice(width).some((cell) => cell.trim() !== "")) this.leave(tooMany(place, width, cells.length));
      else if (id === "") this.leave(noIdIn(place));
      else {
        if (cells.length < width) report(tooFew(place, width, cells.length));
        yield { row, id, cells };
      }
    }
    for (const column of this.columns) if (column.forms.size > 1) report(mixedForms(file, column));
  }

  /** The value in a column of a row; undefined where it is not known, which is reported where a cell cannot be read. */
  value(column: Column, { row, cells }: SheetRow): Value | undefined {
    const cell = cells[column.at];
    if (cell === undefined || cell === "") return undefined;
    const read = column.reader.read(cell);
    if ("value" in read) {
      if (read.form) column.forms.set(read.form, (column.forms.get(read.form) ?? 0) + 1);
      return read.value;
    }
    const { code, words } = read.fault;
    this.options.report(problem({ file: this.options.file, row, column: column.name }, code, words));
    return undefined;
  }

  /** Leaves a row out, with the reason. */
  leave(why: TableProblem): void {
    this.leftOut += 1;
    this.options.report(why);
  }
}

type Place = { readonly file: string; readonly row: number };

function emptyFile(file: string): TableProblem {
  return problem({ file }, "csv/empty", [
    "文件是空的，连表头也没有",
    "The file is empty; there is not even a header",
    "第一行写表头",
    "Put a header into the first row",
  ]);
}

function noIdIn(place: Place): TableProblem {
  return problem(place, "csv/row-without-id", [
    "这一行没有编号，没有筛查",
    "This row has no id and was left out",
    "补上编号",
    "Give it an id",
  ]);
}

function tooMany(place: Place, width: number, count: number): TableProblem {
  return problem(place, "csv/too-many-cells", [
    `这一行有 ${count} 格，表头只有 ${width} 格，对不上，没有筛查`,
    `This row has ${count} cells under a header of ${width}; it was left out`,
    "含逗号的内容要放在引号里",
    "Put cells with a comma in quotation marks",
  ]);
}

function tooFew(place: Place, width: number, count: number): TableProblem {
  return problem(place, "csv/too-few-cells", [
    `这一行只有 ${count} 格，表头有 ${width} 格，缺的按未知处理`,
    `This row has ${count} cells under a header of ${width}; those that are missing count as not known`,
    "核对这一行是否错位",
    "See whether its cells have moved",
  ]);
}

export function repeatedId(place: Place, id: string, first: number): TableProblem {
  return problem(place, "csv/repeated-id", [
    `编号 ${id} 在第 ${first} 行已经有了，这一行没有筛查`,
    `The id ${id} stands in row ${first} already; this row was left out`,
    "一个申请人只留一行；多项的内容放到列表文件里",
    "Keep one row for each claimant; several things go into the file of a list",
  ]);
}

function mixedForms(file: string, { name, forms }: Column): TableProblem {
  const all = [...forms].sort(([, a], [, b]) => b - a);
  const shown = (mark: string): string => all.map(([form, count]) => `${form} ×${count}`).join(mark);
  return problem(
    { file, column: name },
    "csv/mixed-dates",
    [
      `日期有几种写法：${shown("、")}；都已读入`,
      `Dates are written in several ways: ${shown(", ")}; all were read`,
      "抽查几个，尽量统一写法",
      "Look at a few of them; one way is safer",
    ],
    "warning",
  );
}
