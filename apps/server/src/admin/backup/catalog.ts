import type pg from "pg";
import { adminFault } from "../fault.ts";

export type Table = { readonly name: string; readonly columns: readonly string[] };
export type Sequence = { readonly name: string; readonly value: string };

/**
 * Left out although they are tables: who is signed in at the moment, codes and links that were sent.
 * Whoever restores would otherwise bring back sessions that were ended and links that were used since.
 * The queue of background work (schema jucai_jobs) is left out too; work under way is asked for again.
 */
export const leftEmpty: ReadonlySet<string> = new Set([
  "session",
  "sms_code",
  "one_time_link",
  "oidc_state",
  "outbox_message",
  "sign_in_failure",
  // Messages that waited then have gone out since, or say what holds no more.
  "outgoing",
]);

/** Every table of ours with the columns that can be written; in a fixed order. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> 'schema_migration' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname collate "C"`,
  );
  return rows;
}

/** Where each counter stands; one that was never used is left as it is. */
export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null order by sequencename collate "C"`,
  );
  return rows;
}

/** Times, floats and bytes are written in one way only, whatever the server's own settings. */
export const fixedSettings = `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local jucai.system = 'on'`;

/**
 * Makes sure that row-level security hides nothing from us. A superuser sees everything; an ordinary
 * owner sees what policies show the system, so each table must have such a policy.
 */
export async function refuseHiddenRows(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relforcerowsecurity
       and not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
       and not exists (
         select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname and p.permissive = 'PERMISSIVE'
           and p.cmd in ('ALL', 'SELECT') and (p.qual = 'true' or p.qual like '%scope\\_system()%'))`,
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(", ");
  throw adminFault(
    `数据库账号看不到这些表的全部内容，不能备份：${names}。`,
    `The database login may not see all rows of these tables, so they cannot be backed up: ${names}.`,
  );
}

/** An identifier for SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** A table with its columns, as COPY takes them. */
export const copied = ({ name, columns }: Table): string =>
  `public.${quoted(name)} (${columns.map(quoted).join(", ")})`;
