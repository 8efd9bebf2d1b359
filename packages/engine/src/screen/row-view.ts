/** One row of a table as expressions see it; the row can be moved, so that nothing is made for each. */
import type { Environment, ItemView, ListView } from "../evaluate/environment.ts";
import { hole, type Unknown } from "../evaluate/unknown.ts";
import type { Facts, FactList, Item, Value } from "../model/facts.ts";
import type { Ground } from "./classes.ts";
import { type Column, valueAt } from "./column.ts";
import { listComplete, listUnknown, type Table } from "./table.ts";

/** The thing of a list that a line is about. */
export type ItemPlace = { readonly list: string; readonly subject: string };

export class RowView implements Environment {
  readonly on: Ground["on"];
  readonly setting: Ground["setting"];
  row = 0;
  /** Which item of the list's columns the line is about, below 0 for one not named; and which thing of the row's list that is. */
  item = 0;
  index = 0;
  private table!: Table;
  private items: ReadonlyMap<string, Column> | undefined;
  private readonly place: ItemPlace | undefined;

  constructor({ on, setting }: Ground, place?: ItemPlace) {
    this.on = on;
    this.setting = setting;
    this.place = place;
  }

  open(table: Table): void {
    this.table = table;
    this.items = this.place && table.lists.get(this.place.list)?.columns;
  }

  readonly fact = (id: string): Value | Unknown => {
    const { place } = this;
    if (place && id.startsWith(`${place.subject}.`)) {
      const value = this.item < 0 ? undefined : read(this.items?.get(id), this.item);
      return value === undefined ? hole(`${place.list}/${this.index}/${id}`) : value;
    }
    const value = read(this.table.columns.get(id), this.row);
    return value === undefined ? hole(id) : value;
  };

  readonly list = (id: string): ListView | Unknown => {
    const list = this.table.lists.get(id);
    const state = list?.state[this.row] ?? listUnknown;
    if (!list || state === listUnknown) return hole(id);
    const first = list.starts[this.row]!;
    const items = Array.from({ length: list.starts[this.row + 1]! - first }, (_, index): ItemView => ({
      get: (fact) => {
        const value = read(list.columns.get(fact), first + index);
        return value === undefined ? hole(`${id}/${index}/${fact}`) : value;
      },
    }));
    return state === listComplete ? { items } : { items, more: hole(`${id}/+`) };
  };
}

function read(column: Column | undefined, row: number): Value | undefined {
  return column && valueAt(column, row);
}

/** What a table holds about one row, of some facts and lists only. */
export function factsAmong(table: Table, row: number, facts: ReadonlySet<string>): Facts {
  const lists = new Map<string, FactList>();
  for (const [id, { starts, state, columns }] of table.lists) {
    if (!facts.has(id) || state[row] === listUnknown) continue;
    const items: Item[] = [];
    for (let item = starts[row]!; item < starts[row + 1]!; item++) items.push(valuesAmong(columns, item, facts));
    lists.set(id, { items, complete: state[row] === listComplete });
  }
  return { values: valuesAmong(table.columns, row, facts), lists };
}

function valuesAmong(columns: ReadonlyMap<string, Column>, row: number, facts: ReadonlySet<string>): Item {
  const values = new Map<string, Value>();
  for (const id of facts) {
    const value = read(columns.get(id), row);
    if (value !== undefined) values.set(id, value);
  }
  return values;
}
