import type { FormColumn } from "../model.ts";
import { fold } from "../words/fold.ts";
import type { Row } from "./tables.ts";

const clean = (text: string): string => text.replace(/\s+/g, "");

/** 类别/党政机关、企业: choices printed behind the name of a column; 性别（男/女） too. 工作/读书地点 has none. */
export function formColumn(text: string): FormColumn {
  const header = clean(text);
  const folded = fold(header);
  const stroke = folded.indexOf("/");
  if (stroke > 0 && (folded.slice(stroke + 1).match(/、/g) ?? []).length >= 1)
    return {
      header: header.slice(0, stroke),
      choices: header
        .slice(stroke + 1)
        .split("、")
        .filter(Boolean),
    };
  const bracket = /^([^（）]{1,20})（([^（）]{2,60})）$/.exec(folded);
  if (bracket !== null) {
    const parts = header
      .slice(bracket[1]!.length + 1, -1)
      .split(/[、/]/)
      .map((part) => part.replace(/^[□☐○]/, ""));
    if (
      parts.length >= 2 &&
      parts.every((part) => part.length > 0 && part.length <= 12) &&
      !/^(?:万?元|年|月|日|岁|人|岁数|签字|盖章)$/.test(parts[0]!)
    )
      return { header: header.slice(0, bracket[1]!.length), choices: parts };
  }
  const boxes = header.split(/[□☐]/);
  if (boxes.length >= 3)
    return {
      header: boxes[0] === "" ? header : boxes[0]!.replace(/[：:]$/, ""),
      choices: boxes
        .slice(1)
        .map((box) => box.replace(/[、，,；;/]$/, ""))
        .filter(Boolean),
    };
  return { header, choices: [] };
}

/** 是/否 is asked where a header asks whether. */
function withYesNo(column: FormColumn): FormColumn {
  return column.choices.length === 0 && /^是否/.test(column.header) ? { ...column, choices: ["是", "否"] } : column;
}

/**
 * The columns of a table that is to be filled in; null for a table that says something.
 *
 * Either its first full row names the columns and the rows under it are (nearly) empty, or labels and empty cells take
 * turns (姓名 | | 性别 | |).
 */
export function formColumns(rows: readonly Row[]): FormColumn[] | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const start = rows.findIndex(
    (row) => row.filter((cell) => clean(cell.text) !== "").length >= Math.max(2, Math.ceil(width * 0.6)),
  );
  if (width < 2) return null;
  if (start < 0) return byPairs(rows);
  const under = rows.slice(start + 1).flat();
  const empties = under.filter((cell) => clean(cell.text) === "").length;
  if (under.length > 0 && empties >= under.length * 0.7 && rows[start]!.every((cell) => cell.text.length <= 60))
    return rows[start]!.map((cell) => clean(cell.text))
      .filter((header) => header !== "")
      .map((header) => withYesNo(formColumn(header)));
  return byPairs(rows);
}

function byPairs(rows: readonly Row[]): FormColumn[] | null {
  const columns: FormColumn[] = [];
  let cells = 0;
  let blanks = 0;
  for (const row of rows)
    row.forEach((cell, index) => {
      cells++;
      const text = clean(cell.text);
      if (text === "") {
        blanks++;
        return;
      }
      const next = row[index + 1];
      if (next !== undefined && clean(next.text) === "" && text.length <= 30) columns.push(withYesNo(formColumn(text)));
    });
  return columns.length >= 3 && blanks >= cells * 0.3 ? columns : null;
}
