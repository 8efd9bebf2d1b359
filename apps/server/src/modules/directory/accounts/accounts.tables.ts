import type { Purpose, Role, UnitKind } from "@jucai/contract";
import type { Generated, JSONColumnType, Transaction } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

export type SignInWay = "password" | "sms" | "single_sign_on" | "link";
export type LinkKind = "welcome" | "password" | "invitation" | "delegation";

/** Tables of migration 0005. */
export type AccountTables = {
  account: {
    id: string;
    kind: "human" | "machine";
    name: string;
    username: string | null;
    mobile_index: Buffer | null;
    mobile_sealed: Buffer | null;
    mobile_tail: string | null;
    /** PHC string; null when nobody set one. */
    password: string | null;
    password_set_at: Date | null;
    second_step: Buffer | null;
    second_step_new: Buffer | null;
    second_step_last: Generated<string>;
    recovery: Generated<string[]>;
    token_hash: Buffer | null;
    token_until: Date | null;
    unit_id: string | null;
    place: string;
    person_id: string | null;
    disabled_at: Date | null;
    last_sign_in: Date | null;
    created_at: Date;
    created_by: string | null;
  };
  role_grant: {
    id: string;
    account: string;
    role: Role;
    unit: string;
    place: string;
    valid_from: string;
    valid_to: string | null;
    granted_by: string | null;
    granted_at: Date;
    revoked_by: string | null;
    revoked_at: Date | null;
  };
  delegation: {
    id: string;
    person: string;
    place: string;
    account: string | null;
    purposes: Purpose[];
    valid_to: string;
    consent: "own_session" | "paper";
    reference: string | null;
    recorded_by: string;
    created_at: Date;
    accepted_at: Date | null;
    revoked_at: Date | null;
    revoked_by: string | null;
  };
  session: {
    id: string;
    token_hash: Buffer;
    csrf: string;
    account: string;
    way: SignInWay;
    started_at: Date;
    seen_at: Date;
    ends_at: Date;
    address: string | null;
    browser: string | null;
    acting: string | null;
    ended_at: Date | null;
  };
  sign_in_failure: { name: Buffer; failures: number; last_at: Date };
  sms_code: {
    id: Generated<string>;
    mobile_index: Buffer;
    code_hash: Buffer;
    sent_at: Date;
    tries: Generated<number>;
    used_at: Date | null;
  };
  one_time_link: {
    id: string;
    token_hash: Buffer;
    kind: LinkKind;
    account: string | null;
    person: string | null;
    delegation: string | null;
    tries: Generated<number>;
    created_at: Date;
    valid_until: Date;
    used_at: Date | null;
  };
  oidc_identity: { issuer: string; subject: string; account: string; linked_at: Date };
  oidc_state: {
    state_hash: Buffer;
    nonce: string;
    verifier_sealed: Buffer;
    account: string | null;
    goes_to: string;
    created_at: Date;
  };
  outbox_message: { id: Generated<string>; to_sealed: Buffer; text_sealed: Buffer; sent_at: Date };
  preference: { account: string; key: string; value: JSONColumnType<object> };
  directory_setting: {
    only_row: Generated<boolean>;
    separate_duties: Generated<boolean>;
    idle_minutes: Generated<number>;
    password_days: number | null;
    second_step_roles: Generated<Role[]>;
  };
  /** Of migration 0004; the few columns that accounts need. */
  unit: {
    id: string;
    parent: string | null;
    kind: UnitKind;
    place: string;
    name: JSONColumnType<{ zh: string; en: string }>;
  };
  /** Of migration 0006; columns that modules have agreed on. */
  person: { id: string; place: string; name: string; id_index: Buffer | null; merged_into: string | null };
};

export type AccountTransaction = Transaction<AccountTables>;
export const accountTables = (tx: ScopedTransaction): AccountTransaction => tx.withTables<AccountTables>();
