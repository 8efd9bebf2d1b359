import type { RosterEntry, UnitBrief } from "@jucai/contract";
import type { Roster, RosterColumn } from "@jucai/engine";
import type { Best } from "../registry.tables.ts";
import { maskedTail } from "../numbers/index.ts";

/** A row of a roster with whatever of its person or employer the reader may see. */
export type EntryRow = {
  readonly id: string;
  readonly row_no: number | null;
  readonly unit_id: string;
  readonly person_id: string | null;
  readonly employer_id: string | null;
  readonly status: "current" | "withdrawn";
  readonly category: string | null;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly has_sealed: boolean;
  readonly name: string | null;
  readonly gender: string | null;
  readonly birth_month: string | null;
  readonly id_tail: string | null;
  readonly phone_tail: string | null;
  readonly uscc: string | null;
  readonly best: Best | null;
};
type Cell = RosterEntry["values"][string];

const hidden = "******";
/** Digits of a citizen's number and of a mobile number. */
const lengths = { identity: 18, phone: 11 };

/** A row as a list shows it: sensitive columns by their end or as stars, whatever the reader may do otherwise. */
export function entryView(roster: Roster, row: EntryRow, unit: UnitBrief): RosterEntry {
  const cells = roster.columns.map((column) => [column.key, cellOf(roster, column, row)] as const);
  return {
    id: row.id,
    rowNo: row.row_no,
    unit,
    subject: row.person_id ?? row.employer_id,
    status: row.status,
    values: Object.fromEntries(cells.map(([key, { value }]) => [key, value])),
    masked: cells.filter(([, { masked }]) => masked).map(([key]) => key),
  };
}

/** What a column shows of a row: from the person or employer, from the facts, or from the row itself. */
export function cellOf(
  roster: Roster,
  column: RosterColumn,
  row: EntryRow,
): { readonly value: Cell; readonly masked: boolean } {
  const open = (value: Cell) => ({ value, masked: false });
  if (column.type === "sequence") return open(row.row_no);
  const own = ownCell(column, row);
  if (own !== undefined) return own;
  const fact = column.fact === undefined ? undefined : row.best?.[column.fact];
  if (fact !== undefined) return open(fact.value as Cell);
  if (column.key in row.columns) return open(row.columns[column.key] as Cell);
  if (column.key === roster.category) return open(row.category);
  // What is sealed is not opened for a list; whether this very column holds something is not told either.
  if (column.sensitive && column.is === undefined && row.has_sealed) return { value: hidden, masked: true };
  return open(null);
}

function ownCell({ is, key }: RosterColumn, row: EntryRow): { value: Cell; masked: boolean } | undefined {
  if (is === "name") return { value: row.name, masked: false };
  if (is === "gender") return { value: row.gender, masked: false };
  if (is === "birth_month") return { value: row.birth_month, masked: false };
  if (is === "uscc" && row.employer_id !== null) return { value: row.uscc, masked: false };
  if (is === "identity" && !(key in row.columns)) return tailed(row.id_tail, lengths.identity);
  if (is === "phone" && !(key in row.columns)) return tailed(row.phone_tail, lengths.phone);
  return undefined;
}

function tailed(tail: string | null, length: number): { value: Cell; masked: boolean } {
  return tail === null ? { value: null, masked: false } : { value: maskedTail(tail, length), masked: true };
}
