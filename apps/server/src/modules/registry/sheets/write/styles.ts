import type { CellStyle } from "hucre/xlsx";

const thin = { style: "thin", color: { rgb: "BFBFBF" } } as const;
const border = { top: thin, right: thin, bottom: thin, left: thin };
const fill = (rgb: string) => ({ type: "pattern", pattern: "solid", fgColor: { rgb } }) as const;

/** How cells of our workbooks look; the colours are those of the screens. */
export const styles = {
  title: { font: { bold: true, size: 16 }, alignment: { horizontal: "center", vertical: "center" } },
  line: { alignment: { vertical: "center", wrapText: true } },
  header: {
    font: { bold: true },
    fill: fill("EEF2F6"),
    border,
    alignment: { horizontal: "center", vertical: "center", wrapText: true },
  },
  text: { numFmt: "@", border },
  cell: { border },
  error: { fill: fill("FDE8E6"), font: { color: { rgb: "B42318" } }, border },
  notice: { fill: fill("FFF1D6"), font: { color: { rgb: "7A3E00" } }, border },
  said: { font: { color: { rgb: "B42318" } }, alignment: { wrapText: true, vertical: "top" } },
} as const satisfies Record<string, CellStyle>;
