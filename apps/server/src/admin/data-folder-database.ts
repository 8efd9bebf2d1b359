import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import type { ClientConfig } from "pg";
import type { Config } from "#config/config.ts";
import { type Connection, openDatabase } from "#kernel/database.ts";
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
  return withDatabase(config, { mayCreate: false }, (connection) =>
    withConnection(connection, async ({ pool, scoped }) => {
      await refuseOld(pool);
      return work(scoped);
    }),
  );
}

/** A connection for the time of some work; one that cannot be made is a fault of one line. */
export async function withConnection<T>(
  config: ClientConfig,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await openDatabase({ ...config, max: 2, application_name: "jucai admin" });
  try {
    return await work(connection);
  } finally {
    await connection.pool.end();
  }
}

/** The same with one client, for work that needs a transaction of its own. */
export function withClient<T>(config: ClientConfig, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return withConnection(config, async ({ pool }) => {
    const client = await pool.connect();
    try {
      return await work(client);
    } finally {
      client.release(true);
    }
  });
}

/** A database of a release without an audit chain, or one that no server has used yet. */
export async function refuseOld(client: pg.Pool | pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('public.audit_entry') is not null as there",
  );
  if (rows[0]?.there === true) return;
  throw adminFault(
    "数据库还不是这个版本的：请先用这个版本启动一次服务，它会自动升级。",
    "The database is not of this version yet: start the server of this version once, which brings it up to date.",
  );
}

function noData(folder: string) {
  return adminFault(
    `${folder} 里没有聚才的数据；用 JUCAI_DATA 指明数据目录。`,
    `There are no data of Jucai in ${folder}: name the data folder in JUCAI_DATA.`,
  );
}
