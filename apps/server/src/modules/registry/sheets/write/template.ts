import type { Roster, RosterColumn } from "@jucai/engine";
import { type Cell as HucreCell, type CellValue, type DataValidation, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { letterOf } from "../cell.ts";
import { styles } from "./styles.ts";

/** Empty rows that stand ready, bordered; drop-downs and text formats reach as far. */
const emptyRows = 300;
const choicesSheet = "选项";

/** An empty workbook of a roster: title, lines for the unit, header, drop-downs, and sums where there are numbers. */
export async function templateWorkbook(roster: Roster, unitName: string): Promise<Buffer> {
  const { columns } = roster;
  const lists = columns.flatMap((column) => {
    const words = wordsOf(column);
    return words.length === 0 ? [] : [{ column, words }];
  });
  const first = 5;
  const last = first + emptyRows - 1;
  const rows: CellValue[][] = [
    [roster.name.zh],
    [`填报单位（盖章）：${unitName}`, ...gap(columns.length, ["填表人：", "联系电话：", "填报日期："])],
    [note(columns)],
    columns.map(titleOf),
    ...Array.from({ length: emptyRows }, (_none, index) =>
      columns.map((column) => (column.type === "sequence" ? index + 1 : null)),
    ),
  ];
  const cells = new Map<string, Partial<HucreCell>>([
    ["0,0", { value: roster.name.zh, style: styles.title }],
    ["2,0", { value: note(columns), style: styles.line }],
  ]);
  columns.forEach((column, at) => {
    cells.set(`3,${at}`, { value: titleOf(column), style: styles.header });
    const style = isText(column) ? styles.text : styles.cell;
    for (let row = first - 1; row < last; row++) cells.set(`${row},${at}`, { value: rows[row]?.[at] ?? null, style });
  });
  sums(columns, rows, cells, first, last);
  const sheet: WriteSheet = {
    name: roster.name.zh.replaceAll(/[[\]:*?/\\]/g, "").slice(0, 31),
    rows,
    cells,
    merges: [0, 2].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: columns.length - 1 })),
    columns: columns.map((column) => ({ width: widthOf(column) })),
    rowDefs: new Map([
      [0, { height: 30 }],
      [2, { height: 32 }],
      [3, { height: 34 }],
    ]),
    freezePane: { rows: 4 },
    dataValidations: [
      ...lists.map(({ column, words }, list) => dropDown(columns.indexOf(column), words.length, list, first, last)),
      ...prompts(columns, first, last),
    ],
  };
  const longest = Math.max(0, ...lists.map(({ words }) => words.length));
  const options = Array.from({ length: longest }, (_none, row) => lists.map(({ words }) => words[row] ?? null));
  const sheets = lists.length === 0 ? [sheet] : [sheet, { name: choicesSheet, rows: options, hidden: true }];
  return Buffer.from(await writeXlsx({ sheets }));
}

/** Spreads texts over a line so that each has room. */
function gap(width: number, texts: readonly string[]): CellValue[] {
  const line: CellValue[] = Array.from({ length: Math.max(width - 1, texts.length) }, () => null);
  texts.forEach((text, index) => {
    line[Math.floor(((index + 1) * line.length) / (texts.length + 1))] = text;
  });
  return line;
}

function titleOf({ header, required }: RosterColumn): string {
  return required ? `${header}*` : header;
}

function wordsOf({ type, values, is }: RosterColumn): string[] {
  if (type === "choice") return (values ?? []).map(({ label }) => label.zh);
  if (type === "yes_no") return ["是", "否"];
  return is === "gender" ? ["男", "女"] : [];
}

/** Numbers that must not become numbers: identity, phone, account, and months, which Excel would make dates. */
function isText({ type }: RosterColumn): boolean {
  return ["identity", "phone", "bank", "uscc", "month", "date"].includes(type);
}

function widthOf({ type, header }: RosterColumn): number {
  if (type === "sequence") return 6;
  if (type === "identity" || type === "uscc" || type === "bank") return 22;
  return Math.min(Math.max(header.length * 2 + 2, 12), 28);
}

function note(columns: readonly RosterColumn[]): string {
  const months = columns.some(({ type }) => type === "month") ? "年月写成 199005；" : "";
  return `填写说明：带*的必填；${months}证件号码和电话按文本填写；有下拉框的请从中选择；不要合并单元格，不要改动表头。`;
}

/** Choices stand on a sheet of their own: a list inside the rule may hold 255 characters only. */
function dropDown(at: number, count: number, list: number, first: number, last: number): DataValidation {
  const column = letterOf(list);
  return {
    type: "list",
    range: `${letterOf(at)}${first}:${letterOf(at)}${last}`,
    formula1: `${choicesSheet}!$${column}$1:$${column}$${count}`,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: "stop",
    errorTitle: "请从下拉框选择",
    errorMessage: "这一格只能填下拉框里的内容。",
  };
}

function prompts(columns: readonly RosterColumn[], first: number, last: number): DataValidation[] {
  const says: Partial<Record<RosterColumn["type"], string>> = {
    month: "例：199005",
    phone: "11 位手机号码",
    identity: "18 位，末位可为 X",
  };
  return columns.flatMap(({ type, header }, at) => {
    const inputMessage = says[type];
    if (inputMessage === undefined) return [];
    const range = `${letterOf(at)}${first}:${letterOf(at)}${last}`;
    return [
      {
        type: "textLength",
        operator: "between",
        formula1: "0",
        formula2: "60",
        allowBlank: true,
        range,
        showInputMessage: true,
        inputTitle: header.slice(0, 30),
        inputMessage,
      },
    ];
  });
}

function sums(
  columns: readonly RosterColumn[],
  rows: CellValue[][],
  cells: Map<string, Partial<HucreCell>>,
  first: number,
  last: number,
): void {
  if (!columns.some(({ type }) => type === "number" || type === "money")) return;
  const row = rows.length;
  rows.push(columns.map((_column, at) => (at === 0 ? "合计" : null)));
  columns.forEach(({ type }, at) => {
    if (type !== "number" && type !== "money") return;
    const letter = letterOf(at);
    cells.set(`${row},${at}`, {
      value: 0,
      type: "formula",
      formula: `SUM(${letter}${first}:${letter}${last})`,
      formulaResult: 0,
      style: styles.header,
    });
  });
  cells.set(`${row},0`, { value: "合计", style: styles.header });
}
