import { limits } from "../limits.ts";
import { refused } from "../refused.ts";

type Cell = { readonly lines: string[]; span: number };

/** A table while it is read. */
export type OpenTable = {
  readonly row: () => void;
  /** Empty columns before the first cell of a row, or after the last. */
  readonly skip: (columns: number) => void;
  readonly cell: () => void;
  /** The cell reaches over so many columns. */
  readonly span: (columns: number) => void;
  readonly line: (text: string) => void;
  readonly rows: () => readonly (readonly string[])[];
};

/** Cells with their lines; places that a merged cell covers are empty, below it because Word leaves them so. `count` guards all tables of a document. */
export function openTable(count: (cells: number) => void): OpenTable {
  const rows: Cell[][] = [];
  const last = (): Cell | undefined => rows.at(-1)?.at(-1);
  const add = (lines: string[]): void => {
    count(1);
    rows.at(-1)?.push({ lines, span: 1 });
  };
  return {
    row: () => void rows.push([]),
    skip: (columns) => {
      for (let each = 0; each < Math.min(columns, 200); each += 1) add([]);
    },
    cell: () => add([]),
    span: (columns) => {
      const cell = last();
      if (cell) cell.span = Math.min(Math.max(columns, 1), 200);
      count(columns);
    },
    line: (text) => {
      if (text.trim() !== "") last()?.lines.push(text.trim());
    },
    rows: () => rows.map((row) => row.flatMap(texts)),
  };
}

function texts({ lines, span }: Cell): string[] {
  return [lines.join("\n"), ...new Array<string>(span - 1).fill("")];
}

export function cellGuard(): (cells: number) => void {
  let total = 0;
  return (cells) => {
    total += cells;
    if (total > limits.cells) throw refused.tooLong();
  };
}
