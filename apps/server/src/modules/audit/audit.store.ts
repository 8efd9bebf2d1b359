import type { AuditEntryItem, auditRoutes, AuditState } from "@jucai/contract";
import { type SelectQueryBuilder, sql } from "kysely";
import type { z } from "zod";
import type { AuditTables } from "#kernel/audit/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";

type Query = z.output<(typeof auditRoutes.auditEntries)["query"]>;
export type Filters = Omit<Query, "page" | "pageSize">;
type Tables = AuditTables & {
  audit_link: { seq: string; entry: string; hash: Buffer };
  audit_pending: { entry: string };
};
type Row = Omit<AuditEntryItem, "at" | "object" | "onBehalfOf" | "seq"> & {
  readonly at: Date;
  readonly on_behalf_of: string | null;
  readonly object_kind: string;
  readonly object_id: string | null;
  readonly seq: string | null;
};

/** One page, newest first, and how many there are in all. */
export async function listEntries(tx: ScopedTransaction, { page, pageSize, ...filters }: Query) {
  const matching = filtered(tx, filters);
  const counted = await matching.select(sql<string>`count(*)`.as("total")).executeTakeFirst();
  const rows = await columns(matching)
    .orderBy("id", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: rows.map(shown), page, pageSize, total: Number(counted?.total ?? 0) };
}

/** The entries before `before`, newest first: for lists longer than memory. */
export async function entriesBefore(tx: ScopedTransaction, filters: Filters, before: string | undefined, most: number) {
  const matching = filtered(tx, filters);
  const rest = before === undefined ? matching : matching.where("id", "<", before);
  return (await columns(rest).orderBy("id", "desc").limit(most).execute()).map(shown);
}

function filtered(tx: ScopedTransaction, { from, to, account, actor, action, objectKind, objectId }: Filters) {
  let query = tx.withTables<Tables>().selectFrom("audit_entry");
  // Days are those of Beijing; the time zone is fixed, so that the index on the time can be used.
  if (from !== undefined)
    query = query.where("at", ">=", sql<Date>`(${from}::date)::timestamp at time zone 'Asia/Shanghai'`);
  if (to !== undefined)
    query = query.where("at", "<", sql<Date>`(${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  if (account !== undefined) query = query.where("account", "=", account);
  if (actor !== undefined) query = query.where(sql<boolean>`strpos(actor_name, ${actor}) > 0`);
  if (action !== undefined) {
    query = action.includes(".")
      ? query.where("action", "=", action)
      : query.where(sql<boolean>`starts_with(action, ${`${action}.`})`);
  }
  if (objectKind !== undefined) query = query.where("object_kind", "=", objectKind);
  return objectId === undefined ? query : query.where("object_id", "=", objectId);
}

function columns(query: SelectQueryBuilder<Tables, "audit_entry", object>) {
  return query.select([
    "id",
    "at",
    "account",
    "actor_name as actor",
    "on_behalf_of",
    "action",
    "object_kind",
    "object_id",
    "detail",
    sql<string | null>`(select seq from audit_link where entry = audit_entry.id)`.as("seq"),
  ]);
}

function shown({ at, on_behalf_of, object_kind, object_id, seq, ...row }: Row): AuditEntryItem {
  return {
    ...row,
    at: at.toISOString(),
    onBehalfOf: on_behalf_of,
    object: { kind: object_kind, id: object_id },
    seq: seq === null ? null : Number(seq),
  };
}

type State = {
  readonly links: number;
  readonly seq: string;
  readonly hash: string;
  readonly waiting: number;
};

export async function readState(tx: ScopedTransaction): Promise<AuditState> {
  const { rows } = await sql<State>`
    select (select count(*)::int from audit_link) as links, (select count(*)::int from audit_pending) as waiting,
      coalesce((select max(seq) from audit_link), 0)::text as seq,
      coalesce((select encode(hash, 'hex') from audit_link order by seq desc limit 1), '') as hash`.execute(tx);
  const last = await tx
    .withTables<Tables>()
    .selectFrom("audit_entry")
    .select(["at", "actor_name", "detail"])
    .where("action", "=", "audit.verify")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const { links, waiting, seq, hash } = rows[0] ?? { links: 0, waiting: 0, seq: "0", hash: "" };
  const found = last?.detail as { sound: boolean; links: number; found: number } | undefined;
  return {
    links,
    waiting,
    head: { seq: Number(seq), hash },
    lastVerified:
      last === undefined || found === undefined
        ? null
        : {
            at: last.at.toISOString(),
            by: last.actor_name,
            sound: found.sound,
            links: found.links,
            found: found.found,
          },
  };
}
