import type pg from "pg";
import { quoted } from "./catalog.ts";

/**
 * Takes off, inside the restoring transaction, what stands in the way of rows as they were: references
 * between tables that come later, triggers that refuse changes, row-level security that binds the
 * owner too. What it returns puts all of it back; references are then checked for every row.
 */
export async function unguarded(client: pg.ClientBase): Promise<() => Promise<void>> {
  const tables = await guardedTables(client);
  const references = await foreignKeys(client);
  for (const { table, name } of references) await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  for (const { table, forced } of tables) {
    await client.query(`alter table ${table} disable trigger user`);
    if (forced) await client.query(`alter table ${table} no force row level security`);
  }
  return async () => {
    for (const { table, name, definition } of references) {
      await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
    }
    for (const { table, forced } of tables) {
      await client.query(`alter table ${table} enable trigger user`);
      if (forced) await client.query(`alter table ${table} force row level security`);
    }
  };
}

/** Removes what a migration itself has put into a table. */
export async function fresh(client: pg.ClientBase, table: string): Promise<void> {
  await client.query(`delete from public.${quoted(table)}`);
}

async function guardedTables(client: pg.ClientBase) {
  const { rows } = await client.query<{ table: string; forced: boolean }>(
    `select oid::regclass::text as table, relforcerowsecurity as forced
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  );
  return rows;
}

async function foreignKeys(client: pg.ClientBase) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`,
  );
  return rows;
}
