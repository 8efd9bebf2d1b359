import { randomBytes } from "node:crypto";
import pg, { type ClientConfig } from "pg";
import { inject } from "vitest";
import { appRole, asRole } from "../src/kernel/app-role.ts";
import { type Connection, openDatabase } from "../src/kernel/database.ts";
import { migrateJobs } from "../src/kernel/jobs/index.ts";
import { copyOf, migrationsFolder, type Template } from "./templates.ts";

export { migrationsFolder };

/** The servers of this run: what holds for one must hold for all. */
export const servers = (): [string, ClientConfig][] => Object.entries(inject("postgres"));

/** The embedded PostgreSQL, for tests in which the kind does not matter. */
export function embedded(): ClientConfig {
  const first = servers()[0];
  if (first === undefined) throw new Error("start-postgres.ts provided no server");
  return first[1];
}

const newName = () => `test_${randomBytes(8).toString("hex")}`;

/** A new, empty database, as its owner: row-level security does not bind a superuser. */
export async function emptyDatabase(server = embedded()): Promise<Connection> {
  const database = newName();
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`create database ${database}`);
  await client.end();
  return openDatabase({ ...server, database });
}

/** A new database with every migration run, perhaps with packs and units, opened as the server itself opens it. */
export async function migratedDatabase(
  server = embedded(),
  { jobs = false, template = "migrated" as Template } = {},
): Promise<Connection> {
  const database = newName();
  await copyOf(server, template, database);
  const owner = await openDatabase({ ...server, database });
  if (jobs) await migrateJobs(owner.pool);
  const role = await appRole(owner.pool);
  await owner.pool.end();
  return openDatabase({ ...server, database, ...asRole(role) });
}

/** The same database past every lock: to look at what lies there, and to tamper with it. */
export async function asOwner<T>(connection: Connection, work: (owner: pg.Client) => Promise<T>, server = embedded()) {
  const { rows } = await connection.pool.query<{ database: string }>("select current_database() as database");
  const owner = new pg.Client({ ...server, database: rows[0]!.database });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
