import pg from "pg";
import type { Address } from "./address.ts";
import { role } from "./create.ts";

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
  await client.connect();
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
