import type { ServiceRequestView } from "@jucai/contract";
import type { Generated, Selectable, Transaction } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** Calendar dates travel as ISO text. */
export type RequestTable = {
  id: string;
  number: string;
  service: string;
  rule_version: string;
  place: string;
  person_id: string | null;
  employer_id: string | null;
  asker_name: string;
  unit: string;
  units: string[];
  sealed: Buffer;
  state: Generated<ServiceRequestView["state"]>;
  asked_on: string;
  days: number | null;
  due_on: string | null;
  due_known: boolean;
  handler: string | null;
  handler_name: string | null;
  answered_on: string | null;
  answered_name: string | null;
  made_by: string;
  reminded_on: string | null;
  version: Generated<number>;
  created_at: Date;
};

/** Tables of migration 0016 that are about services. */
export type ServiceTables = {
  service_request: RequestTable;
  service_event: {
    id: Generated<string>;
    request: string;
    at: Date;
    account: string | null;
    actor_name: string;
    what: "ask" | "take" | "pass" | "grant" | "decline" | "withdraw" | "remind";
    words: string | null;
  };
};
export type Request = Selectable<RequestTable>;

export const serviceTables = (tx: ScopedTransaction): Transaction<ServiceTables> => tx.withTables<ServiceTables>();
