import { type Cell, positionOf, type SheetRow } from "../cell.ts";
import { limits } from "../limits.ts";
import { refused } from "../refused.ts";
import type { Container } from "./container.ts";
import { scanned } from "./scan.ts";
import { dateOfSerial } from "./serial.ts";
import type { SharedStrings } from "./shared-strings.ts";
import type { WorkbookParts } from "./workbook.ts";
import { attribute, withoutEscapes } from "./xml.ts";

/** Columns far to the right are a stray format, not data; a roster has no more than `limits.columns`. */
const farthestColumn = 16_384;

/**
 * The rows of a sheet as they are inflated: only one piece of the file is in memory at a time.
 * Rows without any content are left out; their numbers are not.
 */
export async function* sheetRows(
  container: Container,
  path: string,
  strings: SharedStrings,
  workbook: Pick<WorkbookParts, "dateFormats" | "from1904">,
): AsyncGenerator<SheetRow, void, undefined> {
  const gathered: SheetRow[] = [];
  const listener = rowListener(strings, workbook, (row) => gathered.push(row));
  for await (const _ of scanned(await container.stream(path), listener)) yield* gathered.splice(0);
}

function rowListener(
  strings: SharedStrings,
  { dateFormats, from1904 }: Pick<WorkbookParts, "dateFormats" | "from1904">,
  give: (row: SheetRow) => void,
) {
  let inData = false;
  let row = 0;
  let cells: Cell[] = [];
  let next = 0;
  let at = -1;
  let type = "n";
  let style = 0;
  let value = "";
  let taking = false;
  let phonetic = false;

  return {
    open: (name: string, attributes: string) => {
      if (name === "sheetData") inData = true;
      if (!inData) return;
      if (name === "row") {
        row = Number(attribute(attributes, "r") ?? row + 1);
        if (row > limits.rowsInFile) throw refused.tooManyRows(limits.rowsInFile);
        cells = [];
        next = 0;
      } else if (name === "c") {
        const reference = attribute(attributes, "r");
        at = reference === undefined ? next : positionOf(reference);
        if (at < 0 || at >= farthestColumn) throw refused.damaged();
        next = at + 1;
        type = attribute(attributes, "t") ?? "n";
        style = Number(attribute(attributes, "s") ?? 0);
        value = "";
      } else if (name === "rPh") phonetic = true;
      else if (name === "v" || (name === "t" && !phonetic)) taking = true;
    },
    text: (piece: string) => {
      if (taking && value.length < limits.cellCharacters * 10) value += piece;
    },
    close: (name: string) => {
      if (name === "sheetData") inData = false;
      else if (name === "v" || name === "t") taking = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "c" && at >= 0) {
        const cell = cellOf(type, value, style);
        // Beyond the columns that are read only content counts, not formats that reach to the edge.
        if (cell !== null && at >= limits.columns * 4) throw refused.tooManyColumns(limits.columns);
        if (cell !== null) cells[at] = cell;
        at = -1;
      } else if (name === "row" && inData && cells.length > 0) give({ row, cells: filled(cells) });
    },
  };

  function cellOf(kind: string, text: string, format: number): Cell {
    if (text === "") return null;
    if (kind === "s") return strings.at(Number(text)) || null;
    if (kind === "inlineStr" || kind === "str") return withoutEscapes(text);
    if (kind === "b") return text === "1";
    if (kind === "e") return { fault: text };
    if (kind === "d") return { date: text.slice(0, 10) };
    const number = Number(text);
    if (Number.isNaN(number)) return text;
    const date = dateFormats.has(format) ? dateOfSerial(number, from1904) : undefined;
    return date === undefined ? number : { date };
  }
}

/** Holes become null, so that a row is a plain list. */
function filled(cells: readonly Cell[]): Cell[] {
  return Array.from(cells, (cell) => cell ?? null);
}
