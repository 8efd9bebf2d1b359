import type { Evidence, FactJson, FactSource, IdKind } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { ColumnType, Generated, JSONColumnType, Transaction } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** A best-supported value as `person.best` and `employer.best` keep it; sensitive facts are not there. */
export type BestEntry = {
  readonly value: FactJson;
  readonly source: FactSource;
  readonly since: string | null;
  readonly verified: boolean;
};
export type Best = Readonly<Record<string, BestEntry>>;
type BestColumn = ColumnType<Best, string | undefined, string>;
/** Calendar dates travel as ISO text; see kernel/database.ts. */
type Day = string | null;

export type PersonTable = {
  id: Generated<string>;
  place: string;
  held_by: string[];
  name: string;
  name_2: ColumnType<string, never, never>;
  name_3: ColumnType<string, never, never>;
  name_pinyin: string;
  given_pinyin: string;
  name_initials: string;
  gender: "male" | "female" | null;
  birth_month: string | null;
  id_kind: IdKind | null;
  id_index: Buffer | null;
  phone_index: Buffer | null;
  id_tail: string | null;
  phone_tail: string | null;
  sealed: Buffer | null;
  sealed_key: Buffer | null;
  best: BestColumn;
  facts_known: Generated<number>;
  facts_verified: Generated<number>;
  merged_into: string | null;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
  forgotten_at: Date | null;
  version: Generated<number>;
  created_by: string | null;
  created_at: Generated<Date>;
  updated_by: string | null;
  updated_name: string | null;
  updated_at: Generated<Date>;
};

export type EmployerTable = {
  id: string;
  place: string;
  held_by: string[];
  name: string;
  aliases: string[];
  name_pinyin: string;
  uscc: string | null;
  phone: string | null;
  address: string | null;
  sealed: Buffer | null;
  sealed_key: Buffer | null;
  best: BestColumn;
  facts_known: Generated<number>;
  facts_verified: Generated<number>;
  merged_into: string | null;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
  version: Generated<number>;
  created_by: string | null;
  created_at: Generated<Date>;
  updated_by: string | null;
  updated_name: string | null;
  updated_at: Generated<Date>;
};

export type FactValueTable = {
  id: Generated<string>;
  subject_kind: "person" | "employer";
  subject: string;
  fact: string;
  /** JSON null says that there is none; SQL null that it is sealed. Both arrive here as null. */
  value: ColumnType<FactJson, string | null, string | null>;
  sealed: Buffer | null;
  since: Day;
  as_of: Day;
  source: FactSource;
  source_unit: string | null;
  source_note: string | null;
  evidence: ColumnType<Evidence | null, string | null, string | null>;
  verified_by: string | null;
  verified_name: string | null;
  verified_at: Date | null;
  entered_by: string | null;
  entered_name: string;
  entered_at: Generated<Date>;
  import: string | null;
  exchange_source: string | null;
  exchange_record: string | null;
  retracted_at: Date | null;
  retracted_by: string | null;
  retracted_why: string | null;
  objection: string | null;
  objected_at: Date | null;
};

/** Tables of migration 0006, and the two of the directory that names of units come from. */
export type RegistryTables = {
  person: PersonTable;
  employer: EmployerTable;
  employer_key: { employer: string; key: string };
  fact_value: FactValueTable;
  consent: {
    id: Generated<string>;
    person: string;
    purpose: string;
    version: number;
    says: JSONColumnType<Text>;
    way: "page" | "paper" | "window";
    paper: string | null;
    given_at: Date;
    recorded_by: string | null;
    recorded_name: string;
    withdrawn_at: Date | null;
  };
  receipt: { number: string; person: string; at: Date; unit: string; body: JSONColumnType<object> };
  exchange_delivery: {
    id: string;
    source: string;
    key: string;
    request_hash: Buffer;
    as_of: string;
    places: string[];
    way: "interface" | "file";
    account: string;
    account_name: string;
    received_at: Date;
    counts: JSONColumnType<Record<string, number>>;
    items: JSONColumnType<object[]>;
  };
  contradiction: {
    id: Generated<string>;
    subject_kind: "person" | "employer";
    subject: string;
    fact: string;
    said: string;
    held: string;
    source: string;
    as_of: string;
    at: Date;
    settled_at: Date | null;
    settled_name: string | null;
    settled_how: string | null;
  };
  forget_request: {
    id: string;
    person: string;
    reason: string;
    ordered_by: string | null;
    asked_by: string;
    asked_name: string;
    asked_at: Date;
    approved_by: string | null;
    approved_at: Date | null;
  };
  person_before: { import: string; person: string; before: JSONColumnType<object> | null; version: number };
  unit: {
    id: string;
    parent: string | null;
    kind: string;
    code: string | null;
    place: string;
    name: JSONColumnType<Text>;
    pinyin: string;
    origin: JSONColumnType<object>;
  };
  unit_name: { unit: string; name: string; key: string; kind: "official" | "alias" | "former" };
};

export type RegistryTransaction = Transaction<RegistryTables>;
export const registryTables = (tx: ScopedTransaction): RegistryTransaction => tx.withTables<RegistryTables>();
