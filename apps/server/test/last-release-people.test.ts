/**
 * People, accounts, rosters, keys and the audit chain as the last release left them, under this version.
 *
 * Everybody in `releases/0.3.0.json.br` was generated; its keys are those of that throw-away county.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tablesOf } from "../src/admin/backup/catalog.ts";
import { appRole, asRole } from "../src/kernel/app-role.ts";
import { headFile, verifyChain } from "../src/kernel/audit/index.ts";
import { type Connection, openDatabase } from "../src/kernel/database.ts";
import { migrate, readMigrations } from "../src/kernel/migrations.ts";
import { openSealing } from "../src/kernel/sealing/index.ts";
import { seedUnits } from "../src/modules/directory/units/index.ts";
import { publishPacks } from "../src/modules/library/index.ts";
import { registryTables } from "../src/modules/registry/registry.tables.ts";
import { factsOf } from "../src/modules/registry/facts/index.ts";
import { projectPacks } from "./app.ts";
import { emptyDatabase, migrationsFolder, servers } from "./database.ts";
import { temporaryFolder } from "./scratch.ts";

type Rows = Readonly<Record<string, readonly object[]>>;
const { $keys: keys, ...released } = JSON.parse(
  brotliDecompressSync(readFileSync(join(import.meta.dirname, "releases/0.3.0.json.br"))).toString(),
) as Rows & { readonly $keys: Readonly<Record<string, string>> };
const migrations = readMigrations(migrationsFolder);
const rowsOf = (table: string) => (released as Rows)[table] ?? [];

describe.each(servers())("people and offices of version 0.3.0 on %s", (_name, server) => {
  let connection: Connection;
  const keysFolder = join(temporaryFolder(), "keys");

  beforeAll(async () => {
    const { pool } = await emptyDatabase(server);
    const done = new Set(rowsOf("schema_migration").map((row) => (row as { id: string }).id));
    await migrate(
      pool,
      migrations.filter(({ id }) => done.has(id)),
    );
    const { rows } = await pool.query<{ database: string }>("select current_database() as database");
    await putRows({ ...server, database: rows[0]!.database });
    await migrate(pool, migrations);
    connection = await openDatabase({ ...server, database: rows[0]!.database, ...asRole(await appRole(pool)) });
    await pool.end();
    mkdirSync(keysFolder, { mode: 0o700 });
    for (const [name, body] of Object.entries(keys)) writeKey(name, body);
  });
  afterAll(() => connection.pool.end());
  const writeKey = (name: string, body: string) =>
    writeFileSync(join(keysFolder, name), Buffer.from(body, "base64"), { mode: 0o600 });

  it("keeps every row, takes this version's documents and units, and opens what was sealed", async () => {
    const packs = await projectPacks();
    await publishPacks(connection.database, packs);
    await seedUnits(connection.scoped, packs);
    const sealing = await openSealing({ keysFolder }, connection);
    await connection.scoped.asSystem("a test", async (tx) => {
      const db = registryTables(tx);
      const people = await db.selectFrom("person").select(["id", "sealed", "sealed_key"]).execute();
      expect(people).toHaveLength(rowsOf("person").length);
      expect(await db.selectFrom("fact_value").select("id").execute()).toHaveLength(rowsOf("fact_value").length);
      for (const { id, sealed, sealed_key } of people.filter(({ sealed }) => sealed !== null)) {
        expect(sealing.open(sealed_key!, sealed!, `person/${id}`)).toBeTypeOf("object");
        const { problems } = await factsOf(tx, sealing, id);
        expect(problems).toEqual([]);
      }
    });
  });

  it("keeps the audit chain whole", async () => {
    const sealing = await openSealing({ keysFolder }, connection);
    const chain = { database: connection.scoped, head: headFile(keysFolder), hash: sealing.hash };
    const report = await verifyChain(chain);
    expect(report).toMatchObject({ sound: true, links: rowsOf("audit_entry").length, findings: [] });
  });
});

/** As the owner with triggers off: rows come in any order. Generated columns make themselves. */
async function putRows(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(config);
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
