import type { Generated } from "kysely";

/** The tables of migration 0003-safety, as the audit list and a person's own page read them. */
export type AuditTables = {
  audit_entry: {
    id: Generated<string>;
    at: Generated<Date>;
    account: string | null;
    actor_name: string;
    on_behalf_of: string | null;
    action: string;
    object_kind: string;
    object_id: string | null;
    detail: Record<string, unknown> | null;
  };
  access_record: {
    id: Generated<string>;
    at: Generated<Date>;
    person: string;
    account: string | null;
    actor_name: string;
    unit: string | null;
    action: string;
    reason: string | null;
  };
};
