import type { ContactRecord, Gathering, LiaisonCard } from "@jucai/contract";
import type { Generated, Transaction } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { RegistryTables } from "../registry.tables.ts";

/** A person or an employer; `subject` is whichever is there. */
type SubjectColumns = { person_id: string | null; employer_id: string | null; subject: Generated<string> };

/** Tables of migration 0008 about keeping in touch. Calendar dates travel as ISO text. */
export type LiaisonTables = Pick<RegistryTables, "person" | "employer" | "unit"> & {
  liaison: SubjectColumns & {
    id: Generated<string>;
    unit_id: string;
    place: string;
    kind: LiaisonCard["kind"];
    role: string | null;
    duty: string | null;
    contact_account: string | null;
    contact_name: string;
    contact_title: string | null;
    valid_from: string;
    valid_to: string | null;
    replaces: string | null;
    handover: string | null;
    end_why: string | null;
    created_by: string | null;
    created_name: string;
    created_at: Date;
  };
  liaison_event: SubjectColumns & {
    id: Generated<string>;
    place: string;
    what: string;
    on_day: string;
    due: string;
    raised_by: string;
    raised_name: string;
    raised_at: Date;
    answered_on: string | null;
    answered_by: string | null;
  };
  gathering: {
    id: Generated<string>;
    title: string;
    kind: Gathering["kind"];
    on_day: string;
    at_where: string | null;
    unit_id: string;
    place: string;
    summary: string | null;
    created_by: string;
    created_name: string;
    created_at: Date;
  };
  contact_record: SubjectColumns & {
    id: Generated<string>;
    kind: ContactRecord["kind"];
    on_day: string | null;
    unit_id: string;
    place: string;
    by_account: string;
    by_name: string;
    event: string | null;
    gathering: string | null;
    entered_at: Date;
    retracted_at: Date | null;
    retracted_name: string | null;
    retracted_why: string | null;
  };
  contact_note: { record: string; unit_id: string; place: string; by_account: string; note: string };
  reminder: {
    id: Generated<string>;
    account: string;
    about: "liaison" | "event" | "opinion" | "collection";
    target: string;
    stage: "near" | "today" | "overdue";
    due: string;
    on_day: string;
    says: unknown;
  };
  account: { id: string; name: string };
};

export type LiaisonTransaction = Transaction<LiaisonTables>;

export function liaisonTables(tx: ScopedTransaction): LiaisonTransaction {
  return tx.withTables<LiaisonTables>();
}
