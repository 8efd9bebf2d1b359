import type { DuplicateStatus, LikenessReason } from "@jucai/contract";
import type { ColumnType, Generated, JSONColumnType, Transaction } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { RegistryTables } from "../registry.tables.ts";

/** Tables of migration 0008 that duplicates lie in, and those of other migrations that are read along. */
export type DuplicateTables = Pick<RegistryTables, "person" | "fact_value" | "unit"> & {
  duplicate_pair: {
    id: Generated<string>;
    a: string;
    b: string;
    score: number;
    reasons: ColumnType<readonly LikenessReason[], string, string>;
    compared: Buffer;
    status: Generated<DuplicateStatus>;
    survivor: string | null;
    found_at: Date;
    decided_by: string | null;
    decided_name: string | null;
    decided_at: Date | null;
    why: string | null;
  };
  duplicate_run: {
    id: string;
    started_at: Date;
    finished_at: Date | null;
    persons: Generated<number>;
    compared: Generated<number>;
    found: Generated<number>;
    left_groups: Generated<number>;
    left_persons: Generated<number>;
  };
  roster_entry: {
    id: string;
    roster: string;
    year: number;
    unit_id: string;
    person_id: string | null;
    columns: JSONColumnType<Readonly<Record<string, unknown>>>;
    status: "current" | "withdrawn";
  };
};

export type DuplicateTransaction = Transaction<DuplicateTables>;

export function duplicateTables(tx: ScopedTransaction): DuplicateTransaction {
  return tx.withTables<DuplicateTables>();
}
