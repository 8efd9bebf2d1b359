/** The rows of a list by spreadsheet: hires, trips, courses. A file with a faulty cell changes nothing. */
import type { Readable } from "node:stream";
import type { Application as ApplicationView, CaseRow, CaseValue } from "@jucai/contract";
import { mostRows } from "@jucai/contract";
import { type Fact, readValue, type Text, type Vocabulary } from "@jucai/engine";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type Cell, textOf } from "#modules/registry/sheets/cell.ts";
import { openBook, type TableHead, titleKey, workbookOf } from "#modules/registry/sheets/index.ts";
import { inRow } from "./fields.ts";
import { look } from "./look.ts";
import { rowsOf } from "./problems.ts";
import { lockForm, saveApplication } from "./save.ts";
import type { Doing } from "./start.ts";

type Fault = { readonly row: number; readonly column: string; readonly says: Text };
type Taken = { taken: number; errors: Fault[]; application: ApplicationView | null };
type Sheet = { readonly label: Text; readonly facts: readonly Fact[]; readonly vocabulary: Vocabulary };

/** A workbook with a column for each fact of a list, and the rows that were given so far. */
export async function rowsTemplate(tx: ScopedTransaction, by: Doing, id: string, list: string): Promise<Readable> {
  const form = await lockForm(tx, id);
  const seen = await look(tx, by.sealing, form, today(by.clock));
  const { label, facts, vocabulary } = sheetOf(seen.needed.lists.get(list), seen.rules.vocabulary);
  const given = rowsOf(seen.plain[list] as Parameters<typeof rowsOf>[0]);
  const head: TableHead = {
    title: label.zh,
    line: "每行一项，表头不要改；金额填元，日期填如 2024-03-01。",
    date: today(by.clock),
    columns: facts.map((fact) => ({ title: fact.label.zh, kind: "text" as const, width: 20 })),
  };
  async function* rows() {
    for (const row of given) yield facts.map((fact) => shownIn(row[inRow(fact.id)] ?? row[fact.id], fact, vocabulary));
  }
  return workbookOf(head, rows());
}

function sheetOf(
  found: { readonly subject: { readonly label: Text }; readonly facts: readonly Fact[] } | undefined,
  vocabulary: Vocabulary,
): Sheet {
  if (found !== undefined) return { label: found.subject.label, facts: found.facts, vocabulary };
  throw new Refusal("not_valid", {
    zh: "所选事项不需要这张清单。",
    en: "None of the chosen benefits looks at this list.",
  });
}

/** Takes the rows of a filled-in workbook in place of those given before, unless a cell cannot be read. */
export async function takeRows(
  tx: ScopedTransaction,
  by: Doing,
  id: string,
  list: string,
  bytes: Buffer,
): Promise<Taken> {
  const form = await lockForm(tx, id);
  const seen = await look(tx, by.sealing, form, today(by.clock));
  const sheet = sheetOf(seen.needed.lists.get(list), seen.rules.vocabulary);
  const { rows, errors } = await rowsIn(bytes, sheet);
  if (errors.length > 0) return { taken: 0, errors, application: null };
  const { application } = await saveApplication(tx, by, id, {
    version: form.version,
    set: [{ field: list, value: rows.length === 0 ? "none" : rows }],
  });
  return { taken: rows.length, errors, application };
}

/** Faults named at one time: whoever corrects more has to begin again anyway. */
const mostFaults = 200;

async function rowsIn(bytes: Buffer, { facts, vocabulary }: Sheet): Promise<{ rows: CaseRow[]; errors: Fault[] }> {
  const book = await openBook(bytes);
  const rows: CaseRow[] = [];
  const errors: Fault[] = [];
  let columns: ReadonlyMap<number, Fact> | undefined;
  for await (const { row, cells } of book.rows(book.sheets[0] ?? "")) {
    if (columns === undefined) {
      columns = columnsIn(cells, facts);
      continue;
    }
    if (cells.every((cell) => textOf(cell).trim() === "") || textOf(cells[0]) === "合计") continue;
    const read: Record<string, CaseValue> = {};
    for (const [at, fact] of columns) {
      const value = valueIn(cells[at] ?? null, fact, vocabulary);
      if (value === undefined) continue;
      if ("says" in value) errors.push({ row, column: fact.label.zh, says: value.says });
      else read[inRow(fact.id)] = value.value;
    }
    rows.push(read);
    if (rows.length > mostRows) throw tooMany();
    if (errors.length >= mostFaults) break;
  }
  if (columns === undefined) throw noHeader(facts);
  return { rows, errors };
}

