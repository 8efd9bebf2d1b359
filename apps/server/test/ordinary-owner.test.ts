/**
 * An external PostgreSQL often gives its application an ordinary login that owns its database and may
 * create no roles. Row-level security must bind it as it binds everybody: the tables are FORCEd.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appRole, asRole } from "../src/kernel/app-role.ts";
import { type Connection, openDatabase } from "../src/kernel/database.ts";
import { migrateJobs } from "../src/kernel/jobs/index.ts";
import { migrate, readMigrations } from "../src/kernel/migrations.ts";
import { firstLink } from "../src/modules/directory/index.ts";
import { seedUnits } from "../src/modules/directory/units/index.ts";
import { publishPacks } from "../src/modules/library/index.ts";
import { buildTestApp, inForce, projectPacks } from "./app.ts";
import { migrationsFolder, servers } from "./database.ts";

describe.each(servers())("an ordinary login on %s", (_name, server) => {
  let connection: Connection;
  let close = async () => {};
  let http: Awaited<ReturnType<typeof buildTestApp>>["http"];
  beforeAll(async () => {
    const name = `ordinary_${randomBytes(6).toString("hex")}`;
    const superuser = new pg.Client(server);
    await superuser.connect();
    await superuser.query(`create role ${name} login password 'x'`);
    await superuser.query(`create database ${name} owner ${name}`);
    await superuser.end();
    const login = { ...server, user: name, password: "x", database: name };
    connection = await openDatabase(login);
    await migrate(connection.pool, readMigrations(migrationsFolder));
    await migrateJobs(connection.pool);
    expect(asRole(await appRole(connection.pool))).toEqual({});
    const packs = await projectPacks();
    await publishPacks(connection.database, packs);
    await seedUnits(connection.scoped, packs);
    ({ http } = await buildTestApp(connection));
    close = async () => {
      await http.close();
      await connection.pool.end();
    };
  });
  afterAll(() => close());

  it("sees nothing behind the second lock without a scope, though it owns the tables", async () => {
    const { rows } = await connection.pool.query<{ table: string }>(
      "select relname as table from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'public' and relrowsecurity",
    );
    expect(rows.length).toBeGreaterThan(10);
    await connection.scoped.asSystem("test", (tx) =>
      tx
        .withTables<{ job_progress: { id: string; name: string; state: string } }>()
        .insertInto("job_progress")
        .values({ id: "00000000-0000-4000-8000-000000000001", name: "test", state: "done" })
        .execute(),
    );
    expect((await connection.pool.query("select 1 from job_progress")).rows).toEqual([]);
  });

  it("serves: the first administrator signs in", async () => {
    const token = (await firstLink(connection.scoped, inForce))?.split("#")[1];
    const payload = { token, username: "guanli", name: "管理员", password: "Long-enough-7 words" };
    const made = await http.inject({ method: "POST", url: "/api/v1/welcome", payload });
    expect(made.statusCode, made.body).toBe(200);
    const cookie = String(made.headers["set-cookie"]).split(";")[0]!;
    const session = await http.inject({ url: "/api/v1/session", headers: { cookie } });
    expect(session.json()).toMatchObject({ account: { username: "guanli" } });
  });
});
