import type { ImportProblem } from "@jucai/contract";
import { type Cell as HucreCell, type CellValue, writeXlsx } from "hucre/xlsx";
import type { Cell, SheetRow } from "../cell.ts";
import { letterOf } from "../cell.ts";
import { styles } from "./styles.ts";

export type Returned = {
  readonly sheet: string;
  /** Last row of the header, as Excel counts. */
  readonly headerTo: number;
  /** Positions of the columns that were read, by the roster's key. */
  readonly at: ReadonlyMap<string, number>;
  /** What is said of rows, by row. */
  readonly problems: ReadonlyMap<number, readonly ImportProblem[]>;
  /** Cells that were corrected meanwhile, by row and position. */
  readonly corrected: ReadonlyMap<number, ReadonlyMap<number, string>>;
  /** Rows to leave out of a file that would be too large: those nothing is said of. */
  readonly onlyProblems: boolean;
};

/** Rows beyond which only those with problems are returned: a workbook with colours is built in memory. */
export const returnedAtMost = 20_000;
/** The column that holds what is said; when the file comes again it is passed over. */
export const problemTitle = "问题";
const listSheet = "问题清单";

/**
 * The user's own sheet with wrong cells coloured and a column 问题, and a second sheet that lists everything. The
 * layout is the one he sent, so that it can be corrected and sent again.
 */
export async function returnedWorkbook(rows: AsyncIterable<SheetRow>, it: Returned): Promise<Buffer> {
  const lines: CellValue[][] = [];
  const cells = new Map<string, Partial<HucreCell>>();
  const rowOf = new Map<number, number>();
  let width = 1;
  for await (const row of rows) {
    const said = it.problems.get(row.row) ?? [];
    if (it.onlyProblems && row.row > it.headerTo && said.length === 0) continue;
    if (lines.length > returnedAtMost + 1_000) break;
    // Blank rows stay where they were, or the row numbers in what is said would be wrong.
    while (!it.onlyProblems && lines.length < row.row - 1) lines.push([]);
    rowOf.set(row.row, lines.length);
    const fresh = it.corrected.get(row.row);
    lines.push(row.cells.map((cell, at) => valueOf(fresh?.get(at) ?? cell)));
    width = Math.max(width, row.cells.length);
  }
  paint(it, rowOf, width, lines, cells);
  const bytes = await writeXlsx({
    sheets: [
      {
        name: it.sheet.slice(0, 31) || "Sheet1",
        rows: lines,
        cells,
        columns: [...Array.from({ length: width }, () => ({ width: 14 })), { width: 60 }],
        freezePane: { rows: Math.min(it.headerTo, lines.length) },
      },
      problemList(it),
    ],
  });
  return Buffer.from(bytes);
}

function paint(
  { at, problems, headerTo }: Returned,
  rowOf: ReadonlyMap<number, number>,
  width: number,
  lines: CellValue[][],
  cells: Map<string, Partial<HucreCell>>,
): void {
  const put = (row: number, column: number, value: CellValue, style: HucreCell["style"]) => {
    const line = (lines[row] ??= []);
    while (line.length < column) line.push(null);
    line[column] = value;
    cells.set(`${row},${column}`, { value, ...(style === undefined ? {} : { style }) });
  };
  const header = rowOf.get(headerTo);
  if (header !== undefined) put(header, width, problemTitle, styles.header);
  for (const [row, said] of problems) {
    const line = rowOf.get(row);
    if (line === undefined || said.length === 0) continue;
    put(line, width, said.map(sentence).join("\n"), styles.said);
    // An error shows where a notice about the same cell is too.
    for (const problem of [...said].sort(noticesFirst)) {
      const column = at.get(problem.column ?? "");
      if (column !== undefined)
        put(line, column, lines[line]?.[column] ?? null, problem.level === "error" ? styles.error : styles.notice);
    }
  }
}

const noticesFirst = (a: ImportProblem, b: ImportProblem) => Number(a.level === "error") - Number(b.level === "error");

function sentence({ level, says, fix }: ImportProblem): string {
  return `${level === "error" ? "✗" : "!"} ${says.zh}${fix === null ? "" : `。${fix.zh}`}`;
}

function problemList({ problems, at }: Returned) {
  const head = ["行", "列", "列名", "所填内容", "类型", "问题", "怎么改"];
  const rows: CellValue[][] = [...problems.values()].flat().map((problem) => {
    const column = at.get(problem.column ?? "");
    return [
      problem.row,
      column === undefined ? "" : letterOf(column),
      problem.header ?? "",
      problem.value,
      problem.level === "error" ? "错误" : "提示",
      problem.says.zh,
      problem.fix?.zh ?? "",
    ];
  });
  const cells = new Map(head.map((value, column) => [`0,${column}`, { value, style: styles.header }]));
  const widths = [6, 6, 18, 20, 8, 50, 40];
  return {
    name: listSheet,
    rows: [head, ...rows],
    cells,
    columns: widths.map((width) => ({ width })),
    freezePane: { rows: 1 },
  };
}

function valueOf(cell: Cell | string): CellValue {
  if (cell === null || typeof cell !== "object") return cell;
  return "date" in cell ? new Date(`${cell.date}T00:00:00Z`) : cell.fault;
}
