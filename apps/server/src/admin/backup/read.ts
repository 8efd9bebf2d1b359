import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { codeOf, firstLineOf } from "#kernel/fault.ts";
import { adminFault } from "../fault.ts";
import { fileKey, opened } from "./encryption.ts";
import { DamagedBackup, type Frame, framesOf } from "./frames.ts";
import { plainLine } from "./write.ts";

const longestLine = 200;

/** Reads a backup's frames; what is wrong with the file is told as a fault of one line. */
export async function* readBackup(file: string, passphrase: string | undefined): AsyncGenerator<Frame> {
  try {
    const line = await firstLine(file);
    const body = createReadStream(file, { start: line.length });
    const plain = line === plainLine ? body : await decrypted(body, line, passphrase);
    // Errors of either stream come out of the last one.
    const unpacked = pipeline(Readable.from(plain), createGunzip(), () => undefined);
    yield* framesOf(unpacked);
  } catch (error) {
    throw faultOf(file, error);
  }
}

async function firstLine(file: string): Promise<string> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestLine), 0, longestLine, 0);
    const text = buffer.toString("latin1", 0, bytesRead);
    const end = text.indexOf("\n");
    if (end < 0 || !text.startsWith("jucai-backup ")) throw notABackup(file);
    return text.slice(0, end + 1);
  } finally {
    await handle.close();
  }
}

async function decrypted(body: AsyncIterable<Buffer>, line: string, passphrase: string | undefined) {
  if (passphrase === undefined) {
    throw adminFault(
      "这份备份设了口令，请用 --passphrase-file 给出。",
      "This backup has a passphrase: give it with --passphrase-file.",
    );
  }
  const key = await fileKey(line, passphrase);
  if (key === undefined) throw adminFault("备份口令不对。", "That is not the passphrase of this backup.");
  return opened(body, key);
}

function faultOf(file: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === "ENOENT" || code === "EISDIR" || code === "EACCES") {
    return adminFault(
      `读不到备份 ${file}：${firstLineOf(error)}`,
      `Cannot read the backup ${file}: ${firstLineOf(error)}`,
      error,
    );
  }
  if (error instanceof DamagedBackup || code.startsWith("Z_")) return damaged(file, error);
  return error;
}

/** Also for what the frames themselves tell: a count or a hash that is not what it should be. */
export function damaged(file: string, error: unknown) {
  return adminFault(
    `备份 ${file} 不完整或被改动过（${firstLineOf(error)}），没有恢复任何内容。`,
    `The backup ${file} is not as it was made (${firstLineOf(error)}); nothing was restored.`,
    error,
  );
}

function notABackup(file: string) {
  return adminFault(`${file} 不是聚才的备份。`, `${file} is no backup of Jucai.`);
}
