import { Readable } from "node:stream";
import { type CellValue, writeXlsxStream } from "hucre/xlsx";
import { safe } from "./safe.ts";

/** A column of what is exported. `text` keeps digits as they are typed; `sum` is added up below. */
export type TableColumn = {
  readonly title: string;
  readonly kind: "text" | "number";
  readonly sum?: boolean;
  readonly width?: number;
};
export type TableHead = {
  readonly title: string;
  /** 填报单位：… and the like, left of the date. */
  readonly line: string;
  readonly date: string;
  readonly columns: readonly TableColumn[];
};
export type TableRow = readonly (string | number | null)[];

/** A workbook written while its rows are read: nothing of it is kept in memory. */
export function workbookOf(head: TableHead, rows: AsyncIterable<TableRow>): Readable {
  const stream = writeXlsxStream(withFrame(head, rows), {
    name: head.title.replaceAll(/[[\]:*?/\\]/g, "").slice(0, 31) || "导出",
    columns: head.columns.map(({ kind, width = 14 }) => ({ width, ...(kind === "text" ? { numFmt: "@" } : {}) })),
    freezePane: { rows: 3 },
  });
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
}

async function* withFrame(
  { title, line, date, columns }: TableHead,
  rows: AsyncIterable<TableRow>,
): AsyncGenerator<CellValue[]> {
  yield [title];
  yield [line, ...Array.from({ length: Math.max(columns.length - 3, 0) }, () => null), date];
  yield columns.map((column) => column.title);
  const sums = columns.map(({ sum }): number | null => (sum === true ? 0 : null));
  let count = 0;
  for await (const row of rows) {
    count++;
    row.forEach((cell, at) => {
      const sum = sums[at];
      if (typeof cell === "number" && typeof sum === "number") sums[at] = sum + cell;
    });
    yield row.map((cell) => (typeof cell === "string" ? safe(cell) : cell));
  }
  yield ["合计", `${count} 行`, ...sums.slice(2)];
}

/** The same as CSV in UTF-8, with the mark by which Excel knows it; quotes as RFC 4180 wants them. */
export function csvOf({ columns }: TableHead, rows: AsyncIterable<TableRow>): Readable {
  async function* lines() {
    yield `\ufeff${columns.map(({ title }) => field(title)).join(",")}\r\n`;
    let gathered = "";
    for await (const row of rows) {
      gathered += `${row.map(field).join(",")}\r\n`;
      if (gathered.length < 16_000) continue;
      yield gathered;
      gathered = "";
    }
    yield gathered;
  }
  return Readable.from(lines(), { objectMode: false });
}

function field(cell: string | number | null): string {
  if (cell === null) return "";
  const text = typeof cell === "number" ? String(cell) : safe(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
