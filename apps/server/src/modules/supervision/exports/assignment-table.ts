import type { Assignment } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { safe, sheetStyles as styles } from "#modules/registry/sheets/index.ts";
import { type CellStyle, type Cell, writeXlsx } from "hucre/xlsx";

type Language = "zh" | "en";
type Of = {
  readonly items: readonly Assignment[];
  readonly unit: string;
  readonly on: string;
  readonly language: Language;
};

const titles: readonly Text[] = [
  { zh: "序号", en: "No." },
  { zh: "任务", en: "Task" },
  { zh: "文件", en: "Document" },
  { zh: "依据", en: "Clause" },
  { zh: "承办单位", en: "Unit" },
  { zh: "周期", en: "Period" },
  { zh: "期限", en: "Due" },
  { zh: "亮灯", en: "Light" },
  { zh: "说明", en: "Why" },
  { zh: "目标", en: "Goal" },
  { zh: "完成", en: "So far" },
  { zh: "办结日期", en: "Done on" },
];
const widths = [6, 30, 22, 10, 22, 16, 12, 8, 30, 12, 12, 12];
export const stateNames: Readonly<Record<Assignment["state"], Text>> = {
  open: { zh: "待办", en: "open" },
  reported: { zh: "已报待审", en: "reported" },
  returned: { zh: "退回", en: "returned" },
  done: { zh: "已办结", en: "done" },
};

/** What units owe as offices file it: merged title, 填报单位 and date, a row each, 合计. */
export function assignmentTable({ items, unit, on, language }: Of): Promise<Uint8Array> {
  const zh = language === "zh";
  const of = (text: Text) => safe(text[language]);
  const done = items.filter(({ state }) => state === "done").length;
  const rows = items.map((it, at) => [
    at + 1,
    of(it.title),
    of(it.policy),
    safe(it.clause),
    safe(it.unit.name),
    of(it.periodLabel),
    it.lastDay ?? "",
    of(it.light.name),
    of(it.light.why),
    it.goal === null ? "" : `${it.goal.op === "<=" ? "≤" : ""}${figure(it.goal.goal, it)}${it.goal.unit[language]}`,
    it.goal === null ? of(stateNames[it.state]) : it.goal.value === null ? "—" : figure(it.goal.value, it),
    it.doneOn ?? "",
  ]);
  const sum = [zh ? "合计" : "Total", zh ? `${items.length} 项，已办结 ${done} 项` : `${items.length}, ${done} done`];
  return sheetOf({
    name: zh ? "任务清单" : "Tasks",
    title: zh ? "任务督查台账" : "Tasks and how they stand",
    line: [zh ? `填报单位：${unit}` : `Filled in by: ${unit}`, zh ? `日期：${on}` : `Date: ${on}`],
    titles: titles.map((title) => title[language]),
    widths,
    rows,
    sum,
  });
}

/** Money is kept in fen and read in yuan. */
function figure(value: number, { goal }: Assignment): number {
  return goal?.metric === "paid" ? value / 100 : value;
}

type Sheet = {
  readonly name: string;
  readonly title: string;
  readonly line: readonly [string, string];
  readonly titles: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly sum?: readonly string[];
  /** Cells that run over several rows: column and first and last of `rows`. */
  readonly merges?: readonly { readonly column: number; readonly from: number; readonly to: number }[];
};

/** One sheet with title, 填报单位 and date above and 合计 below. */
export function sheetOf(...sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(sheetParts) });
}

/** Rows above the body: title, line, headings. */
const above = 3;

function sheetParts({ name, title, line, titles: heads, widths: wide, rows, sum, merges = [] }: Sheet) {
  const last = heads.length - 1;
  const middle = Math.max(last - 2, 1);
  const pad = (cells: readonly (string | number)[]): (string | number)[] => [
    ...cells,
    ...Array<string>(heads.length - cells.length).fill(""),
  ];
  const body = [...rows.map((row) => [...row]), ...(sum === undefined ? [] : [pad(sum)])];
  const top = [pad([title]), pad([line[0], ...Array<string>(middle - 1).fill(""), line[1]]), [...heads]];
  const cells = new Map<string, Partial<Cell>>();
  const all = [...top, ...body];
  const style = (row: number, column: number, look: CellStyle) =>
    cells.set(`${row},${column}`, { value: all[row]?.[column] ?? null, style: look });
  style(0, 0, styles.title);
  heads.forEach((_, column) => style(2, column, styles.header));
  body.forEach((row, at) => row.forEach((_, column) => style(at + above, column, wrapped)));
  const across = (row: number, from: number, to: number) => ({
    startRow: row,
    startCol: from,
    endRow: row,
    endCol: to,
  });
  return {
    name,
    rows: all,
    cells,
    merges: [
      across(0, 0, last),
      across(1, 0, middle - 1),
      across(1, middle, last),
      ...merges.map(({ column, from, to }) => ({
        startRow: from + above,
        startCol: column,
        endRow: to + above,
        endCol: column,
      })),
    ],
    columns: wide.map((width) => ({ width })),
    freezePane: { rows: above },
  };
}

const wrapped = {
  ...styles.cell,
  alignment: { vertical: "center", wrapText: true },
} as const satisfies CellStyle;