/** The columns by their titles; undefined in rows above the header. */
function columnsIn(cells: readonly Cell[], facts: readonly Fact[]): ReadonlyMap<number, Fact> | undefined {
  const byTitle = new Map(facts.map((fact) => [titleKey(fact.label.zh), fact]));
  const found = cells.flatMap((cell, at) => {
    const fact = byTitle.get(titleKey(textOf(cell)));
    return fact === undefined ? [] : [[at, fact] as const];
  });
  return found.length >= Math.min(2, facts.length) ? new Map(found) : undefined;
}

/** A cell as a case says it; undefined for an empty one, which is not known. */
function valueIn(cell: Cell, fact: Fact, vocabulary: Vocabulary): { value: CaseValue } | { says: Text } | undefined {
  const text = textOf(cell).trim();
  if (text === "") return undefined;
  const value = caseOf(text, fact, vocabulary);
  const read = readValue(value, fact, vocabulary);
  if (!("problem" in read)) return { value };
  const { message, fix } = read.problem;
  return { says: { zh: `“${text}”：${message.zh}。${fix.zh}。`, en: `“${text}”: ${message.en}. ${fix.en}.` } };
}

const yes = new Set(["是", "有", "true", "yes", "√", "1"]);
const no = new Set(["否", "无", "没有", "false", "no", "×", "0"]);

function caseOf(text: string, { type, mayBeNone }: Fact, { enumerations }: Vocabulary): CaseValue {
  if (mayBeNone === true && (text === "无" || text === "没有")) return "none";
  switch (type.kind) {
    case "boolean":
      return yes.has(text.toLowerCase()) ? true : no.has(text.toLowerCase()) ? false : text;
    case "number":
      return /^-?[\d,，]+(\.\d+)?$/.test(text) ? Number(text.replaceAll(/[,，]/g, "")) : text;
    case "money":
      return `${text.replaceAll(/[,，\s¥￥]/g, "").replace(/元$/, "")} yuan`;
    case "date":
      return dateOf(text);
    case "enum":
    case "region": {
      const values = enumerations.find(({ id }) => id === (type.kind === "enum" ? type.of : "region"))?.values ?? [];
      return values.find(({ id, label }) => id === text || label.zh === text || label.en === text)?.id ?? text;
    }
    case "text":
      return text;
  }
}

/** 2024年3月1日, 2024/3/1 and 20240301 as `2024-03-01`; anything else as it stands. */
function dateOf(text: string): string {
  const [, year, month, day] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
}

function shownIn(value: CaseValue | undefined, { type }: Fact, { enumerations }: Vocabulary): string | null {
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? "是" : "否";
  if (value === "none") return "无";
  const text = String(value).replace(/ yuan$/, "");
  const of = type.kind === "enum" ? type.of : type.kind === "region" ? "region" : undefined;
  return enumerations.find(({ id }) => id === of)?.values.find(({ id }) => id === text)?.label.zh ?? text;
}

function noHeader(facts: readonly Fact[]): Refusal {
  const names = facts.map(({ label }) => label.zh).join("、");
  return new Refusal("not_valid", {
    zh: `没有找到表头，请用下载的表填写。表头应有：${names}。`,
    en: `The header row is not there; fill in the sheet that you downloaded. Its columns: ${names}.`,
  });
}

function tooMany(): Refusal {
  return new Refusal("too_large", {
    zh: `一份申请最多 ${mostRows} 行，请分成几份申请。`,
    en: `One form takes ${mostRows} rows at most; use several forms.`,
  });
}
