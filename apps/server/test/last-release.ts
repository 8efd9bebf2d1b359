/** A database, keys and files as a release left them, under this version's migrations. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import pg, { type ClientConfig } from "pg";
import { tablesOf } from "../src/admin/backup/catalog.ts";
import { appRole, asRole } from "../src/kernel/app-role.ts";
import { type Connection, openDatabase } from "../src/kernel/database.ts";
import { migrate, readMigrations } from "../src/kernel/migrations.ts";
import { emptyDatabase, migrationsFolder } from "./database.ts";
import { temporaryFolder } from "./scratch.ts";

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
/** Contents in Base64 by name. */
type Folder = Readonly<Record<string, string>>;

export type Released = {
  /** Rows of a table as the release wrote them; none where it had no such table. */
  readonly rowsOf: (table: string) => Rows[string];
  readonly keysFolder: string;
  readonly filesFolder: string;
  /** As the server itself opens it. */
  readonly connection: Connection;
  /** As its owner, past every lock. */
  readonly owner: ClientConfig;
};

/** Puts what `releases/<version>.json.br` holds into a new database by the release's own migrations, then runs ours. */
export async function openRelease(version: string, server: ClientConfig): Promise<Released> {
  const packed = readFileSync(join(import.meta.dirname, `releases/${version}.json.br`));
  const { $keys, $files, ...tables } = JSON.parse(brotliDecompressSync(packed).toString()) as Rows & {
    readonly $keys: Folder;
    readonly $files?: Folder;
  };
  const rowsOf = (table: string) => (tables as Rows)[table] ?? [];
  const migrations = readMigrations(migrationsFolder);
  const { pool } = await emptyDatabase(server);
  const done = new Set(rowsOf("schema_migration").map(({ id }) => id));
  await migrate(
    pool,
    migrations.filter(({ id }) => done.has(id)),
  );
  const { rows } = await pool.query<{ database: string }>("select current_database() as database");
  const owner = { ...server, database: rows[0]!.database };
  await putRows(owner, rowsOf);
  await migrate(pool, migrations);
  const connection = await openDatabase({ ...owner, ...asRole(await appRole(pool)) });
  await pool.end();
  return { rowsOf, connection, owner, keysFolder: folderOf($keys), filesFolder: folderOf($files ?? {}) };
}

function folderOf(files: Folder): string {
  const folder = temporaryFolder();
  for (const [name, body] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, name), Buffer.from(body, "base64"), { mode: 0o600 });
  }
  return folder;
}

/** As the owner with triggers off: rows come in any order. Generated columns make themselves. */
async function putRows(owner: ClientConfig, rowsOf: Released["rowsOf"]): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query("set session_replication_role = replica");
    for (const { name, columns } of await tablesOf(client)) {
      if (name === "schema_migration") continue;
      await client.query(`delete from ${name}`);
      const list = columns.map((column) => `"${column}"`).join(", ");
      await client.query(
        `insert into ${name} (${list}) overriding system value
         select ${list} from jsonb_populate_recordset(null::${name}, $1)`,
        [JSON.stringify(rowsOf(name))],
      );
    }
    await client.query(`
      do $$ declare it record; begin
        for it in select table_name as t, column_name as c from information_schema.columns
          where table_schema = 'public' and is_identity = 'YES' loop
          execute format('select setval(pg_get_serial_sequence(%L, %L), coalesce((select max(%I) from %I), 0) + 1)', it.t, it.c, it.c, it.t);
        end loop;
      end $$`);
  } finally {
    await client.end();
  }
}
