import type {
  FactSource,
  ImportCounts,
  ImportLayout,
  ImportMode,
  ImportProblem,
  ImportReceipt,
  ImportStatus,
} from "@jucai/contract";
import type { ColumnType, Generated, JSONColumnType, Selectable, Transaction } from "kysely";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";

/** What the user asked for: a sheet, columns by position, and how far he sees. */
export type Asked = {
  readonly sheet?: string;
  readonly columns?: readonly { readonly at: number; readonly key: string | null }[];
  /** Whom he may see: of others only that they are held elsewhere is told. */
  readonly sees: Pick<Scope, "units" | "places" | "all">;
  /** In whose name the facts are said; absent: an office's. */
  readonly source?: FactSource;
};

type Json<T extends object> = JSONColumnType<T, string, string>;
type Maybe<T> = ColumnType<T | null, string | null, string | null>;

export type ImportBatchTable = {
  id: string;
  number: Generated<string>;
  roster: string;
  year: number;
  unit_id: string;
  place: string;
  file_name: string;
  file_bytes: number;
  file_hash: Buffer;
  status: ImportStatus;
  mode: ImportMode | null;
  asked: Json<Asked>;
  layout: Maybe<ImportLayout>;
  problems: ColumnType<readonly ImportProblem[], string | undefined, string>;
  counts: Maybe<ImportCounts>;
  done: Generated<number>;
  total: number | null;
  receipt: Maybe<ImportReceipt>;
  created_by: string;
  created_name: string;
  created_at: Date;
  confirmed_by: string | null;
  confirmed_name: string | null;
  finished_at: Date | null;
  undone_at: Date | null;
  undone_name: string | null;
  undone_why: string | null;
};
export type Batch = Selectable<ImportBatchTable>;

export type ImportTables = {
  import_batch: ImportBatchTable;
  import_chunk: {
    batch: string;
    kind: "file" | "rows";
    no: number;
    from_row: number | null;
    to_row: number | null;
    entries: Generated<number>;
    errors: Generated<number>;
    notices: Generated<number>;
    changes: Generated<number>;
    elsewhere: Generated<number>;
    body: Buffer;
  };
  import_mapping: { unit_id: string; roster: string; header: string; key: string | null };
  roster_entry: {
    id: Generated<string>;
    roster: string;
    year: number;
    unit_id: string;
    place: string;
    person_id: string | null;
    employer_id: string | null;
    apart: Generated<string>;
    category: string | null;
    columns: ColumnType<Record<string, unknown>, string, string>;
    sealed: Buffer | null;
    row_no: number | null;
    import_id: string | null;
    made_subject: Generated<boolean>;
    status: Generated<"current" | "withdrawn">;
    ended_by: string | null;
    created_by: string | null;
    created_at: Generated<Date>;
  };
  unit: { id: string; place: string; name: JSONColumnType<{ zh: string; en: string }>; valid_to: string | null };
};
export type ImportTransaction = Transaction<ImportTables>;

export function importTables(tx: ScopedTransaction): ImportTransaction {
  return tx.withTables<ImportTables>();
}
