/** The file of a list, held in columns: the things of each claimant, wherever in the file they stand. */
import type { Fact, Vocabulary } from "@jucai/engine/model";
import {
  type Column,
  columnOf,
  listComplete,
  listOpen,
  type ListTable,
  listUnknown,
  writeValue,
} from "@jucai/engine/screen";
import { problem, type Report, type TableProblem } from "./problem.ts";
import type { Sheet } from "./sheet.ts";

/** What the claimants' file says of a list: `complete`, `open` (there may be more), `none`, or `unknown`. */
export type ListWord = "complete" | "open" | "none" | "unknown" | undefined;

export class Things {
  private readonly list: string;
  private readonly facts: readonly Fact[];
  private readonly vocabulary: Vocabulary;
  private columns: Column[];
  private readonly owners = new Map<string, number>();
  private ownerOf = new Int32Array(1024);
  private rowOf = new Int32Array(1024);
  private count = 0;
  /** Things in the order of their claimants; those of claimant c start at `starts[c]`. */
  private order = new Int32Array(0);
  private starts = new Int32Array(1);
  private met = new Uint8Array(0);

  private constructor(list: string, facts: readonly Fact[], vocabulary: Vocabulary) {
    this.list = list;
    this.facts = facts;
    this.vocabulary = vocabulary;
    this.columns = facts.map((fact) => columnOf(fact, vocabulary, 1024));
  }

  static async read(list: string, sheet: Sheet, vocabulary: Vocabulary): Promise<Things> {
    const things = new Things(
      list,
      sheet.columns.map(({ fact }) => fact),
      vocabulary,
    );
    for await (const row of sheet.rows()) {
      const at = things.add(row.id, row.row);
      for (const [index, column] of sheet.columns.entries())
        writeValue(things.columns[index]!, at, sheet.value(column, row));
    }
    things.arrange();
    return things;
  }

  private add(id: string, row: number): number {
    let owner = this.owners.get(id);
    if (owner === undefined) this.owners.set(id, (owner = this.owners.size));
    if (this.count === this.ownerOf.length) this.grow();
    this.ownerOf[this.count] = owner;
    this.rowOf[this.count] = row;
    return this.count++;
  }

  private grow(): void {
    const size = this.count * 2;
    this.ownerOf = doubled(this.ownerOf, size);
    this.rowOf = doubled(this.rowOf, size);
    this.columns = this.columns.map((column, index) => {
      const larger = columnOf(this.facts[index]!, this.vocabulary, size);
      larger.data.set(column.data);
      if (larger.kind === "word" && column.kind === "word")
        for (const value of column.values) larger.values.push(value);
      return larger;
    });
  }

  private arrange(): void {
    const { count, ownerOf } = this;
    this.met = new Uint8Array(this.owners.size);
    this.starts = new Int32Array(this.owners.size + 1);
    for (let at = 0; at < count; at++) this.starts[ownerOf[at]! + 1]! += 1;
    for (let owner = 0; owner < this.owners.size; owner++) this.starts[owner + 1]! += this.starts[owner]!;
    const next = this.starts.slice();
    this.order = new Int32Array(count);
    for (let at = 0; at < count; at++) this.order[next[ownerOf[at]!]!++] = at;
  }

  /** The things of some claimants as a list table. A claimant of whom the file says nothing has none. */
  tableOf(ids: readonly string[], words: readonly ListWord[]): ListTable {
    const starts = new Int32Array(ids.length + 1);
    const state = new Uint8Array(ids.length);
    const owners = ids.map((id) => this.owners.get(id));
    for (const [at, owner] of owners.entries()) {
      const length = owner === undefined ? 0 : this.starts[owner + 1]! - this.starts[owner]!;
      starts[at + 1] = starts[at]! + length;
      state[at] = stateOf(words[at], length);
    }
    const from = new Int32Array(starts[ids.length]!);
    for (const [at, owner] of owners.entries()) {
      if (owner !== undefined) from.set(this.order.subarray(this.starts[owner], this.starts[owner + 1]), starts[at]);
    }
    return {
      starts,
      state,
      columns: new Map(this.columns.map((column, index) => [this.facts[index]!.id, this.picked(column, index, from)])),
    };
  }

  private picked(column: Column, index: number, from: Int32Array): Column {
    const picked = columnOf(this.facts[index]!, this.vocabulary, from.length);
    if (picked.kind === "word" && column.kind === "word") {
      for (let at = 0; at < from.length; at++) {
        const code = column.data[from[at]!]!;
        if (code > 0) writeValue(picked, at, column.values[code - 1]!);
      }
    } else for (let at = 0; at < from.length; at++) picked.data[at] = column.data[from[at]!]!;
    return picked;
  }

  /** Notes that a claimant is there. */
  meet(id: string): void {
    const owner = this.owners.get(id);
    if (owner !== undefined) this.met[owner] = 1;
  }

  /** Names the claimants who never came. */
  reportStrangers(report: Report): void {
    for (const [id, owner] of this.owners) {
      if (this.met[owner] === 1) continue;
      const first = this.starts[owner]!;
      report(stranger({ file: this.list, row: this.rowOf[this.order[first]!]! }, id, this.starts[owner + 1]! - first));
    }
  }
}

/** Things that are named are there, whatever else is said. */
function stateOf(word: ListWord, length: number): number {
  if (word === "open") return listOpen;
  if (word === "unknown") return length > 0 ? listOpen : listUnknown;
  return listComplete;
}

function doubled(data: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(data);
  return larger;
}

function stranger(place: { readonly file: string; readonly row: number }, id: string, rows: number): TableProblem {
  return problem(place, "csv/unknown-claimant", [
    `申请人文件里没有编号 ${id}，它的 ${rows} 行没有用`,
    `The file of claimants has no ${id}; its ${rows} rows were not used`,
    "核对编号",
    "Look at the id",
  ]);
}
