import { createHash, type Hash } from "node:crypto";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import type pg from "pg";
import copyStreams from "pg-copy-streams";
import { copied, type Table, tablesOf } from "./catalog.ts";
import { copyOut, rowsOf } from "./contents.ts";
import { DamagedBackup, type Json } from "./frames.ts";
import { fresh } from "./unguarded.ts";

/** One table that is being filled from a backup. */
export type Filling = {
  readonly table: Table;
  readonly write: (data: Buffer) => Promise<void>;
  readonly end: (rows: number, sha256: string) => Promise<number>;
  readonly abandon: () => Promise<void>;
};

/** Empties a table and takes rows in; the backup's columns must be those of the table. */
export async function startFilling(client: pg.ClientBase, json: Json): Promise<Filling> {
  const { table: name, columns } = json as { table: string; columns: readonly string[] };
  const own = (await tablesOf(client)).find((each) => each.name === name);
  if (own === undefined || own.columns.join() !== columns.join()) throw new DamagedBackup(`table ${name} is another`);
  await fresh(client, name);
  const stream: Writable = client.query(copyStreams.from(`copy ${copied(own)} from stdin`));
  // Heard here, and thrown by `finished` below: unheard, it would end the process.
  let failed = false;
  stream.on("error", () => (failed = true));
  const hash = createHash("sha256");
  return {
    table: own,
    write: async (data) => {
      hash.update(data);
      if (!stream.write(data)) await once(stream, "drain");
    },
    abandon: async () => {
      if (failed || stream.writableFinished) return;
      stream.destroy();
      await finished(stream).catch(() => undefined);
    },
    end: async (rows, sha256) => {
      stream.end();
      await finished(stream);
      return compared(client, own, hash, rows, sha256);
    },
  };
}

/** What was read is what was written then, and what lies in the table now is the same. */
async function compared(
  client: pg.ClientBase,
  table: Table,
  read: Hash,
  rows: number,
  sha256: string,
): Promise<number> {
  if (read.digest("hex") !== sha256) throw new DamagedBackup(`table ${table.name} has another hash`);
  const now = createHash("sha256");
  for await (const data of copyOut(client, table)) now.update(data);
  const count = await rowsOf(client, table);
  if (count !== rows || now.digest("hex") !== sha256)
    throw new DamagedBackup(`table ${table.name} came out differently`);
  return count;
}
