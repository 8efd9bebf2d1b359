import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadPacks, type LoadedPacks } from "@jucai/pack";
import type { FastifyInstance } from "fastify";
import type { ClientConfig } from "pg";
import { buildApp } from "../src/app.ts";
import { headFile } from "../src/kernel/audit/index.ts";
import type { OutsideConfig } from "../src/config/outside.ts";
import type { SignInConfig } from "../src/config/sign-in.ts";
import type { Clock } from "../src/kernel/clock.ts";
import type { Connection } from "../src/kernel/database.ts";
import type { Sealing } from "../src/kernel/sealing/index.ts";
import { type Jobs, openJobs } from "../src/kernel/jobs/index.ts";
import { embedded, migratedDatabase } from "./database.ts";
import { aSealing } from "./sealing.ts";
import { temporaryFolder } from "./scratch.ts";

/** Noon in Shanghai on a day on which the 2023-1 document is on trial. */
export const inForce: Clock = { now: () => new Date("2023-03-01T04:00:00Z") };

export type TestApp = {
  readonly http: FastifyInstance;
  readonly connection: Connection;
  readonly sealing: Sealing;
  readonly jobs: Jobs;
  readonly close: () => Promise<void>;
};

export type AppTestOptions = {
  readonly server?: ClientConfig;
  readonly clock?: Clock;
  /** Runs background work too; costs half a second. */
  readonly jobs?: boolean;
  readonly signIn?: SignInConfig;
  readonly trustedProxy?: string;
  readonly outside?: OutsideConfig;
  readonly filesFolder?: string;
  /** Keys of one's own, where a second process has to read the same. */
  readonly sealing?: Sealing;
};

/** The whole server over a new database with the project's own packs, nothing listening. */
export async function anApp({
  server = embedded(),
  clock = inForce,
  jobs: working = false,
  ...how
}: AppTestOptions = {}): Promise<TestApp> {
  const connection = await migratedDatabase(server, { jobs: working, template: "packed" });
  const { http, jobs, sealing } = await buildTestApp(connection, clock, how);
  if (working) await jobs.start();
  return {
    http,
    connection,
    sealing,
    jobs,
    close: async () => {
      await http.close();
      if (working) await jobs.stop();
      await connection.pool.end();
    },
  };
}

/** The server over a database that is ready. */
export async function buildTestApp(
  connection: Connection,
  clock: Clock = inForce,
  {
    signIn = { sms: "outbox" },
    sealing = aSealing(),
    outside = {},
    filesFolder = temporaryFolder(),
    ...how
  }: Pick<AppTestOptions, "signIn" | "trustedProxy" | "outside" | "filesFolder" | "sealing"> = {},
) {
  const jobs = openJobs(connection.pool, connection.scoped, (error) => console.error(error));
  const chain = { database: connection.scoped, head: headFile(temporaryFolder()), hash: sealing.hash };
  const http = await buildApp({
    connection,
    chain,
    clock,
    sealing,
    jobs,
    webFolder: aWebFolder(),
    logLevel: "silent",
    requestsPerMinute: 1_000,
    signIn,
    outside,
    filesFolder,
    ...how,
  });
  return { http, jobs, sealing };
}

export function projectPacks(): Promise<LoadedPacks> {
  return loadPacks(join(import.meta.dirname, "../../../packs"));
}

/** A web application of three empty pages and one script. */
export function aWebFolder(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "index.html"), "<title>portal</title>");
  writeFileSync(join(folder, "check.html"), "<title>check</title>");
  writeFileSync(join(folder, "desk.html"), '<title>desk</title><meta property="csp-nonce" nonce="{{nonce}}" />');
  writeFileSync(join(folder, "robots.txt"), "User-agent: *");
  return folder;
}
