import type { Sheet } from "@jucai/pack";
import { writeXlsx, type Cell, type CellStyle, type CellValue } from "hucre";
import { width } from "./table.ts";

/** Columns in characters of the sheet's font, in the order of the heads. */
const widths = [6, 24, 13, 46, 13, 18, 28, 18];
const last = widths.length - 1;
/** Title, two lines about the policy and the benefit, heads. */
const headRow = 3;

/** A boundary table as a spreadsheet: A4 landscape, heads frozen and repeated on every page, sums as numbers. */
export async function boundariesXlsx(sheet: Sheet): Promise<Uint8Array> {
  const { title, heads, rows, notes, notesHead, signs } = sheet;
  const body = rows.map(({ number, tried, clause, facts, outcome, fen, amount, decidedBy }): CellValue[] => [
    number,
    tried,
    clause,
    facts.join("\n"),
    outcome,
    fen === null ? amount : fen / 100,
    decidedBy,
    null,
  ]);
  const signed = signs.map((sign) => `${sign}${/\p{Script=Han}/u.test(sign) ? "：" : ": "}`);
  const foot: CellValue[][] = [
    [notesHead],
    ...notes.map((note, at) => [`${at + 1}. ${note}`]),
    [],
    [signed[0]!, null, null, signed[1]!, null, signed[2]!],
  ];
  const all: CellValue[][] = [[title], ...aboutLines(sheet).map((line) => [line]), [...heads], ...body, ...foot];
  const merged = [0, 1, 2, ...notes.map((_, at) => headRow + 1 + body.length + 1 + at)];
  return writeXlsx({
    defaultFont: font,
    sheets: [
      {
        // One word: the writer does not quote the name where the repeated rows are defined.
        name: heads[0] === "序号" ? "边界情形" : "Boundaries",
        rows: all,
        columns: widths.map((each) => ({ width: each })),
        cells: stylesOf(all, body.length),
        merges: merged.map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })),
        rowDefs: new Map(all.map((row, at) => [at, { height: heightOf(row, merged.includes(at), at === 0) }])),
        freezePane: { rows: headRow + 1 },
        pageSetup: {
          paperSize: "a4",
          orientation: "landscape",
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
          printTitlesRow: `$${headRow + 1}:$${headRow + 1}`,
          horizontalCentered: true,
        },
        headerFooter: { oddFooter: "&C&P / &N" },
      },
    ],
  });
}

/** The policy on one line, the benefit and the version on the next. */
function aboutLines({ about }: Sheet): string[] {
  const told = about.map(([name, value]) => `${name}${/\p{Script=Han}/u.test(name) ? "：" : ": "}${value}`);
  return [told.slice(0, 3).join("    "), told.slice(3).join("    ")];
}

const font = { name: "SimSun", size: 10 } as const;
const thin = { style: "thin", color: { rgb: "000000" } } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin };
const wrapped = { vertical: "top", wrapText: true } as const;

function stylesOf(all: readonly CellValue[][], count: number): Map<string, Partial<Cell>> {
  const styles = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, style: CellStyle) => styles.set(`${row},${column}`, { style });
  put(0, 0, { font: { ...font, bold: true, size: 16 }, alignment: { horizontal: "center", vertical: "center" } });
  for (let row = headRow; row <= headRow + count; row++) {
    for (let column = 0; column <= last; column++) put(row, column, row === headRow ? headStyle : bodyStyle(column));
  }
  for (let row = 1; row < all.length; row++) {
    if (row < headRow || row > headRow + count)
      put(row, 0, { alignment: { vertical: "top", wrapText: row < all.length - 1 } });
  }
  return styles;
}

const headStyle: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "EEEEEE" } },
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
  border,
};

function bodyStyle(column: number): CellStyle {
  if (column === 0) return { alignment: { horizontal: "center", vertical: "top" }, border };
  if (column === 5) return { alignment: wrapped, border, numFmt: "#,##0.00" };
  return { alignment: wrapped, border, ...(column === 4 ? { font: { ...font, bold: true } } : {}) };
}

/** Points that a row needs: programs do not find the height of wrapped or merged cells by themselves. */
function heightOf(row: readonly CellValue[], merged: boolean, title: boolean): number {
  if (title) return 26;
  const room = (column: number) => (merged ? widths.reduce((sum, each) => sum + each, 0) : widths[column]!) - 1;
  const lines = row.map((cell, column) =>
    typeof cell === "string"
      ? cell.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / room(column))), 0)
      : 1,
  );
  return Math.min(400, 4 + 13.5 * Math.max(1, ...lines));
}
