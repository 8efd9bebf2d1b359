import type { Need, Opinion } from "@jucai/contract";
import type { Generated, Transaction } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** Tables of migration 0008 about opinions and what companies need. Calendar dates travel as ISO text. */
export type OpinionTables = {
  opinion: {
    id: Generated<string>;
    person_id: string | null;
    employer_id: string | null;
    from_name: string | null;
    text: string;
    topic: Opinion["topic"];
    received_on: string;
    unit_id: string;
    place: string;
    status: Generated<Opinion["status"]>;
    handling_unit: string | null;
    deadline: string | null;
    answer: string | null;
    answered_on: string | null;
    answered_name: string | null;
    closed_on: string | null;
    closed_why: string | null;
    year: number;
    entered_on: string;
    gathering: string | null;
    created_by: string;
    created_name: string;
    created_at: Date;
  };
  opinion_hand_in: {
    unit_id: string;
    year: number;
    place: string;
    on_day: string;
    none: boolean;
    count: number;
    by_account: string;
    by_name: string;
  };
  need: {
    id: Generated<string>;
    employer_id: string;
    unit_id: string;
    place: string;
    post: string;
    count: number;
    skills: string | null;
    pay: string | null;
    contact: string | null;
    valid_until: string | null;
    confirmed_for: string;
    closed_on: string | null;
    closed_why: string | null;
    created_by: string;
    updated_name: string;
    updated_at: Date;
  };
  unit: {
    id: string;
    kind: string;
    place: string;
    name: Need["unit"]["name"];
    valid_to: string | null;
    successor: string | null;
  };
};

export function opinionTables(tx: ScopedTransaction): Transaction<OpinionTables> {
  return tx.withTables<OpinionTables>();
}
