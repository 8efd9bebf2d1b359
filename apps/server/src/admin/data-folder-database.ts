import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg, { type ClientConfig } from "pg";
import type { Config } from "#config/config.ts";
import { openDatabase } from "#kernel/database.ts";
import { findNative } from "#kernel/postgres/binaries.ts";
import { clusterPassword, role } from "#kernel/postgres/create.ts";
import { startEmbedded } from "#kernel/postgres/embedded.ts";
import { postmasterOf } from "#kernel/postgres/pid-file.ts";
import { chooseRunner } from "#kernel/postgres/runner.ts";
import type { ScopedDatabase } from "#kernel/scope.ts";
import { adminFault } from "./fault.ts";

/**
 * Works on the database of a configuration, as its owner: that of DATABASE_URL, or the one in the
 * data folder, whether the server runs (then beside it) or not (then PostgreSQL runs for the time).
 */
export async function withDatabase<T>(
  config: Config,
  { mayCreate }: { readonly mayCreate: boolean },
  work: (connection: ClientConfig) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl !== undefined) return work({ connectionString: config.databaseUrl });
  const { dataFolder } = config;
  if (!mayCreate && !existsSync(join(dataFolder, "postgres-password"))) throw noData(dataFolder);
  const running = existsSync(dataFolder) ? runningIn(dataFolder) : undefined;
  if (running !== undefined) return work(running);
  const embedded = await startEmbedded(dataFolder);
  try {
    return await work(embedded.connection);
  } finally {
    await embedded.stop();
  }
}

/** How to reach the PostgreSQL that runs on a data folder; undefined when none does. */
function runningIn(dataFolder: string): ClientConfig | undefined {
  const { cluster } = chooseRunner(findNative(), dataFolder);
  if (postmasterOf(cluster) === undefined) return undefined;
  // postmaster.pid: process, folder, start, port, folder of the socket, address.
  const [, , , port, socket, address] = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  const host = socket === undefined || socket === "" ? address : socket;
  if (port === undefined || host === undefined || host === "") return undefined;
  return { host, port: Number(port), user: role, password: clusterPassword(dataFolder), database: role };
}

/** The same as scoped transactions, on a database that is there. */
export function withScoped<T>(config: Config, work: (database: ScopedDatabase) => Promise<T>): Promise<T> {
  return withDatabase(config, { mayCreate: false }, async (connection) => {
    const { pool, scoped } = await openDatabase({ ...connection, max: 2, application_name: "jucai admin" });
    try {
      return await work(scoped);
    } finally {
      await pool.end();
    }
  });
}

/** One connection for the time of some work. */
export async function withClient<T>(connection: ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ application_name: "jucai admin", connectionTimeoutMillis: 5_000, ...connection });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function noData(folder: string) {
  return adminFault(
    `${folder} 里没有聚才的数据；用 JUCAI_DATA 指明数据目录。`,
    `There are no data of Jucai in ${folder}: name the data folder in JUCAI_DATA.`,
  );
}
