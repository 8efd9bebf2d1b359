import type { ImportLayout, ImportProblem } from "@jucai/contract";
import type { Roster } from "@jucai/engine";
import { type SheetRow, textOf } from "../cell.ts";
import { limits } from "../limits.ts";
import type { OpenBook } from "../open.ts";
import { refused } from "../refused.ts";
import { type Mapping, matchColumns, type MatchedColumn } from "./columns.ts";
import { type Above, type Entry, type EntryColumn, readEntry } from "./entry.ts";
import { fileProblems, nothingFound } from "./file-problems.ts";
import { findHeader, headerRows } from "./header.ts";
import { type RowKind, rowKinds } from "./rows-apart.ts";
import { twiceFinder } from "./twice.ts";
import { oneLine } from "./words.ts";

export type SheetReading = {
  /** What was found; `skipped` is complete once all entries were taken. */
  readonly layout: () => ImportLayout;
  /** Problems of the file as a whole. With an error among them no entry is read. */
  readonly problems: readonly ImportProblem[];
  readonly columns: readonly EntryColumn[];
  readonly entries: () => AsyncGenerator<Entry, void, undefined>;
};

export type SheetOptions = { readonly sheet?: string; readonly mapping?: Mapping; readonly today: string };

/** Rows that are kept to find the header and to see what the columns hold. */
const looked = headerRows + 140;

/**
 * Reads a sheet of a roster: finds the header, matches the columns, and hands the entries on one by one.
 * Throws Refusal where nothing of the roster is found, saying what was expected and what is there.
 */
export async function readSheet(book: OpenBook, roster: Roster, options: SheetOptions): Promise<SheetReading> {
  const { sheet, head, header } = await sheetWithHeader(book, roster, options);
  const below = head.filter(({ row }) => row > header.to);
  const matched = matchColumns(header, below, roster, options.mapping ?? {}, options.today);
  const columns = entryColumns(matched, inTenThousandsAbove(head.filter(({ row }) => row <= header.to)));
  const missing = roster.columns.filter(
    (column) => column.type !== "sequence" && !columns.some((each) => each.column === column),
  );
  const problems = fileProblems(matched, missing);
  const skipped = { titles: 0, repeatedHeaders: 0, totals: 0, blank: 0, notes: 0 };

  return {
    layout: () => ({
      sheet,
      sheets: [...book.sheets],
      headerFrom: header.from,
      headerTo: header.to,
      columns: matched.map(({ column, ...rest }) => ({
        ...rest,
        key: column?.key ?? null,
        name: column?.label ?? null,
      })),
      missing: missing.map(({ key, label, required }) => ({ key, name: label, required })),
      choices: roster.columns.map(({ key, label, required }) => ({ key, name: label, required })),
      skipped: { ...skipped },
    }),
    problems,
    columns,
    async *entries() {
      if (problems.some(({ level }) => level === "error")) return;
      const kindOf = rowKinds(matched);
      const twice = twiceFinder(roster);
      const above: Above = new Map();
      let count = 0;
      let last = header.to;
      for await (const row of book.rows(sheet)) {
        if (row.row <= header.to) {
          if (row.row < header.from) skipped.titles++;
          continue;
        }
        // Rows without any content are not handed on; the gap they leave counts.
        skipped.blank += row.row - last - 1;
        last = row.row;
        const kind: RowKind = kindOf(row);
        if (kind !== "entry") {
          skipped[kind]++;
          continue;
        }
        if (++count > limits.rows) throw refused.tooManyRows(limits.rows);
        const entry = readEntry(row.row, ({ at }) => row.cells[at] ?? null, columns, roster, options.today, above);
        yield { ...entry, problems: [...entry.problems, ...twice(entry)] };
      }
    },
  };
}

async function sheetWithHeader(book: OpenBook, roster: Roster, { sheet: wanted, mapping }: SheetOptions) {
  const sheets = wanted === undefined ? book.sheets : book.sheets.filter((name) => name === wanted);
  let first: SheetRow[] | undefined;
  for (const sheet of sheets) {
    const head = await beginning(book.rows(sheet));
    const header = findHeader(head, roster, mapping?.byTitle);
    if (header !== undefined) return { sheet, head, header };
    first ??= head;
  }
  throw nothingFound(roster, first ?? []);
}

async function beginning(rows: AsyncIterable<SheetRow>): Promise<SheetRow[]> {
  const head: SheetRow[] = [];
  for await (const row of rows) {
    head.push(row);
    if (head.length >= looked) break;
  }
  return head;
}

/** 单位：万元 stands at the top right of many forms. */
function inTenThousandsAbove(rows: readonly SheetRow[]): boolean {
  return rows.some(({ cells }) => cells.some((cell) => /单位[:：]\s*万元/.test(oneLine(textOf(cell)))));
}

function entryColumns(matched: readonly MatchedColumn[], above: boolean): EntryColumn[] {
  return matched.flatMap(({ at, header, column }) => {
    if (column === undefined) return [];
    const own = /万元/.test(header);
    const inTenThousands = own || (above && !/元/.test(header));
    return [{ at, header, column, inTenThousands }];
  });
}
