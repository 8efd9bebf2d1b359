import type { Generated, Selectable, Transaction } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { ClaimsTables } from "../claims.tables.ts";

/** Calendar dates travel as ISO text. */
export type RecognitionTable = {
  id: Generated<string>;
  number: string;
  scheme: string;
  rule_version: string;
  level: string;
  place: string;
  person_id: string | null;
  employer_id: string | null;
  holder_name: string;
  from_day: string;
  until_day: string | null;
  authority: string | null;
  document: string | null;
  claim: string | null;
  decision: string | null;
  granted_by: string | null;
  granted_name: string;
  granted_on: string;
  verify_code: string;
  facts: Generated<string[]>;
  facts_ended: Generated<boolean>;
  replaced_by: string | null;
  revoked_on: string | null;
  revoked_by: string | null;
  revoked_name: string | null;
  revoked_why: string | null;
};

/** Tables of migration 0016 that are about recognitions. */
export type RecognitionTables = ClaimsTables & {
  recognition: RecognitionTable;
  claim_level: {
    claim: string;
    level: string;
    until_day: string | null;
    basis: string;
    by_account: string;
    by_name: string;
    at: Date;
  };
};
export type Recognition = Selectable<RecognitionTable>;

export const recognitionTables = (tx: ScopedTransaction): Transaction<RecognitionTables> =>
  tx.withTables<RecognitionTables>();
