import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { firstLineOf } from "#kernel/fault.ts";
import { adminFault } from "../fault.ts";
import { type Contents, contentsOf, type Kept } from "./contents.ts";
import { type FileKey, newFileKey, sealed } from "./encryption.ts";

export type Written = Kept & { readonly file: string; readonly bytes: number; readonly encrypted: boolean };
export type Wanted = Contents & { readonly passphrase?: string | undefined };

export const plainLine = "jucai-backup 1 plain\n";

/**
 * Writes a backup, whole or not at all: it has another name until it is on the disk. A file that
 * is there already is never overwritten.
 */
export async function writeBackup(client: pg.ClientBase, file: string, wanted: Wanted): Promise<Written> {
  if (await stat(file).catch(() => undefined)) throw thereAlready(file);
  const unfinished = `${file}.unfinished-${randomBytes(4).toString("hex")}`;
  const key = wanted.passphrase === undefined ? undefined : await newFileKey(wanted.passphrase);
  try {
    const kept = await fill(client, unfinished, key, wanted);
    await rename(unfinished, file);
    return { ...kept, file, bytes: (await stat(file)).size, encrypted: key !== undefined };
  } catch (error) {
    await rm(unfinished, { force: true });
    if (error instanceof Error && "syscall" in error) throw cannotWrite(file, error);
    throw error;
  }
}

async function fill(client: pg.ClientBase, file: string, key: FileKey | undefined, wanted: Wanted): Promise<Kept> {
  let kept: Kept = { tables: 0, rows: 0, files: 0, missing: [] };
  const contents = contentsOf(client, wanted, (counts) => (kept = counts));
  const outside = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    yield Buffer.from(key?.line ?? plainLine);
    yield* key === undefined ? source : sealed(source, key);
  };
  const target = createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });
  await pipeline(Readable.from(contents), createGzip(), outside, target);
  return kept;
}

function thereAlready(file: string) {
  return adminFault(
    `${file} 已经存在，不会覆盖它，请换个文件名。`,
    `${file} is there already and is not overwritten: name another file.`,
  );
}

function cannotWrite(file: string, error: Error) {
  return adminFault(`写不进 ${file}：${firstLineOf(error)}`, `Cannot write ${file}: ${firstLineOf(error)}`, error);
}
