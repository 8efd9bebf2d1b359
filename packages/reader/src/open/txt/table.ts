import { isPageNumber } from "../../repair/marks.ts";

/** Rows of a table, and the index of the line after it. */
type Found = { readonly rows: readonly (readonly string[])[]; readonly next: number };

/** The table that begins at a line of a text, in either of the two ways in which programs write them. */
export function tableAt(lines: readonly string[], start: number): Found | undefined {
  return cellsOnLines(lines, start) ?? rowsOnLines(lines, start);
}

/** Each row on a line, cells between tabs: as tables are pasted. */
function rowsOnLines(lines: readonly string[], start: number): Found | undefined {
  const rows: string[][] = [];
  let index = start;
  for (; index < lines.length; index += 1) {
    const cells = lines[index]!.split("\t").map((cell) => cell.trim());
    if (cells.length < 3 || cells.every((cell) => cell === "")) break;
    rows.push(cells);
  }
  return rows.length < 2 ? undefined : { rows, next: index };
}

/**
 * Each cell begins with a tab, its further lines follow without one, and an empty line ends a row: as Word saves
 * tables. Cells may hold empty lines themselves, so a row is over only where the next line opens a cell, or where it
 * has as many cells as the widest row before it.
 */
function cellsOnLines(lines: readonly string[], start: number): Found | undefined {
  if (!opensCell(lines[start]) || !lines.slice(start + 1, start + 4).some(opensCell)) return undefined;
  const rows: string[][] = [[]];
  let columns = 0;
  let index = start;
  for (; index < lines.length; index += 1) {
    const line = lines[index]!;
    const row = rows.at(-1)!;
    const afterBlank = index > start && lines[index - 1]!.trim() === "" && !opensCell(lines[index - 1]);
    if (opensCell(line)) {
      if (afterBlank && row.length > 0) {
        columns = Math.max(columns, row.length);
        rows.push([]);
      }
      rows.at(-1)!.push(line.slice(1));
    } else if (line.trim() !== "") {
      if (isPageNumber(line.trim()) || (afterBlank && row.length >= Math.max(columns, 2))) break;
      row[row.length - 1] += `\n${line}`;
    }
  }
  return { rows: rows.map((row) => row.map(tidy)), next: index };
}

function opensCell(line: string | undefined): boolean {
  return line?.startsWith("\t") === true;
}

function tidy(cell: string): string {
  return cell
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");
}
