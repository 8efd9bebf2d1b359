import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import pg, { type ClientConfig } from "pg";
import type { TestProject } from "vitest/node";
import { findNative, linkLibraries, type Native } from "../src/kernel/postgres/binaries.ts";
import { startEmbedded } from "../src/kernel/postgres/embedded.ts";
import { temporaryFolder } from "./scratch.ts";
import { makeTemplates } from "./templates.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The PostgreSQL servers of this run, by name: the embedded one, and an older major. */
    readonly postgres: Readonly<Record<string, ClientConfig>>;
  }
}

/** Starts the real PostgreSQL servers once for all server tests, each on a folder of its own. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const scratch = temporaryFolder(tmpdir());
  project.provide("scratch", scratch);
  const started = await Promise.all(
    Object.entries(natives()).map(async ([name, native]) => {
      const server = await startEmbedded(temporaryFolder(scratch), native);
      await forgetPowerCuts(server.connection);
      await makeTemplates(server.connection);
      return { name, server };
    }),
  );
  project.provide("postgres", Object.fromEntries(started.map(({ name, server }) => [name, server.connection])));
  return async () => {
    await Promise.all(started.map(({ server }) => server.stop()));
    rmSync(scratch, { recursive: true });
  };
}

/** Nothing here outlives its run; tests of crashes start servers of their own. It halves the time of a new database. */
async function forgetPowerCuts(server: ClientConfig): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  for (const each of ["fsync", "full_page_writes", "synchronous_commit"]) {
    await client.query(`alter system set ${each} = off`);
  }
  await client.query("select pg_reload_conf()");
  await client.end();
}

function natives(): Record<string, Native> {
  const older = olderMajor();
  return { "PostgreSQL 18, embedded": findNative(), ...(older === undefined ? {} : { "PostgreSQL 15": older }) };
}

/** npm has the older major for one platform only. */
export function olderMajor(): Native | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve("postgres-15-linux-x64");
    const native = join(dirname(entry), "..", "native");
    linkLibraries(native);
    return native;
  } catch {
    return undefined;
  }
}
