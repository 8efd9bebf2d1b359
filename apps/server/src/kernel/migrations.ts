import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { firstLineOf, StartFault } from "./fault.ts";

export type Migration = { readonly id: string; readonly sql: string; readonly checksum: string };

/** One number for "migrations run": of several processes that start at once, the others wait. */
const migrationKey = 0x4a554d49n;

/** Reads the migrations in order; each is a folder with `up.sql` and `note.md`. */
export function readMigrations(folder: string): Migration[] {
  const ids = readdirSync(folder)
    .filter((name) => /^\d{4}-/.test(name))
    .sort();
  return ids.map((id) => {
    const sql = readFileSync(join(folder, id, "up.sql"), "utf8");
    return { id, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

/**
 * Brings the database up to date, forward only, each migration in a transaction
 * of its own: one that fails leaves what was there before it, usable.
 *
 * Returns the ids of those that ran.
 */
export async function migrate(pool: pg.Pool, migrations: readonly Migration[]): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationKey]);
    await client.query(
      "create table if not exists schema_migration (id text primary key, checksum text not null, applied_at timestamptz not null default now())",
    );
    const pending = await pendingOf(client, migrations);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ id }) => id);
  } finally {
    await client.query("select pg_advisory_unlock($1)", [migrationKey]).catch(() => undefined);
    client.release();
  }
}

async function pendingOf(client: pg.ClientBase, migrations: readonly Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ id: string; checksum: string }>("select id, checksum from schema_migration");
  const known = new Map(migrations.map((each) => [each.id, each.checksum]));
  for (const { id, checksum } of rows) {
    if (known.get(id) === undefined) throw newerDatabase(id);
    if (known.get(id) !== checksum) throw changedMigration(id);
  }
  const applied = new Set(rows.map(({ id }) => id));
  return migrations.filter(({ id }) => !applied.has(id));
}

async function apply(client: pg.ClientBase, { id, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query("insert into schema_migration (id, checksum) values ($1, $2)", [id, checksum]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new StartFault(
      {
        zh: `数据库升级 ${id} 没有成功，数据仍是升级前的样子：${firstLineOf(error)}`,
        en: `Migration ${id} failed and the database is as it was before it: ${firstLineOf(error)}`,
      },
      error,
    );
  }
}

function newerDatabase(id: string): StartFault {
  return new StartFault({
    zh: `数据库由更新的聚才升级过（${id}），请用那个版本启动。`,
    en: `A newer Jucai has migrated this database (${id}): start with that version.`,
  });
}

function changedMigration(id: string): StartFault {
  return new StartFault({
    zh: `升级脚本 ${id} 在执行之后被改动过，请恢复原文件。`,
    en: `Migration ${id} was changed after it ran: restore the original file.`,
  });
}
