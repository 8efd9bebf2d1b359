import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** What stored files are called: a UUID, of a small picture of it `<uuid>.thumb`. */
export const storedName = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.thumb)?$/;
/** What is being written has this in its name. */
export const unfinished = ".unfinished-";

/** `<folder>/<first two digits>/<name>`: no folder grows without end. */
export function pathOf(folder: string, name: string): string {
  if (!storedName.test(name)) throw new Error(`${name} is no name of a stored file`);
  return join(folder, name.slice(0, 2), name);
}

/** Writes a file whole or not at all, and comes back once the disk has it. */
export async function writeWhole(path: string, source: AsyncIterable<Buffer>): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const part = `${path}${unfinished}${randomBytes(4).toString("hex")}`;
  try {
    await pipeline(Readable.from(source), createWriteStream(part, { flags: "wx", mode: 0o600, flush: true }));
    await rename(part, path);
    await flushFolder(folder);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Without this a power cut may take the new name back although the bytes are there. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
