import pg from "pg";
import { codeOf, StartFault } from "#kernel/fault.ts";
import type { Address } from "./address.ts";
import { role } from "./create.ts";
import { pause } from "./process-table.ts";

/** One number for "this Jucai server owns the embedded cluster": the letters JUCAI. */
const ownershipKey = 0x4a55434149n;

export type Connect = { readonly address: Address; readonly password: string };

/** A single connection to the embedded cluster's maintenance database. */
export async function connectOnce({ address, password }: Connect): Promise<pg.Client> {
  const client = new pg.Client({
    ...address,
    user: role,
    password,
    database: "postgres",
    application_name: `jucai ${process.pid}`,
    connectionTimeoutMillis: 5_000,
  });
  // A lost connection is noticed by whoever waits on it next; an unheard event would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw codeOf(error) === "28P01" ? wrongPassword(address) : error;
  }
  return client;
}

/**
 * Tries to become the one server of this cluster. The lock lives as long as the
 * connection, so a killed server frees it whatever else it leaves behind.
 */
export async function tryToOwn(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [ownershipKey]);
  return rows[0]?.got === true;
}

/**
 * Holds on to the lock for as long as `wanted`: PostgreSQL drops every connection when
 * one of its processes crashes, and a second server must not take that for our end.
 */
export function keepOwning(owner: pg.Client, connect: Connect, wanted: () => boolean): void {
  owner.once("end", async () => {
    while (wanted()) {
      const again = await connectOnce(connect).catch(() => undefined);
      if (again !== undefined && (await tryToOwn(again).catch(() => false))) return keepOwning(again, connect, wanted);
      await again?.end().catch(() => undefined);
      await pause(100);
    }
  });
}

function wrongPassword({ host }: Address): StartFault {
  return new StartFault({
    zh: `数据目录中的 postgres-password 与 ${host} 的数据库不是一对，请从备份恢复该文件。`,
    en: `The file postgres-password in the data folder does not fit the database in ${host}: restore it from a backup.`,
  });
}
