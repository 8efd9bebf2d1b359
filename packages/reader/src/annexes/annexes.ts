import type { Annex, FormColumn, ReadMeasure, ReadProblem, Span } from "../model.ts";
import type { Line } from "../outline/lines.ts";
import type { Outline } from "../outline/outline.ts";
import type { Repaired, RepairedParagraph } from "../repair/index.ts";
import { formColumns } from "./forms.ts";
import { taskRows, type Row } from "./tables.ts";
import { readTasks } from "./tasks.ts";

export type Annexes = {
  readonly annexes: readonly Annex[];
  readonly problems: readonly ReadProblem[];
  /** Rows of lists of tasks that the body does not have. */
  readonly measures: readonly ReadMeasure[];
};
type Table = Extract<RepairedParagraph, { kind: "table" }>;

/** A row that is only the table's own title. */
function titleRow(rows: readonly Row[]): string {
  const cells = rows[0]?.filter((cell) => cell.text.trim() !== "") ?? [];
  return rows.length > 1 && cells.length === 1 && rows.some((row) => row.length > 1)
    ? cells[0]!.text.replace(/\s+/g, "")
    : "";
}

/** Reads the annexes of a document: their tables, their forms, and their lists of tasks against the body. */
export function readAnnexes(
  repaired: Repaired,
  lines: readonly Line[],
  { annexes: { starts } }: Outline,
  measures: readonly ReadMeasure[],
): Annexes {
  const tables = repaired.paragraphs.filter((paragraph): paragraph is Table => paragraph.kind === "table");
  const annexes: Annex[] = [];
  const problems: ReadProblem[] = [];
  const own: ReadMeasure[] = [];
  const tasks = (table: Table, label: string): void => {
    const rows = taskRows(table.rows);
    if (rows === null) return;
    const read = readTasks(rows, label, measures);
    problems.push(...read.problems);
    own.push(...read.measures);
  };
  starts.forEach((start, index) => {
    const at = {
      from: lines[start.line]!.from,
      to: lines[starts[index + 1]?.line ?? lines.length]?.from ?? repaired.text.length,
    };
    const inside = tables.filter((table) => table.from >= at.from && table.from < at.to);
    const forms: { title: string; columns: FormColumn[]; at: Span }[] = [];
    const found: Annex["tables"][number][] = [];
    for (const table of inside) {
      const own = titleRow(table.rows);
      const title = own === "" ? start.title : own;
      const span = { from: table.from, to: table.to };
      const columns = taskRows(table.rows) === null ? formColumns(own === "" ? table.rows : table.rows.slice(1)) : null;
      if (columns !== null) forms.push({ title, columns, at: span });
      found.push({ title, at: span, rows: table.rows.map((row) => row.map((cell) => cell.text)) });
      tasks(table, start.label === "" ? `附件${start.number ?? ""}` : start.label);
    }
    const title = start.title === "" ? (found[0]?.title ?? "") : start.title;
    annexes.push({ label: start.label, title, at, tables: found, forms });
  });
  const first = lines[starts[0]?.line ?? lines.length]?.from ?? repaired.text.length;
  for (const table of tables) if (table.from < first) tasks(table, "表");
  return { annexes, problems, measures: own };
}
