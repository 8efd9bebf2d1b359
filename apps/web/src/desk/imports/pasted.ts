/**
 * Cells copied out of Excel, as the CSV that the server reads.
 *
 * The clipboard parts cells by tabs and rows by line ends; a cell with either is quoted, quotes in it
 * doubled. CSV quotes the same way but parts by commas.
 *
 * @example csvOfPasted("姓名\t备注\n张三\ta,b") // '姓名,备注\r\n张三,"a,b"\r\n'
 */
export function csvOfPasted(text: string): string {
  return rowsOfPasted(text)
    .map((cells) => `${cells.map(quoted).join(",")}\r\n`)
    .join("");
}

/** How many rows and columns were pasted, for the reader to check before they are sent. */
export function sizeOfPasted(text: string): { readonly rows: number; readonly columns: number } {
  const rows = rowsOfPasted(text);
  return { rows: rows.length, columns: Math.max(0, ...rows.map((cells) => cells.length)) };
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

// A cell: quoted, or everything up to the next tab or line end; then what ended it.
const cellPattern = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|$)/y;

function rowsOfPasted(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = new RegExp(cellPattern);
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text);
    if (found === null) break;
    const [, inQuotes, plain = "", end] = found;
    row.push(inQuotes?.replaceAll('""', '"') ?? plain);
    if (end === "\t" && pattern.lastIndex < text.length) continue;
    if (end === "\t") row.push("");
    rows.push(row);
    row = [];
  }
  return rows.filter((cells) => cells.some((cell) => cell.trim() !== ""));
}
