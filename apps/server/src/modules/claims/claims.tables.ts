import type { ClaimStatus } from "@jucai/contract";
import type { StepKind, Text } from "@jucai/engine";
import type { ColumnType, Generated, JSONColumnType, Selectable, Transaction } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** Calendar dates travel as ISO text; see kernel/database.ts. */
type Day = string;
type Json<T extends object> = JSONColumnType<T>;

export type ApplicationTable = {
  id: Generated<string>;
  number: string | null;
  place: string;
  person_id: string | null;
  employer_id: string | null;
  account: string;
  account_name: string;
  way: "self" | "delegation" | "window" | "clerk";
  on_behalf: ColumnType<{ person: string; delegation: string } | null, string | null, never>;
  state: Generated<"draft" | "submitted" | "discarded">;
  sealed: Buffer;
  chosen: string[];
  confirming_employer: string | null;
  said_before: ColumnType<SaidBefore, string | undefined, string>;
  reopens: string | null;
  version: Generated<number>;
  declared_at: Date | null;
  consents: ColumnType<readonly Consent[], string | undefined, string>;
  created_at: Date;
  updated_at: Date;
  expires_on: Day;
};
export type SaidBefore = Readonly<Record<string, { readonly status: string; readonly fen: number | null }>>;
export type Consent = { readonly to: "apply" | "account"; readonly version: number; readonly at: string };

export type ClaimTable = {
  id: Generated<string>;
  number: string | null;
  application: string;
  place: string;
  benefit: string;
  kind: "benefit" | "recognition";
  pack: string;
  rule_version: string;
  process: string;
  person_id: string | null;
  employer_id: string | null;
  confirming_employer: string | null;
  units: string[];
  made_by: string;
  status: ClaimStatus;
  step: string | null;
  round: Generated<number>;
  submitted_on: Day | null;
  due_on: Day | null;
  due_known: Generated<boolean>;
  paused_since: Day | null;
  title: Json<Text>;
  clause: string;
  claimant_name: string;
  /** Whole fen; PostgreSQL's bigint arrives as text. */
  asked_fen: ColumnType<string | null, number | null, number | null>;
  settled: Generated<boolean>;
  facts_hash: Buffer | null;
  reopens: string | null;
  version: Generated<number>;
  created_at: Date;
  updated_at: Date;
};

export type ClaimStepTable = {
  id: Generated<string>;
  claim: string;
  key: string;
  ordinal: number;
  kind: StepKind;
  unit: string | null;
  role: string;
  name: Json<Text>;
  clause: string | null;
  in_group: string | null;
  minutes: Generated<boolean>;
  may_return: Generated<boolean>;
  days: number | null;
  state: Generated<"waiting" | "open" | "done" | "returned" | "skipped">;
  opened_on: Day | null;
  due_on: Day | null;
  due_known: Generated<boolean>;
  account: string | null;
  account_name: string | null;
  locked_at: Date | null;
  done_by: string | null;
  done_name: string | null;
  done_at: Date | null;
  outcome: string | null;
  opinion: string | null;
};

export type ConfirmationAnswerText = "pending" | "true" | "false" | "not_ours" | "office_true" | "office_false";

/** Tables of migration 0012. */
export type ClaimsTables = {
  application: ApplicationTable;
  claim: ClaimTable;
  claim_step: ClaimStepTable;
  claim_subject: {
    claim: string;
    grp: string;
    key_index: Buffer;
    period: Generated<string>;
    line: number | null;
    live: Generated<boolean>;
  };
  claim_event: {
    id: Generated<string>;
    claim: string;
    at: Date;
    account: string | null;
    actor_name: string;
    command: string;
    from_status: ClaimStatus;
    to_status: ClaimStatus;
    step: string | null;
    unit: string | null;
    detail: ColumnType<Readonly<Record<string, unknown>>, string | undefined, never>;
  };
  claim_asking: {
    claim: string;
    employer: string;
    place: string;
    number: string;
    title: Json<Text>;
    worker: string;
    worker_tail: string | null;
    asked_on: Day;
    due_on: Day | null;
    due_known: Generated<boolean>;
    state: Generated<"pending" | "answered" | "taken_over" | "ended">;
    basis: string | null;
    reminded_on: Day | null;
  };
  claim_confirmation: {
    id: Generated<string>;
    claim: string;
    employer: string;
    fact: string;
    line: number | null;
    value: ColumnType<string | number | boolean | null, string | null, string | null>;
    shown: Json<Text>;
    answer: Generated<ConfirmationAnswerText>;
    words: string | null;
    by_account: string | null;
    by_name: string | null;
    at: Date | null;
    due_on: Day | null;
  };
  claim_number: { place: string; year: number; series: string; last: number };
};

export type Application = Selectable<ApplicationTable>;
export type Claim = Selectable<ClaimTable>;
export type ClaimStep = Selectable<ClaimStepTable>;

export type ClaimsTransaction = Transaction<ClaimsTables>;
export const claimsTables = (tx: ScopedTransaction): ClaimsTransaction => tx.withTables<ClaimsTables>();
