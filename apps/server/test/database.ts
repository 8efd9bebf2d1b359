import { randomBytes } from "node:crypto";
import { join } from "node:path";
import pg, { type ClientConfig } from "pg";
import { inject } from "vitest";
import { type Connection, openDatabase } from "../src/kernel/database.ts";
import { migrate, readMigrations } from "../src/kernel/migrations.ts";

export const migrationsFolder = join(import.meta.dirname, "../migrations");

/** The servers of this run: what holds for one must hold for all. */
export const servers = (): [string, ClientConfig][] => Object.entries(inject("postgres"));

/** The embedded PostgreSQL, for tests in which the kind does not matter. */
export function embedded(): ClientConfig {
  const first = servers()[0];
  if (first === undefined) throw new Error("start-postgres.ts provided no server");
  return first[1];
}

/** A new, empty database. */
export async function emptyDatabase(server = embedded()): Promise<Connection> {
  const database = `test_${randomBytes(8).toString("hex")}`;
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`create database ${database}`);
  await client.end();
  return openDatabase({ ...server, database });
}

/** A new database with every migration run. */
export async function migratedDatabase(server = embedded()): Promise<Connection> {
  const connection = await emptyDatabase(server);
  await migrate(connection.pool, readMigrations(migrationsFolder));
  return connection;
}
