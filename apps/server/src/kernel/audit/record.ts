import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** Who did it: an Actor fits. `system` for background work; an account of null for somebody not known, as at a refused sign-in. */
export type Who =
  | "system"
  | {
      readonly account: string | null;
      readonly name: string;
      readonly grants?: readonly { readonly unit: string }[];
      readonly onBehalfOf?: { readonly person: string };
    };

export type Entry = {
  /** `noun.verb`, such as `person.update`, `grant.create`, `session.refused`. */
  readonly action: string;
  readonly object: { readonly kind: string; readonly id?: string | null };
  /** What was changed, in a form that may be shown; never a secret or a sealed field in clear. */
  readonly detail?: Readonly<Record<string, unknown>>;
};

export type Access = {
  /** The person who was looked at. */
  readonly person: string;
  readonly action: "read" | "reveal" | "export" | "print" | "exchange";
  /** Why, in the looker's words; asked for before anything is shown in clear. */
  readonly reason?: string;
};

/** Writes an audit entry in the transaction of the change, so that one is never without the other. */
export async function record(tx: ScopedTransaction, who: Who, entry: Entry): Promise<void> {
  await recordAll(tx, who, [entry]);
}

/** The same for many entries at once, such as those of an import. */
export async function recordAll(tx: ScopedTransaction, who: Who, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  const { account, name, behalf } = nameOf(who);
  const rows = entries.map(({ action, object, detail }) => {
    return { action, kind: object.kind, object: object.id ?? null, detail: detail ?? null };
  });
  // The id is taken first: RETURNING would need the right to read, which whoever writes does not have.
  await sql`
    with entry as materialized (
      select nextval('audit_entry_id') as id, given.*
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(action text, kind text, object text, detail jsonb)
    ), written as (
      insert into audit_entry (id, account, actor_name, on_behalf_of, action, object_kind, object_id, detail)
      select id, ${account}::uuid, ${name}, ${behalf}::uuid, action, kind, object, detail from entry
    )
    insert into audit_pending (entry) select id from entry`.execute(tx);
}

/**
 * Writes down who looked at a person, for that person to see. Whatever is more than reading a
 * masked page goes into the audit chain as well.
 */
export async function recordAccess(tx: ScopedTransaction, who: Who, access: Access): Promise<void> {
  await recordAccesses(tx, who, [access]);
}

/** The same for many persons at once, such as those of an export. */
export async function recordAccesses(tx: ScopedTransaction, who: Who, accesses: readonly Access[]): Promise<void> {
  if (accesses.length === 0) return;
  const { account, name } = nameOf(who);
  const unit = who === "system" ? null : (who.grants?.[0]?.unit ?? null);
  await sql`
    insert into access_record (person, account, actor_name, unit, action, reason)
    select person, ${account}::uuid, ${name}, ${unit}::uuid, action, reason
    from jsonb_to_recordset(${JSON.stringify(accesses)}::jsonb) as given(person uuid, action text, reason text)`.execute(
    tx,
  );
  const inChain = accesses.filter(({ action }) => action !== "read");
  await recordAll(
    tx,
    who,
    inChain.map(({ person, action, reason }) => ({
      action: `person.${action}`,
      object: { kind: "person", id: person },
      ...(reason === undefined ? {} : { detail: { reason } }),
    })),
  );
}

function nameOf(who: Who) {
  if (who === "system") return { account: null, name: "system", behalf: null };
  return { account: who.account, name: who.name, behalf: who.onBehalfOf?.person ?? null };
}
