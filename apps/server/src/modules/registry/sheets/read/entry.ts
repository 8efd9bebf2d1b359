import type { ImportProblem } from "@jucai/contract";
import type { Roster, RosterColumn, Text } from "@jucai/engine";
import { type Cell, textOf } from "../cell.ts";
import { isMasked, masked } from "./mask.ts";
import type { CellValue } from "./reading.ts";
import { readValue } from "./value.ts";
import { oneLine, saysDitto } from "./words.ts";

/** One entry as it was read. `cells` is what stands there, `values` what it means; both by the column's key. */
export type Entry = {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, CellValue>>;
  readonly problems: readonly ImportProblem[];
};

export type EntryColumn = {
  readonly at: number;
  readonly header: string;
  readonly column: RosterColumn;
  readonly inTenThousands: boolean;
};

/** The cell above, for 同上; its value undefined where that cell was wrong. */
export type Above = Map<string, { readonly text: string; readonly cell: Cell }>;

/** Reads one row; every problem of every cell is collected. */
export function readEntry(
  row: number,
  cellAt: (column: EntryColumn) => Cell,
  columns: readonly EntryColumn[],
  roster: Roster,
  today: string,
  above: Above,
): Entry {
  const cells: Record<string, string> = {};
  const values: Record<string, CellValue> = {};
  const problems: ImportProblem[] = [];
  for (const each of columns) {
    const { column, header, inTenThousands } = each;
    let cell = cellAt(each);
    const shown = oneLine(textOf(cell));
    cells[column.key] = textOf(cell).trim();
    const tell = problemAt(row, column.key, header, shown);
    if (saysDitto(shown)) {
      const before = above.get(column.key);
      if (before === undefined || isOnesOwn(column)) {
        problems.push(tell("error", "ditto/nothing-above", isOnesOwn(column) ? ownDitto : noDitto, typeIt));
        continue;
      }
      cell = before.cell;
      problems.push(
        tell("notice", "ditto/read-as", asAbove(isMasked(column) ? masked(column, before.text) : before.text)),
      );
    }
    const reading = readValue(column, cell, { today, inTenThousands });
    if (reading.kind === "wrong") problems.push(tell("error", reading.code, reading.says, reading.fix));
    if (reading.kind === "empty" && column.required)
      problems.push(tell("error", "cell/missing", missing(header), typeIt));
    if (reading.kind === "value") {
      values[column.key] = reading.value;
      if (reading.notice !== undefined) problems.push(tell("notice", reading.notice.code, reading.notice.says));
      above.set(column.key, { text: oneLine(textOf(cell)), cell });
    } else above.delete(column.key);
  }
  return {
    row,
    cells,
    values: withBirth(values, roster),
    problems: [...problems, ...contradictions(row, values, columns, roster)],
  };
}

/** Names and numbers are nobody else's, so 同上 cannot stand for them. */
function isOnesOwn({ is }: RosterColumn): boolean {
  return is === "name" || is === "identity" || is === "phone" || is === "uscc" || is === "bank";
}

const asAbove = (text: string): Text => ({
  zh: `已按上一行读作“${text}”`,
  en: `read as “${text}”, from the row above`,
});
const ownDitto = { zh: "这一项每人不同，不能写“同上”", en: "this is nobody else's, so “the same” cannot stand here" };
const noDitto = {
  zh: "写了“同上”，但上一行这一格没有可用的内容",
  en: "“the same” stands here, but the cell above has nothing to use",
};
const typeIt = { zh: "请填写内容", en: "Fill it in" };
const missing = (header: string): Text => ({ zh: `缺${header}`, en: `${header} is missing` });

/** Makes problems of one cell; `says` begins with where it is. */
export function problemAt(row: number, column: string, header: string, value: string) {
  const title = oneLine(header).slice(0, 20);
  return (level: ImportProblem["level"], code: string, says: Text, fix: Text | null = null): ImportProblem => ({
    code,
    level,
    row,
    column,
    header: title,
    value: value.slice(0, 200),
    says: { zh: `第${row}行“${title}”：${says.zh}`, en: `Row ${row}, ${title}: ${says.en}` },
    fix,
  });
}

/** Where the identity number says the month of birth or the gender and no cell does, it is taken from there. */
function withBirth(values: Record<string, CellValue>, roster: Roster): Record<string, CellValue> {
  const number = valueOf(values, roster, "identity");
  if (number?.length !== 18) return values;
  const birth = roster.columns.find(({ is }) => is === "birth_month");
  const gender = roster.columns.find(({ is }) => is === "gender");
  return {
    ...(birth === undefined ? {} : { [birth.key]: `${number.slice(6, 10)}-${number.slice(10, 12)}` }),
    ...(gender === undefined ? {} : { [gender.key]: Number(number[16]) % 2 === 1 ? "male" : "female" }),
    ...values,
  };
}

function valueOf(
  values: Readonly<Record<string, CellValue>>,
  roster: Roster,
  is: RosterColumn["is"],
): string | undefined {
  const key = roster.columns.find((column) => column.is === is)?.key;
  const value = key === undefined ? undefined : values[key];
  return typeof value === "string" ? value : undefined;
}

/** A month of birth or a gender that the identity number denies. */
function contradictions(
  row: number,
  values: Readonly<Record<string, CellValue>>,
  columns: readonly EntryColumn[],
  roster: Roster,
): ImportProblem[] {
  const number = valueOf(values, roster, "identity");
  if (number?.length !== 18) return [];
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}`;
  const gender = Number(number[16]) % 2 === 1 ? "male" : "female";
  const says = { zh: "与身份证号不一致", en: "does not fit the identity number" };
  const fix = { zh: "请照证件核对这两格", en: "Compare both cells with the card" };
  return columns.flatMap(({ column, header }) => {
    const value = values[column.key];
    const wrong =
      (column.is === "birth_month" && value !== undefined && value !== birth) ||
      (column.is === "gender" && value !== undefined && genderOf(value) !== gender);
    return wrong
      ? [problemAt(row, column.key, header, String(value))("error", "identity/contradicted", says, fix)]
      : [];
  });
}

function genderOf(value: CellValue): string {
  return value === "男" ? "male" : value === "女" ? "female" : String(value);
}
