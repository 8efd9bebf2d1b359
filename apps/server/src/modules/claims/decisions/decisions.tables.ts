import type { CorrectionView } from "@jucai/contract";
import type { Decision, Text } from "@jucai/engine";
import type { ColumnType, Generated, JSONColumnType, Transaction } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { ClaimsTables } from "../claims.tables.ts";
import type { Judged } from "./judged.ts";

/** Calendar dates travel as ISO text; bigint arrives as text. */
type Day = string;
type Fen = ColumnType<string | null, number | null, never>;

export type Ground = {
  readonly condition: string;
  readonly line: number | null;
  readonly clause: string;
  readonly says: Text;
  readonly needs: Text;
};
/** Tables of migration 0013. */
export type DecisionTables = {
  receipt_code: { claim: string; code: string };
  correction: {
    id: Generated<string>;
    claim: string;
    step: string;
    round: number;
    state: CorrectionView["state"];
    letter_number: string;
    verify_code: string;
    sent_by: string;
    sent_name: string;
    sent_at: Date | null;
    due_on: Day | null;
    due_known: Generated<boolean>;
    answered_at: Date | null;
    signed_by: string | null;
    signed_name: string | null;
    signed_at: Date | null;
    signed_words: string | null;
    created_at: Date;
  };
  correction_item: {
    correction: string;
    no: number;
    kind: "fact" | "evidence" | "missing";
    about: string;
    label: JSONColumnType<Text>;
    wrong: string;
    how: string;
    caused_by: number | null;
    answer: string | null;
    could_not: Generated<boolean>;
    files: Generated<string[]>;
    answered_at: Date | null;
  };
  judgement: {
    id: Generated<string>;
    claim: string;
    benefit: string;
    condition: string;
    line: number | null;
    holds: boolean;
    basis: string;
    by_account: string;
    by_name: string;
    at: Date;
  };
  claim_amount: {
    id: Generated<string>;
    claim: string;
    fen: ColumnType<string, number, never>;
    why: string;
    by_account: string;
    by_name: string;
    at: Date;
  };
  inquiry: {
    id: Generated<string>;
    claim: string;
    step: string;
    unit: string;
    question: string;
    asked_by: string;
    asked_name: string;
    asked_at: Date;
    agrees: boolean | null;
    words: string | null;
    answered_by: string | null;
    answered_name: string | null;
    answered_at: Date | null;
    withdrawn_at: Date | null;
  };
  review_hold: {
    id: Generated<string>;
    claim: string;
    why: string;
    by_account: string;
    by_name: string;
    since: Date;
    until: Day | null;
    ended_at: Date | null;
  };
  review_opening: { claim: string; account: string; name: string; opened_at: Date; seen_at: Date };
  assignment: {
    id: Generated<string>;
    step: string;
    claim: string;
    account: string | null;
    unit: string | null;
    why: string;
    by_account: string;
    by_name: string;
    at: Date;
  };
  recusal: { claim: string; account: string; why: string; at: Date };
  relative: {
    id: Generated<string>;
    account: string;
    name: string;
    relation: string;
    id_index: Buffer;
    at: Date;
    withdrawn_at: Date | null;
  };
  review_batch: {
    id: Generated<string>;
    place: string;
    account: string;
    claims: string[];
    sample: string[];
    at: Date;
    approved_at: Date | null;
  };
  substitute: {
    id: Generated<string>;
    place: string;
    account: string;
    account_name: string;
    substitute: string;
    substitute_name: string;
    from_day: Day;
    to_day: Day;
    why: string;
    by_account: string;
    at: Date;
    ended_at: Date | null;
  };
  meeting: {
    id: Generated<string>;
    place: string;
    unit: string;
    number: string;
    held_on: Day;
    attendees: string[];
    minutes: string;
    file: string | null;
    by_account: string;
    by_name: string;
    at: Date;
  };
  decision: {
    id: Generated<string>;
    claim: string;
    step: string;
    unit: string | null;
    place: string;
    benefit: string;
    title: JSONColumnType<Text>;
    outcome: "approved" | "rejected";
    decided_by: string;
    decided_name: string;
    decided_at: Date;
    on_day: Day;
    judged_on: Day;
    rule_version: string;
    vocabulary_version: string;
    settings: JSONColumnType<Readonly<Record<string, string | number | boolean>>>;
    sealed: Buffer;
    result: JSONColumnType<Decision>;
    judgements: JSONColumnType<readonly Judged[]>;
    amount_fen: Fen;
    rule_fen: Fen;
    similar_key: string;
    why: string;
    clause: string;
    grounds: JSONColumnType<readonly Ground[]>;
    minutes: string | null;
    letter_number: string;
    verify_code: string;
  };
  appeal: {
    id: Generated<string>;
    number: string;
    decision: string;
    claim: string;
    place: string;
    sealed: Buffer;
    filed_by: string;
    filed_at: Date;
    due_on: Day | null;
    state: "open" | "withdrawn" | "upheld" | "reopened";
    answered_by: string | null;
    answered_name: string | null;
    answered_at: Date | null;
  };
};

type Names = {
  unit: { id: string; kind: string; place: string; name: JSONColumnType<Text>; valid_to: string | null };
};
export type DecisionTransaction = Transaction<DecisionTables & ClaimsTables & Names>;
export const decisionTables = (tx: ScopedTransaction): DecisionTransaction =>
  tx.withTables<DecisionTables & ClaimsTables & Names>();
