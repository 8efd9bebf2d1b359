/**
 * Databases that tests start from: PostgreSQL copies one in a tenth of the time that its migrations and the
 * project's packs take.
 */
import { join } from "node:path";
import { loadPacks } from "@jucai/pack";
import pg, { type ClientConfig } from "pg";
import { appRole, asRole } from "../src/kernel/app-role.ts";
import { openDatabase } from "../src/kernel/database.ts";
import { migrate, readMigrations } from "../src/kernel/migrations.ts";
import { seedUnits } from "../src/modules/directory/units/index.ts";
import { publishPacks } from "../src/modules/library/index.ts";

export const migrationsFolder = join(import.meta.dirname, "../migrations");

/** `migrated`: every migration run. `packed`: the project's packs published and their units seeded as well. */
export type Template = "migrated" | "packed";
const nameOf = (template: Template) => `template_${template}`;

/** Makes both on a server that has none. */
export async function makeTemplates(server: ClientConfig): Promise<void> {
  await onServer(server, `create database ${nameOf("migrated")}`);
  const owner = await openDatabase({ ...server, database: nameOf("migrated") });
  await migrate(owner.pool, readMigrations(migrationsFolder));
  await appRole(owner.pool);
  await owner.pool.end();

  await copyOf(server, "migrated", nameOf("packed"));
  const packed = await openDatabase({ ...server, database: nameOf("packed") });
  const role = await appRole(packed.pool);
  await packed.pool.end();
  const app = await openDatabase({ ...server, database: nameOf("packed"), ...asRole(role) });
  const packs = await loadPacks(join(import.meta.dirname, "../../../packs"));
  await publishPacks(app.database, packs);
  await seedUnits(app.scoped, packs);
  await app.pool.end();
}

/** A new database like the template. */
export async function copyOf(server: ClientConfig, template: Template, database: string): Promise<void> {
  await onServer(server, `create database ${database} template ${nameOf(template)}`);
}

async function onServer(server: ClientConfig, query: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  await client.query(query);
  await client.end();
}
