import type { ColumnType, Generated, JSONColumnType, Selectable, Transaction } from "kysely";
import type { EvidenceFile } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** Tables of migration 0014 that are about evidence, and the columns of others that it needs. */
export type EvidenceTables = {
  evidence_file: {
    id: string;
    owner_person: string | null;
    owner_employer: string | null;
    owner_unit: string | null;
    place: string;
    kind: string;
    name: string;
    mime: EvidenceFile["type"];
    bytes: number;
    pages: number;
    key_sealed: Buffer | null;
    key_system: Buffer | null;
    content_hash: Buffer;
    upload_hash: Buffer;
    thumb_hash: Buffer | null;
    expires_on: string | null;
    scanned: boolean;
    taken_by: string;
    taken_name: string;
    created_at: Date;
    removed_at: ColumnType<Date | null, undefined, Date>;
    gone_at: ColumnType<Date | null, undefined, Date>;
  };
  claim_evidence: {
    claim: string;
    file: string;
    item: string;
    state: Generated<"given" | "accepted" | "wrong">;
    note: ColumnType<string | null, undefined, string | null>;
    given_by: string;
    given_at: Date;
    checked_by: ColumnType<string | null, undefined, string | null>;
    checked_name: ColumnType<string | null, undefined, string | null>;
    checked_at: ColumnType<Date | null, undefined, Date | null>;
  };
  evidence_access: {
    id: Generated<string>;
    file: string;
    at: Date;
    account: string;
    actor_name: string;
    unit: string | null;
    what: "content" | "thumbnail" | "download";
  };
  person: {
    id: string;
    place: string;
    name: string;
    sealed_key: Buffer | null;
    forgotten_at: Date | null;
    merged_into: string | null;
    withdrawn_at: Date | null;
  };
  employer: { id: string; place: string; name: string; sealed_key: Buffer | null; merged_into: string | null };
  unit: { id: string; place: string; name: JSONColumnType<Text> };
  claim: {
    id: string;
    number: string | null;
    place: string;
    status: string;
    person_id: string | null;
    employer_id: string | null;
  };
};

export type FileRow = Selectable<EvidenceTables["evidence_file"]>;
export type EvidenceTransaction = Transaction<EvidenceTables>;
export const evidenceTables = (tx: ScopedTransaction): EvidenceTransaction => tx.withTables<EvidenceTables>();
