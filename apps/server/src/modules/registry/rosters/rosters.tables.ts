import type { Generated, JSONColumnType } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { ImportTables } from "../imports/imports.tables.ts";

/** Tables of migration 0009, and the entries that imports write. */
export type RosterTables = {
  roster_entry: ImportTables["roster_entry"];
  roster_report: {
    roster: string;
    period: string;
    unit_id: string;
    place: string;
    state: "handed_in" | "returned" | "accepted";
    handed_in_at: Date;
    handed_in_by: string;
    handed_in_name: string;
    rows: number;
    counts: JSONColumnType<Readonly<Record<string, number>>>;
    note: string | null;
    decided_at: Date | null;
    decided_by: string | null;
    decided_name: string | null;
  };
  roster_window: {
    roster: string;
    window_id: string;
    year: number;
    place: string;
    first_day: string;
    last_day: string;
    set_by: string;
    set_at: Date;
  };
  roster_snapshot: {
    id: string;
    roster: string;
    year: number;
    place: string;
    rows: number;
    taken_by: string;
    taken_name: string;
    taken_at: Date;
  };
  roster_publication: {
    id: Generated<string>;
    roster: string;
    year: number;
    place: string;
    published_at: Date;
    published_by: string;
    published_name: string;
    rows: JSONColumnType<readonly Readonly<Record<string, string | number | boolean | string[] | null>>[]>;
  };
  unit: { id: string; place: string; successor: string | null; name: JSONColumnType<{ zh: string; en: string }> };
  roster_snapshot_entry: { snapshot: string; no: Generated<number> };
};

export const rosterTables = (tx: ScopedTransaction) => tx.withTables<RosterTables>();
