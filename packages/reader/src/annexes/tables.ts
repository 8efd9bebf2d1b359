import { plain } from "../words/fold.ts";
import type { RepairedCell } from "../repair/index.ts";

export type Row = readonly RepairedCell[];

const empty = (cell: RepairedCell): boolean => cell.text.trim() === "";
const filled = (row: Row): number => row.filter((cell) => !empty(cell)).length;

const headings =
  /^(?:序号|编号|工作任务|任务|任务名称|主要任务|重点任务|任务分解|工作内容|具体措施|主要措施|措施|工作措施|工作要求|目标|工作目标|年度目标|目标要求|牵头单位|牵头部门|责任单位|责任部门|配合单位|配合部门|实施单位|完成时限|完成时间|时限|时间节点|备注|项目|指标|责任领导|政策措施|条款|内容|事项)$/;

/** Whether a row names the columns of a list of tasks. */
export function isHeaderRow(row: Row): boolean {
  return row.filter((cell) => headings.test(plain(cell.text))).length >= 2 && filled(row) >= 2;
}

/** A column of a list of tasks by what it holds. */
export type Column =
  | "number"
  | "task"
  | "measure"
  | "lead"
  | "responsible"
  | "cooperating"
  | "implementing"
  | "deadline"
  | "target"
  | "other";

function columnOf(header: string): Column {
  const name = plain(header);
  if (/^(?:序号|编号|条款)$/.test(name)) return "number";
  if (/牵头|主办|主责/.test(name)) return "lead";
  if (/配合|协办|协助|参与/.test(name)) return "cooperating";
  if (/实施单位|承办|落实单位/.test(name)) return "implementing";
  if (/责任(?:单位|部门|主体)?$|负责/.test(name)) return "responsible";
  if (/时限|时间/.test(name)) return "deadline";
  if (/目标|指标/.test(name)) return "target";
  if (/措施|内容|要求|举措/.test(name)) return "measure";
  return /任务|项目|事项|名称/.test(name) ? "task" : "other";
}

/** A row of a list of tasks: its cells by column; cells that are merged with the row above have its text. */
export type TaskRow = {
  readonly cells: ReadonlyMap<Column, RepairedCell>;
  readonly from: number;
  readonly to: number;
  readonly number: string;
};

/**
 * The tasks of a table whose header names tasks and units; null for other tables.
 *
 * Headers repeated on a new page are left out; empty cells under a task go on with the task above.
 */
export function taskRows(rows: readonly Row[]): TaskRow[] | null {
  const start = rows.findIndex(isHeaderRow);
  if (start < 0) return null;
  const columns = rows[start]!.map((cell) => columnOf(cell.text));
  const hasUnits = columns.some((column) => column === "lead" || column === "responsible");
  if (!hasUnits || !columns.some((column) => column === "task" || column === "measure")) return null;
  const tasks: TaskRow[] = [];
  for (const row of rows.slice(start + 1)) {
    if (isHeaderRow(row) || filled(row) === 0) continue;
    const above = tasks.at(-1);
    const cells = new Map<Column, RepairedCell>();
    columns.forEach((column, index) => {
      const cell = row[index];
      if (column === "other" || cells.has(column)) return;
      const inherited = empty0(cell) ? above?.cells.get(column) : cell;
      const merged = empty0(cell) && (column === "measure" || startsTask(row, columns)) ? undefined : inherited;
      if (merged !== undefined) cells.set(column, merged);
    });
    const first = row.find((cell) => !empty(cell))!;
    tasks.push({
      cells,
      from: first.from,
      to: Math.max(...row.map((cell) => cell.to)),
      number: cells.get("number")?.text.trim() ?? "",
    });
  }
  return tasks;
}

function empty0(cell: RepairedCell | undefined): boolean {
  return cell === undefined || empty(cell);
}

/** Whether a row begins a task of its own: its task or number is printed. */
function startsTask(row: Row, columns: readonly Column[]): boolean {
  return columns.some((column, index) => (column === "task" || column === "number") && !empty0(row[index]));
}
