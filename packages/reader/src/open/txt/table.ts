import { isPageNumber } from "../../repair/marks.ts";

/** Rows of a table, and the line after it. */
type Found = { readonly rows: string[][]; readonly next: number };

/**
 * Reads a table that stands as text: each cell begins with a tab, a cell's further lines follow without one, a row
 * ends with an empty line. So office programs write tables into text files. Undefined where no table begins.
 */
export function tableAt(lines: readonly string[], start: number): Found | undefined {
  if (!begins(lines, start)) return undefined;
  const rows: string[][] = [];
  let row: string[] = [];
  let columns = 0;
  let index = start;
  for (; index < lines.length; index += 1) {
    const line = lines[index]!;
    if (line.startsWith("\t")) {
      if (row.length > 0 && (row.length === columns || endsRow(lines, index, columns))) {
        rows.push(row);
        columns ||= row.length;
        row = [];
      }
      row.push(...cellsOf(line));
    } else if (
      row.length > 0 &&
      (columns === 0 ? line.trim() !== "" : row.length < columns) &&
      !isPageNumber(line.trim())
    ) {
      row[row.length - 1] += `\n${line.trim()}`;
    } else if (line.trim() !== "" && !lastCellGoesOn(lines, index)) break;
    else if (line.trim() !== "") row[row.length - 1] += `\n${line.trim()}`;
  }
  if (row.length > 0) rows.push(row);
  return { rows: rows.map((each) => each.map((cell) => cell.trim().replace(/\n{2,}/g, "\n"))), next: index };
}

/** Two lines with a tab in front: one alone may be an indented paragraph. */
function begins(lines: readonly string[], start: number): boolean {
  if (!lines[start]!.startsWith("\t")) return false;
  return lines.slice(start + 1, start + 4).some((line) => line.startsWith("\t")) || cellsOf(lines[start]!).length > 2;
}

function cellsOf(line: string): string[] {
  return line.slice(1).split("\t");
}

/** In the first row only an empty line says that it is over. */
function endsRow(lines: readonly string[], index: number, columns: number): boolean {
  return columns === 0 && lines[index - 1]!.trim() === "";
}

/** Lines right under the last cell of a row belong to it. */
function lastCellGoesOn(lines: readonly string[], index: number): boolean {
  const line = lines[index]!.trim();
  return (
    lines[index - 1]!.trim() !== "" &&
    !isPageNumber(line) &&
    lines.slice(index, index + 3).some((each) => each.startsWith("\t"))
  );
}
