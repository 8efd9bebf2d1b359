import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadPacks, type LoadedPacks } from "@jucai/pack";
import type { FastifyInstance } from "fastify";
import type { ClientConfig } from "pg";
import { buildApp } from "../src/app.ts";
import type { Clock } from "../src/kernel/clock.ts";
import type { Connection } from "../src/kernel/database.ts";
import { publishPacks } from "../src/modules/library/index.ts";
import { embedded, migratedDatabase } from "./database.ts";
import { temporaryFolder } from "./scratch.ts";

/** Noon in Shanghai on a day on which the 2023-1 document is on trial. */
export const inForce: Clock = { now: () => new Date("2023-03-01T04:00:00Z") };

export type TestApp = {
  readonly http: FastifyInstance;
  readonly connection: Connection;
  readonly close: () => Promise<void>;
};

/** The whole server over a new database with the project's own packs, nothing listening. */
export async function anApp(server: ClientConfig = embedded(), clock: Clock = inForce): Promise<TestApp> {
  const connection = await migratedDatabase(server);
  await publishPacks(connection.database, await projectPacks());
  const webFolder = aWebFolder();
  const http = await buildApp({ connection, clock, webFolder, logLevel: "silent", requestsPerMinute: 1_000 });
  return {
    http,
    connection,
    close: async () => {
      await http.close();
      await connection.pool.end();
    },
  };
}

export function projectPacks(): Promise<LoadedPacks> {
  return loadPacks(join(import.meta.dirname, "../../../packs"));
}

/** A web application of two empty pages and one script. */
export function aWebFolder(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "index.html"), "<title>portal</title>");
  writeFileSync(join(folder, "check.html"), "<title>check</title>");
  writeFileSync(join(folder, "robots.txt"), "User-agent: *");
  return folder;
}
