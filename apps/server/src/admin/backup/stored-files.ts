import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { once } from "node:events";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { pathOf, storedName, unfinished } from "#kernel/files/disk.ts";
import { DamagedBackup, type Frame, type Json } from "./frames.ts";

export type FilesKept = {
  readonly files: number;
  /** Named by a row and not on the disk: the backup is made all the same, and says so. */
  readonly missing: readonly string[];
};

/** Names of the files that rows need, as of the client's transaction. */
async function namesOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string; thumb: boolean }>(
    `select id, thumb_hash is not null as thumb from evidence_file where gone_at is null
     union all select id, false from task_file
     union all select id, false from policy_draft where key_sealed is not null order by id`,
  );
  return rows.flatMap(({ id, thumb }) => (thumb ? [id, `${id}.thumb`] : [id]));
}

/**
 * The files as they lie on the disk, sealed: nothing in a backup is more open than it was. A file never changes once
 * it is written and stays for a day after its row went, so reading them after the tables shows the same moment.
 */
export async function* storedFrames(
  client: pg.ClientBase,
  folder: string,
  done: (kept: FilesKept) => void,
): AsyncGenerator<Frame> {
  const missing: string[] = [];
  let files = 0;
  for (const name of await namesOf(client)) {
    const path = pathOf(folder, name);
    if ((await stat(path).catch(() => undefined)) === undefined) {
      missing.push(name);
      continue;
    }
    yield { json: { stored: name } };
    const hash = createHash("sha256");
    for await (const data of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(data);
      yield { data };
    }
    yield { json: { storedEnd: name, sha256: hash.digest("hex") } };
    files += 1;
  }
  done({ files, missing });
}

/** One file that is being written from a backup. */
export type Storing = {
  readonly name: string;
  readonly write: (data: Buffer) => Promise<void>;
  /** Gives the file its name; answers where it lies now, undefined when it lay there before. */
  readonly end: (sha256: string) => Promise<string | undefined>;
  readonly abandon: () => Promise<void>;
};

export async function startStoring(folder: string, json: Json): Promise<Storing> {
  const name = String(json["stored"]);
  if (!storedName.test(name)) throw new DamagedBackup("it names a file as no backup of ours does");
  const path = pathOf(folder, name);
  const part = `${path}${unfinished}restore`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const stream = createWriteStream(part, { flags: "w", mode: 0o600, flush: true });
  // Heard here, and thrown by `finished` below: unheard, it would end the process.
  stream.on("error", () => undefined);
  const hash = createHash("sha256");
  return {
    name,
    write: async (data) => {
      hash.update(data);
      if (!stream.write(data)) await once(stream, "drain");
    },
    end: async (sha256) => {
      stream.end();
      await finished(stream);
      if (hash.digest("hex") !== sha256) throw new DamagedBackup(`the file ${name} has another hash`);
      const before = await stat(path).catch(() => undefined);
      await rename(part, path);
      return before === undefined ? path : undefined;
    },
    abandon: async () => {
      stream.destroy();
      await rm(part, { force: true });
    },
  };
}
