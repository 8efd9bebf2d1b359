import type { NoticeContact } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { ColumnType, Generated, JSONColumnType, Selectable, Transaction } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

type Later<T> = ColumnType<T | null, undefined, T | null>;

/** Tables of migration 0014 that are about public notices. */
export type NoticeTables = {
  public_notice: {
    id: string;
    number: Later<string>;
    kind: "decision" | "result";
    place: string;
    unit: string;
    process: string | null;
    title: JSONColumnType<Text>;
    days: number | null;
    starts_on: string;
    ends_on: string | null;
    end_known: boolean;
    state: Generated<"draft" | "published" | "closed">;
    contact: JSONColumnType<NoticeContact>;
    prepared_by: string;
    prepared_name: string;
    published_by: Later<string>;
    published_name: Later<string>;
    published_at: Later<Date>;
    version: Generated<number>;
    created_at: Date;
  };
  notice_row: {
    id: string;
    notice: string;
    claim: string;
    position: number;
    masked_name: string;
    unit_name: string | null;
    measure: string;
    measure_title: JSONColumnType<Text>;
    clause: string;
    /** bigint arrives as text. */
    amount_fen: ColumnType<string | null, number | null, never>;
    state: Generated<"running" | "objected" | "clear" | "upheld" | "withdrawn">;
    cleared_on: Later<string>;
    kind: "decision" | "result";
  };
  objection: {
    id: string;
    notice_row: string;
    code_hash: Buffer;
    named: boolean;
    sealed: Buffer;
    filed_at: Date;
    due_on: string | null;
    state: Generated<"received" | "asked" | "closed">;
    outcome: Later<"upheld" | "dismissed" | "partly">;
    closed_by: Later<string>;
    closed_name: Later<string>;
    closed_at: Later<Date>;
  };
  objection_message: {
    id: string;
    no: Generated<string>;
    objection: string;
    at: Date;
    sender: "office" | "objector" | "claimant";
    /** Whom an office's words are for; null: both, or not said by an office. */
    addressee: "objector" | "claimant" | null;
    closes: Generated<boolean>;
    sealed: Buffer;
  };
  unit: { id: string; place: string; name: JSONColumnType<Text> };
};
export type NoticeRowRecord = Selectable<NoticeTables["notice_row"]>;
export type NoticeRecordRow = Selectable<NoticeTables["public_notice"]>;
export type ObjectionRow = Selectable<NoticeTables["objection"]>;
export const noticeTables = (tx: ScopedTransaction): Transaction<NoticeTables> => tx.withTables<NoticeTables>();
