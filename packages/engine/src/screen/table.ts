/** Many claimants in columns: one row each; things of a list (hires, trips) in rows of their own. */
import type { Item, FactList, Facts, Held } from "../model/facts.ts";
import type { Fact, Vocabulary } from "../model/vocabulary.ts";
import { type Column, columnOf, resized, valueAt, widened, writeValue } from "./column.ts";

export type Table = {
  readonly rows: number;
  /** By fact id. A fact without a column is unknown of everyone. */
  readonly columns: ReadonlyMap<string, Column>;
  /** By list id. A list without a table is unknown of everyone. */
  readonly lists: ReadonlyMap<string, ListTable>;
  /** Awards that claimants hold already, by row; only rows with some. */
  readonly held: ReadonlyMap<number, readonly Held[]>;
};

export type ListTable = {
  /** Things of row r are the items from `starts[r]` to before `starts[r + 1]`. */
  readonly starts: Int32Array;
  /** What is known of the list of each row: {@link listUnknown}, {@link listOpen} or {@link listComplete}. */
  readonly state: Uint8Array;
  /** By fact id, one entry for each item of all rows. */
  readonly columns: ReadonlyMap<string, Column>;
};

export const listUnknown = 0;
/** There may be more than those named. */
export const listOpen = 1;
export const listComplete = 2;

/** All that a table holds about one row. */
export function factsAt(table: Table, row: number): Facts {
  const lists = new Map<string, FactList>();
  for (const [id, list] of table.lists) {
    const state = list.state[row]!;
    if (state === listUnknown) continue;
    const items: Item[] = [];
    for (let item = list.starts[row]!; item < list.starts[row + 1]!; item++) items.push(valuesAt(list.columns, item));
    lists.set(id, { items, complete: state === listComplete });
  }
  return { values: valuesAt(table.columns, row), lists };
}

function valuesAt(columns: ReadonlyMap<string, Column>, row: number): Item {
  const values = new Map();
  for (const [id, column] of columns) {
    const value = valueAt(column, row);
    if (value !== undefined) values.set(id, value);
  }
  return values;
}

type Growing = { readonly fact: Fact; column: Column };
type GrowingList = { starts: number[]; state: number[]; items: number; readonly columns: Map<string, Growing> };

/** Which facts a table gets columns for; all of the vocabulary's when none are named. */
export type Wanted = { readonly vocabulary: Vocabulary; readonly facts?: ReadonlySet<string> };

/** Collects claimants one by one into a table. */
export class TableBuilder {
  private readonly columns: ReadonlyMap<string, Growing>;
  private readonly lists: ReadonlyMap<string, GrowingList>;
  private readonly vocabulary: Vocabulary;
  private readonly held = new Map<number, readonly Held[]>();
  private count = 0;

  constructor({ vocabulary, facts }: Wanted) {
    this.vocabulary = vocabulary;
    const wanted = vocabulary.facts.filter(({ id }) => facts?.has(id) ?? true);
    const listed = new Map(vocabulary.subjects.flatMap(({ id, list }) => (list ? [[id, list] as const] : [])));
    this.columns = new Map(wanted.filter(({ subject }) => !listed.has(subject)).map((fact) => this.growing(fact)));
    const lists = [...listed].map(([subject, list]): [string, GrowingList] => {
      const own = wanted.filter((fact) => fact.subject === subject);
      return [list, { starts: [0], state: [], items: 0, columns: new Map(own.map((fact) => this.growing(fact))) }];
    });
    this.lists = new Map(lists.filter(([list, { columns }]) => columns.size > 0 || facts?.has(list)));
  }

  /** Rows so far. */
  get rows(): number {
    return this.count;
  }

  /** Adds one claimant; facts without a column are left out. Returns the row. */
  add(facts: Facts, held: readonly Held[] = []): number {
    const row = this.count++;
    for (const [id, value] of facts.values) {
      const growing = this.columns.get(id);
      if (growing) write(growing, row, value);
    }
    for (const [id, list] of this.lists) addItems(list, facts.lists.get(id));
    if (held.length > 0) this.held.set(row, held);
    return row;
  }

  /** The table; further rows may still be added, and are not in it. */
  build(): Table {
    return {
      rows: this.count,
      columns: finished(this.columns, this.count),
      lists: new Map(
        [...this.lists].map(([id, { starts, state, items, columns }]) => [
          id,
          { starts: Int32Array.from(starts), state: Uint8Array.from(state), columns: finished(columns, items) },
        ]),
      ),
      held: new Map(this.held),
    };
  }

  private growing(fact: Fact): [string, Growing] {
    return [fact.id, { fact, column: columnOf(fact, this.vocabulary, 64) }];
  }
}

function addItems(list: GrowingList, known: FactList | undefined): void {
  for (const item of known?.items ?? []) {
    for (const [id, growing] of list.columns) write(growing, list.items, item.get(id));
    list.items += 1;
  }
  list.starts.push(list.items);
  list.state.push(known === undefined ? listUnknown : known.complete ? listComplete : listOpen);
}

function write(growing: Growing, row: number, value: ReturnType<typeof valueAt>): void {
  if (row >= growing.column.data.length) growing.column = resized(growing.column, Math.max(row + 1, row * 2));
  if (writeValue(growing.column, row, value)) return;
  if (growing.column.kind === "code") growing.column = widened(growing.column);
  writeValue(growing.column, row, value);
}

function finished(columns: ReadonlyMap<string, Growing>, rows: number): Map<string, Column> {
  return new Map([...columns].map(([id, { column }]) => [id, resized(column, rows)]));
}
