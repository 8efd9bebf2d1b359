import type { Readable } from "node:stream";
import { type Cell, positionOf, type SheetRow } from "../cell.ts";
import { refused } from "../refused.ts";
import type { Container } from "./container.ts";

/** Rows `from`..`to` of one column that the sheet shows as one cell. */
export type MergedDown = { readonly at: number; readonly from: number; readonly to: number };

/** What follows the rows is small: merged cells, drop-downs, page set-up. */
const longestTail = 4 * 1024 * 1024;

/**
 * Cells merged downwards, as clerks do with a category that holds for several people. They stand behind the rows,
 * so the sheet is inflated once for them alone; that also finds a sheet that lies about its size before it is read.
 */
export async function mergedDown(container: Container, path: string): Promise<MergedDown[]> {
  const tail = await tailOf(await container.stream(path));
  return [...tail.matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].flatMap(
    ([, from = "", top, to, bottom]) =>
      from === to && Number(bottom) > Number(top)
        ? [{ at: positionOf(from), from: Number(top), to: Number(bottom) }]
        : [],
  );
}

async function tailOf(stream: Readable): Promise<string> {
  const mark = Buffer.from("</sheetData>");
  let before = Buffer.alloc(0);
  const tail: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of stream) {
      if (size > 0) {
        tail.push(piece as Buffer);
        size += (piece as Buffer).length;
        if (size > longestTail) break;
        continue;
      }
      const joined = Buffer.concat([before, piece as Buffer]);
      const found = joined.indexOf(mark);
      if (found === -1) before = joined.subarray(-mark.length);
      else {
        tail.push(joined.subarray(found));
        size = joined.length - found;
      }
    }
  } catch {
    throw refused.damaged();
  }
  return Buffer.concat(tail).toString("utf8");
}

/** The rows with the value of a merged cell in every row that it covers. */
export async function* withMerged(
  rows: AsyncIterable<SheetRow>,
  merged: readonly MergedDown[],
): AsyncGenerator<SheetRow> {
  if (merged.length === 0) return yield* rows;
  const ranges = [...merged].sort((a, b) => a.from - b.from);
  let open: (MergedDown & { value: Cell })[] = [];
  let next = 0;
  for await (const row of rows) {
    open = open.filter(({ to }) => to >= row.row);
    for (let range = ranges[next]; range !== undefined && range.from <= row.row; range = ranges[++next]) {
      if (range.from === row.row) open.push({ ...range, value: row.cells[range.at] ?? null });
    }
    // A row that is covered everywhere it says something is blank, not one more entry.
    const lent = row.cells.some((cell) => cell !== null) ? open.filter(({ from }) => from < row.row) : [];
    if (lent.length === 0) {
      yield row;
      continue;
    }
    const cells = [...row.cells];
    for (const { at, value } of lent) {
      while (cells.length < at) cells.push(null);
      cells[at] ??= value;
    }
    yield { row: row.row, cells };
  }
}
