/** Reads claimants from CSV, block by block, so that a file of any length needs the memory of one block. */
import type { Fact, Vocabulary } from "@jucai/engine/model";
import { type Column, columnOf, type ListTable, type Table, writeValue } from "@jucai/engine/screen";
import { factsOfFile, missing } from "./header.ts";
import { IdSet } from "./id-set.ts";
import { problem, type TableProblem } from "./problem.ts";
import { Problems } from "./problems.ts";
import { repeatedId, Sheet, type SheetRow } from "./sheet.ts";
import type { Bytes } from "./text.ts";
import { type ListWord, Things } from "./things.ts";
import { folded } from "./tidy.ts";

export type CsvOptions = {
  readonly vocabulary: Vocabulary;
  /** Facts and lists that are looked at (`factsWanted`); other columns are named and not read. */
  readonly facts: ReadonlySet<string>;
  /** By list id: its file, with the claimant's id in each row. These are held in memory, in columns. */
  readonly lists?: ReadonlyMap<string, Bytes>;
  readonly blockRows?: number;
};

/** Some claimants. `read` counts rows of the file since the block before: those in the table and those left out. */
export type CsvBlock = {
  readonly table: Table;
  readonly ids: readonly string[];
  readonly read: number;
  readonly leftOut: number;
  readonly problems: readonly TableProblem[];
};

const usualRows = 8192;

/** Reads the claimants' file. Whatever is wrong stands in the blocks' problems; the last block may be without rows. */
export async function* readCsv(people: Bytes, options: CsvOptions): AsyncGenerator<CsvBlock> {
  const { vocabulary, facts, blockRows = usualRows } = options;
  const problems = new Problems();
  const { report } = problems;
  const files = options.lists ?? new Map<string, Bytes>();
  const lists = new Map<string, Things>();
  for (const [list, bytes] of files) {
    const things = await thingsOf(list, bytes, options, report);
    if (things) lists.set(list, things);
  }
  for (const { list } of vocabulary.subjects) {
    if (list !== undefined && facts.has(list) && !files.has(list)) report(missing(list, { list }));
  }
  const sheet = await Sheet.open(people, { file: "people", vocabulary, facts, others: [...lists.keys()], report });
  if (sheet) {
    reportMissing("people", factsOfFile(vocabulary), sheet, facts, report);
    const met = new IdSet();
    let block = new Block(sheet, vocabulary, lists, blockRows);
    const counted = { read: 0, leftOut: 0 };
    for await (const row of sheet.rows()) {
      const first = met.add(row.id, row.row);
      if (first !== undefined) sheet.leave(repeatedId({ file: "people", row: row.row }, row.id, first));
      else {
        for (const things of lists.values()) things.meet(row.id);
        block.add(row, report);
      }
      if (block.rows < blockRows) continue;
      yield block.finished(counted, problems);
      block = new Block(sheet, vocabulary, lists, blockRows);
    }
    for (const things of lists.values()) things.reportStrangers(report);
    yield block.finished(counted, problems);
  } else
    yield {
      table: { rows: 0, columns: new Map(), lists: new Map(), held: new Map() },
      ids: [],
      read: 0,
      leftOut: 0,
      problems: problems.taken(),
    };
}

async function thingsOf(
  list: string,
  bytes: Bytes,
  { vocabulary, facts }: CsvOptions,
  report: (problem: TableProblem) => void,
): Promise<Things | undefined> {
  const sheet = await Sheet.open(bytes, { file: list, vocabulary, facts, report });
  if (!sheet) return undefined;
  reportMissing(list, factsOfFile(vocabulary, list), sheet, facts, report);
  return Things.read(list, sheet, vocabulary);
}

function reportMissing(
  file: string,
  of: readonly Fact[],
  { columns }: Sheet,
  facts: ReadonlySet<string>,
  report: (problem: TableProblem) => void,
): void {
  const there = new Set(columns.map(({ fact }) => fact.id));
  for (const fact of of) if (facts.has(fact.id) && !there.has(fact.id)) report(missing(file, fact));
}

/** Rows on their way into a table. */
class Block {
  private readonly sheet: Sheet;
  private readonly columns: readonly Column[];
  private readonly lists: ReadonlyMap<string, Things>;
  private readonly words: ReadonlyMap<string, ListWord[]>;
  private readonly ids: string[] = [];

  constructor(sheet: Sheet, vocabulary: Vocabulary, lists: ReadonlyMap<string, Things>, rows: number) {
    this.sheet = sheet;
    this.lists = lists;
    this.columns = sheet.columns.map(({ fact }) => columnOf(fact, vocabulary, rows));
    this.words = new Map([...lists.keys()].map((list) => [list, []]));
  }

  get rows(): number {
    return this.ids.length;
  }

  add(row: SheetRow, report: (problem: TableProblem) => void): void {
    const at = this.ids.push(row.id) - 1;
    const { sheet } = this;
    for (let index = 0; index < this.columns.length; index++) {
      const value = sheet.value(sheet.columns[index]!, row);
      if (value !== undefined) writeValue(this.columns[index]!, at, value);
    }
    for (const { at: column, name } of sheet.others) {
      this.words.get(name)![at] = listWord(row, column, name, report);
    }
  }

  /** What has come together; `counted` and `problems` start anew. */
  finished(counted: { read: number; leftOut: number }, problems: Problems): CsvBlock {
    const { sheet, ids } = this;
    const columns = new Map(
      this.columns.map((column, index) => [sheet.columns[index]!.fact.id, cut(column, ids.length)]),
    );
    const lists = new Map<string, ListTable>(
      [...this.lists].map(([list, things]) => [list, things.tableOf(ids, this.words.get(list)!)]),
    );
    const table: Table = { rows: ids.length, columns, lists, held: new Map() };
    const [read, leftOut] = [sheet.read - counted.read, sheet.leftOut - counted.leftOut];
    counted.read = sheet.read;
    counted.leftOut = sheet.leftOut;
    return { table, ids, read, leftOut, problems: problems.taken() };
  }
}

function cut(column: Column, rows: number): Column {
  return column.data.length === rows ? column : ({ ...column, data: column.data.slice(0, rows) } as Column);
}

const listWords: ReadonlyMap<string, ListWord> = new Map<string, ListWord>([
  // As everywhere: an empty cell is not known.
  ["", "unknown"],
  ["complete", "complete"],
  ["open", "open"],
  ["none", "none"],
  ["unknown", "unknown"],
  ["齐全", "complete"],
  ["可能还有", "open"],
  ["无", "none"],
  ["未知", "unknown"],
]);

function listWord(
  { row, cells }: SheetRow,
  at: number,
  list: string,
  report: (problem: TableProblem) => void,
): ListWord {
  const cell = cells[at] ?? "";
  const key = folded(cell);
  if (listWords.has(key)) return listWords.get(key);
  report(
    problem({ file: "people", row, column: list }, "csv/wrong-value", [
      `${list} 不能是“${cell}”，按可能还有处理`,
      `${list} cannot be “${cell}”; it counts as open`,
      "写“齐全”“可能还有”“无”或“未知”",
      "Write complete, open, none or unknown",
    ]),
  );
  return "open";
}
