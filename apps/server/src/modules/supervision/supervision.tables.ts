import type { AssignmentState } from "@jucai/contract";
import type { LightScheme, Text } from "@jucai/engine";
import type { Generated, JSONColumnType, Transaction } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** Tables of migration 0017. Calendar dates travel as ISO text; `numeric` comes back as text. */
export type SupervisionTables = {
  task_assignment: {
    id: Generated<string>;
    task: string;
    rule_version: string;
    document: string;
    measure: string;
    kind: string;
    period: string;
    label: JSONColumnType<Text>;
    place: string;
    unit_id: string;
    leads: string[];
    collecting: string | null;
    joint: boolean;
    whole: boolean;
    from_day: string;
    to_day: string;
    day: string | null;
    last_day: string | null;
    postponed_to: string | null;
    state: Generated<AssignmentState>;
    done_on: string | null;
    by_itself: Generated<boolean>;
    dropped_on: string | null;
    light: string | null;
    light_on: string | null;
    version: Generated<number>;
    created_at: Date;
  };
  task_report: {
    id: Generated<string>;
    assignment: string;
    progress: string;
    problems: string | null;
    value: string | null;
    files: string[];
    state: Generated<"handed_in" | "returned" | "accepted">;
    handed_in_by: string;
    handed_in_name: string;
    handed_in_at: Date;
    handed_in_on: string;
    decided_by: string | null;
    decided_name: string | null;
    decided_at: Date | null;
    decided_on: string | null;
    why: string | null;
  };
  task_file: {
    id: string;
    place: string;
    unit_id: string;
    name: string;
    type: string;
    bytes: string;
    key_sealed: Buffer;
    content_hash: Buffer;
    by_account: string;
    created_at: Date;
    created_on: string;
  };
  task_postponement: {
    id: Generated<string>;
    assignment: string;
    day: string;
    why: string;
    state: Generated<"asked" | "granted" | "refused">;
    asked_by: string;
    asked_name: string;
    asked_at: Date;
    answered_by: string | null;
    answered_name: string | null;
    answered_at: Date | null;
    answer: string | null;
  };
  light_change: {
    id: Generated<string>;
    assignment: string;
    on_day: string;
    light: string;
    name: JSONColumnType<Text>;
    tone: string;
    why: JSONColumnType<Text>;
  };
  task_reminder: {
    id: Generated<string>;
    assignment: string;
    step: string;
    on_day: string;
    unit_id: string;
    why: JSONColumnType<Text>;
    by_name: string | null;
    sent_at: Date;
  };
  activity: {
    id: Generated<string>;
    kind: string;
    kind_name: JSONColumnType<Text>;
    title: string;
    on_day: string;
    until_day: string | null;
    unit_id: string;
    place: string;
    where_text: string | null;
    people: number | null;
    note: string | null;
    files: string[];
    by_account: string;
    by_name: string;
    created_at: Date;
    withdrawn_on: string | null;
    withdrawn_by: string | null;
    withdrawn_why: string | null;
  };
  slip: {
    id: Generated<string>;
    place: string;
    year: number;
    no: number;
    assignment: string;
    unit_id: string;
    from_unit: string | null;
    demand: string;
    light: JSONColumnType<object>;
    issued_by: string;
    issued_name: string;
    issued_at: Date;
    issued_on: string;
    answer_by: string;
    state: Generated<"issued" | "answered" | "closed">;
    answer: string | null;
    answered_by: string | null;
    answered_name: string | null;
    answered_on: string | null;
    first_answered_on: string | null;
    returned: JSONColumnType<{ text: string; on: string; why: string }[], string | undefined, string>;
    closed_by: string | null;
    closed_name: string | null;
    closed_on: string | null;
    closed_words: string | null;
  };
  sitting: {
    id: Generated<string>;
    assignment: string;
    place: string;
    unit_id: string;
    kind: "meeting" | "inspection" | "brief" | "summary";
    on_day: string;
    where_text: string | null;
    chair: string | null;
    present: JSONColumnType<string[], string | undefined, string>;
    agenda: JSONColumnType<{ title: string; figures: string[]; minutes: string | null }[]>;
    resolutions: JSONColumnType<
      { text: string; unit: string | null; by: string | null; done: string | null }[],
      string | undefined,
      string
    >;
    state: Generated<"draft" | "held">;
    written_by: string;
    written_name: string;
    signed_by: string | null;
    signed_name: string | null;
    signed_at: Date | null;
    version: Generated<number>;
    created_at: Date;
  };
  score_appeal: {
    id: Generated<string>;
    place: string;
    unit_id: string;
    year: number;
    line: string;
    why: string;
    asked_by: string;
    asked_name: string;
    asked_on: string;
    state: Generated<"open" | "upheld" | "refused">;
    points: number | null;
    answer: string | null;
    answered_by: string | null;
    answered_name: string | null;
    answered_on: string | null;
  };
  light_scheme: {
    id: Generated<string>;
    place: string;
    scheme: JSONColumnType<LightScheme>;
    basis: string;
    set_by: string;
    set_name: string;
    set_at: Date;
    set_on: string;
  };
  task_holiday: {
    place: string;
    holiday: string;
    year: number;
    from_day: string;
    to_day: string;
    basis: string;
    set_by: string;
    set_name: string;
    set_at: Date;
  };
};

export function supervisionTables(tx: ScopedTransaction): Transaction<SupervisionTables> {
  return tx.withTables<SupervisionTables>();
}
