import type { Text } from "@jucai/engine";
import { openBook, refused, titleKey } from "../../registry/sheets/index.ts";
import { type Cell, textOf } from "../../registry/sheets/cell.ts";
import { notValid } from "./refused.ts";

/** A column by its key, under every title that it may have; the first is the one that our own files use. */
export type Columns<Key extends string> = Readonly<
  Record<Key, { readonly titles: readonly string[]; readonly needed: boolean }>
>;
/** One row: what each column's cell says, trimmed; empty where there is none. `row` as Excel counts. */
export type Line<Key extends string> = {
  readonly row: number;
  readonly text: (key: Key) => string;
  readonly fen: (key: Key) => number | undefined;
  /** Nothing but a sum of what stands above. */
  readonly total: boolean;
};

/** Above these a sheet is no list of payments of one place. */
const mostRows = 20_000;
const headerWithin = 20;

/**
 * Reads a list with a header somewhere near its top. Throws Refusal for what is no spreadsheet or lacks a column that is
 * needed; it says which columns were looked for and which were found.
 */
export async function readList<Key extends string>(bytes: Buffer, columns: Columns<Key>): Promise<Line<Key>[]> {
  const book = await openBook(bytes);
  const sheet = book.sheets[0];
  if (sheet === undefined) throw refused.empty();
  let at: ReadonlyMap<Key, number> | undefined;
  const lines: Line<Key>[] = [];
  const seen: string[] = [];
  for await (const { row, cells } of book.rows(sheet)) {
    if (at === undefined) {
      at = headerIn(cells, columns);
      if (at === undefined && row <= headerWithin) seen.push(...cells.map(textOf).filter((text) => text !== ""));
      if (at === undefined && row > headerWithin) break;
      continue;
    }
    if (cells.every((cell) => textOf(cell).trim() === "")) continue;
    if (lines.length >= mostRows) throw refused.tooLarge(mostRows);
    lines.push(lineOf(row, cells, at));
  }
  if (at === undefined) throw noHeader(columns, seen);
  return lines;
}

function headerIn<Key extends string>(
  cells: readonly Cell[],
  columns: Columns<Key>,
): ReadonlyMap<Key, number> | undefined {
  const titles = cells.map((cell) => titleKey(textOf(cell)));
  const at = new Map<Key, number>();
  for (const key of Object.keys(columns) as Key[]) {
    const found = titles.findIndex((title) => columns[key].titles.some((each) => titleKey(each) === title));
    if (found >= 0) at.set(key, found);
    else if (columns[key].needed) return undefined;
  }
  return at;
}

function lineOf<Key extends string>(row: number, cells: readonly Cell[], at: ReadonlyMap<Key, number>): Line<Key> {
  const cell = (key: Key): Cell => cells[at.get(key) ?? -1] ?? null;
  const first = textOf(cells[0]).replaceAll(/\s/g, "");
  return {
    row,
    text: (key) => textOf(cell(key)).normalize("NFKC").trim(),
    fen: (key) => fenOf(cell(key)),
    total: /^(合计|总计|小计|total)[:：]?$/i.test(first),
  };
}

/** A sum in yuan as whole fen; undefined for what is none or has parts of a fen. */
export function fenOf(cell: Cell): number | undefined {
  const text = textOf(cell)
    .normalize("NFKC")
    .replaceAll(/[\s,¥元]/g, "");
  const found = /^(-?)(\d{1,13})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (found === null) return undefined;
  const fen = Number(found[2]) * 100 + Number((found[3] ?? "").padEnd(2, "0"));
  return found[1] === "-" ? -fen : fen;
}

function noHeader<Key extends string>(columns: Columns<Key>, seen: readonly string[]) {
  const wanted = (Object.keys(columns) as Key[])
    .filter((key) => columns[key].needed)
    .map((key) => columns[key].titles[0]!);
  const found = seen.slice(0, 12).join("、") || "—";
  return notValid(
    `没有找到需要的列：${wanted.join("、")}。文件开头是：${found}。请核对是不是选错了文件。`,
    `The columns ${wanted.join(", ")} were not found. The file begins with: ${found}. Perhaps it is another file.`,
  );
}

/** What is wrong with a row, and what to do about it. */
export type RowProblem = { readonly says: Text; readonly fix: Text };
