import type { DraftHead, DraftMeasure, DraftProblem, DraftSource, DraftState, DraftUnit } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { ColumnType, Generated, JSONColumnType, Selectable } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** A unit as it is kept: what the name may mean is looked up each time. */
export type KeptUnit = Omit<DraftUnit, "proposals" | "mentions">;
export type Counts = { readonly measures: number; readonly doubts: number; readonly errors: number };

/** A column that may be empty: what is read, and what is written. */
type Maybe<Read, Written> = ColumnType<Read | null, Written | null | undefined, Written | null>;

/** Tables of migration 0018. */
export type DraftTables = {
  policy_draft: {
    id: string;
    place: string;
    state: DraftState;
    version: Generated<number>;
    document: string;
    title: string;
    number: string | null;
    file_name: string | null;
    file_bytes: number | null;
    file_hash: Buffer | null;
    key_sealed: Buffer | null;
    failed: Maybe<Text, string>;
    source: Maybe<DraftSource, string>;
    head: JSONColumnType<DraftHead>;
    measures: JSONColumnType<DraftMeasure[]>;
    units: JSONColumnType<KeptUnit[]>;
    problems: JSONColumnType<DraftProblem[]>;
    files: JSONColumnType<Record<string, string>>;
    counts: JSONColumnType<Counts>;
    base: string | null;
    created_by: string;
    created_name: string;
    created_at: Date;
    changed_by: string;
    changed_name: string;
    changed_at: Date;
    submitted_by: Maybe<string, string>;
    submitted_name: Maybe<string, string>;
    submitted_at: Maybe<Date, Date>;
    effective_from: Maybe<string, string>;
    basis: Maybe<string, string>;
    returned_name: Maybe<string, string>;
    returned_at: Maybe<Date, Date>;
    returned_why: Maybe<string, string>;
    approved_by: Maybe<string, string>;
    approved_name: Maybe<string, string>;
    approved_at: Maybe<Date, Date>;
  };
  policy_draft_change: {
    id: Generated<string>;
    draft: string;
    version: number;
    by_account: string;
    by_name: string;
    at: Date;
    changes: JSONColumnType<object>;
  };
};
export type DraftRow = Selectable<DraftTables["policy_draft"]>;

export const draftTables = (tx: ScopedTransaction) => tx.withTables<DraftTables>();
