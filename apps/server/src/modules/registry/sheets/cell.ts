/** A cell as the file holds it, before anything is read into it. */
export type Cell = string | number | boolean | DateCell | FaultyCell | null;
/** A number that the workbook shows as a date. */
export type DateCell = { readonly date: string };
/** A formula that failed in the workbook, such as `#N/A`. */
export type FaultyCell = { readonly fault: string };

/** One row of a sheet; `row` counts from 1, as Excel shows it. Cells at the end may be missing. */
export type SheetRow = { readonly row: number; readonly cells: readonly Cell[] };

/** What a cell shows, as text; empty for nothing. Numbers are written out, never with an exponent. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "number") return numberText(cell);
  if (typeof cell === "boolean") return cell ? "是" : "否";
  return "date" in cell ? cell.date : cell.fault;
}

function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  // Excel keeps 15 digits; beyond them a double only adds noise such as 1990.1000000000001.
  const rounded = Number(value.toPrecision(15));
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded);
}

/** `A`, `Z`, `AA` for positions 0, 25, 26. */
export function letterOf(at: number): string {
  const rest = Math.floor(at / 26);
  return (rest > 0 ? letterOf(rest - 1) : "") + String.fromCharCode(65 + (at % 26));
}

/** Position from 0 of a reference such as `AB12`; -1 when it names no column. */
export function positionOf(reference: string): number {
  let position = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    position = position * 26 + code;
  }
  return position - 1;
}
