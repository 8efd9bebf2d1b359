import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { describe, expect, it } from "vitest";
import { asOwner, emptyDatabase, migratedDatabase, migrationsFolder, servers } from "../../test/database.ts";
import { temporaryFolder } from "../../test/scratch.ts";
import { StartFault } from "./fault.ts";
import { type Migration, migrate, readMigrations } from "./migrations.ts";

const step = (id: string, sql: string): Migration => ({ id, sql, checksum: sql });
const faultOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof StartFault ? error.says.en : `no fault but ${String(error)}`;
};

describe.each(servers())("migrations on %s", (_name, server) => {
  it("run once, in order", async () => {
    const { pool } = await emptyDatabase(server);
    const steps = [step("0001-a", "create table a (x int)"), step("0002-b", "alter table a add y int")];
    expect(await migrate(pool, steps)).toEqual(["0001-a", "0002-b"]);
    expect(await migrate(pool, steps)).toEqual([]);
    await pool.end();
  });

  it("leave what was there before one that fails, usable, and go on once it is mended", async () => {
    const { pool } = await emptyDatabase(server);
    const good = step("0001-a", "create table a (x int); insert into a values (1)");
    const bad = step("0002-b", "update a set x = 2; create table b (x int); select 1 / 0");
    expect(await faultOf(migrate(pool, [good, bad]))).toContain("Migration 0002-b failed");
    expect((await pool.query("select x from a")).rows).toEqual([{ x: 1 }]);
    expect((await pool.query("select to_regclass('b') as b")).rows).toEqual([{ b: null }]);
    await pool.query("insert into a values (3)");
    expect(await migrate(pool, [good, step("0002-b", "create table b (x int)")])).toEqual(["0002-b"]);
    await pool.end();
  });

  it("run once also when several processes start at the same moment", async () => {
    const { pool } = await emptyDatabase(server);
    const steps = [step("0001-a", "create table a (x int); select pg_sleep(0.1)")];
    const ran = await Promise.all([1, 2, 3, 4].map(() => migrate(pool, steps)));
    expect(ran.flat()).toEqual(["0001-a"]);
    await pool.end();
  });

  it("refuse a database that a newer version has changed, and a migration that was rewritten", async () => {
    const { pool } = await emptyDatabase(server);
    await migrate(pool, [step("0001-a", "select 1"), step("0002-b", "select 2")]);
    expect(await faultOf(migrate(pool, [step("0001-a", "select 1")]))).toContain("A newer Jucai");
    const rewritten = [step("0001-a", "select 3"), step("0002-b", "select 2")];
    expect(await faultOf(migrate(pool, rewritten))).toContain("0001-a was changed");
    await pool.end();
  });

  it("of the project run on an empty database", async () => {
    const connection = await migratedDatabase(server);
    const read = (owner: pg.Client) => owner.query<{ id: string }>("select id from schema_migration order by id");
    const { rows } = await asOwner(connection, read, server);
    expect(rows.map(({ id }) => id)).toEqual(readMigrations(migrationsFolder).map(({ id }) => id));
    await connection.pool.end();
  });
});

it("reads each migration from a folder of its own, in order, and nothing else", () => {
  const folder = temporaryFolder();
  for (const id of ["0002-b", "0001-a", "notes"]) {
    mkdirSync(join(folder, id));
    writeFileSync(join(folder, id, "up.sql"), `-- ${id}`);
  }
  expect(readMigrations(folder).map(({ id }) => id)).toEqual(["0001-a", "0002-b"]);
});
