import { createHash } from "node:crypto";
import type pg from "pg";
import copyStreams from "pg-copy-streams";
import { copied, fixedSettings, leftEmpty, refuseHiddenRows, sequencesOf, type Table, tablesOf } from "./catalog.ts";
import { type Frame, frameOf } from "./frames.ts";
import { type FilesKept, storedFrames } from "./stored-files.ts";

/** What the first frame says. */
export type Manifest = {
  readonly format: 1;
  /** When it was made, ISO, UTC. */
  readonly made: string;
  readonly migrations: readonly { readonly id: string; readonly checksum: string }[];
  /** Tables whose rows were left out on purpose. */
  readonly leftEmpty: readonly string[];
};
export type Kept = { readonly tables: number; readonly rows: number } & FilesKept;
/** Files that go along when asked for: the keys and the head of the audit chain. */
export type ExtraFile = { readonly name: string; readonly text: string };

export type Contents = {
  readonly extras: readonly ExtraFile[];
  /** Where the files that people handed in lie. */
  readonly filesFolder: string;
  readonly now: Date;
};

/**
 * Everything as it was at one moment: one transaction sees neither what is changed nor what is
 * added meanwhile, and nobody waits for it. `done` hears the counts at the end.
 */
export async function* contentsOf(
  client: pg.ClientBase,
  { extras, filesFolder, now }: Contents,
  done: (kept: Kept) => void,
): AsyncGenerator<Buffer> {
  const whole = createHash("sha256");
  const out = (frame: Frame) => {
    const bytes = frameOf(frame);
    whole.update(bytes);
    return bytes;
  };
  await client.query("begin isolation level repeatable read read only");
  await client.query(fixedSettings);
  await refuseHiddenRows(client);
  yield out({ json: await manifestOf(client, now) });
  let rows = 0;
  const tables = (await tablesOf(client)).filter(({ name }) => !leftEmpty.has(name));
  for (const table of tables) {
    yield out({ json: { table: table.name, columns: table.columns } });
    const hash = createHash("sha256");
    for await (const data of copyOut(client, table)) {
      hash.update(data);
      yield out({ data });
    }
    const count = await rowsOf(client, table);
    rows += count;
    yield out({ json: { end: table.name, rows: count, sha256: hash.digest("hex") } });
  }
  // Counters do not belong to the moment; read afterwards, they are never behind the rows.
  yield out({ json: { sequences: await sequencesOf(client) } });
  let kept: FilesKept = { files: 0, missing: [] };
  for await (const frame of storedFrames(client, filesFolder, (counts) => (kept = counts))) yield out(frame);
  for (const { name, text } of extras) yield out({ json: { file: name, text } });
  yield frameOf({ json: { complete: true, sha256: whole.digest("hex") } });
  await client.query("rollback");
  done({ tables: tables.length, rows, ...kept });
}

/** A table's rows in PostgreSQL's text form, in the order in which they lie there. */
export function copyOut(client: pg.ClientBase, table: Table): AsyncIterable<Buffer> {
  return client.query(copyStreams.to(`copy ${copied(table)} to stdout`));
}

export async function rowsOf(client: pg.ClientBase, { name }: Table): Promise<number> {
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from public."${name}"`);
  return Number(rows[0]?.n ?? 0);
}

async function manifestOf(client: pg.ClientBase, now: Date): Promise<Manifest> {
  const { rows } = await client.query<{ id: string; checksum: string }>(
    "select id, checksum from schema_migration order by id",
  );
  return { format: 1, made: now.toISOString(), migrations: rows, leftEmpty: [...leftEmpty].sort() };
}
