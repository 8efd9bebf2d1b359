import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { codeOf } from "#kernel/fault.ts";
import type { ChainEnd } from "./chain.ts";

/**
 * The newest link as remembered outside the database, beside the keys: whoever may write in the
 * database could cut the chain's end off or compute it anew, and this would still tell.
 */
export type HeadFile = {
  readonly read: () => Promise<ChainEnd | undefined>;
  readonly write: (end: ChainEnd) => Promise<void>;
};

export function headFile(keysFolder: string): HeadFile {
  const file = join(keysFolder, "audit-head");
  return { read: () => readHead(file), write: (end) => writeHead(file, end) };
}

async function readHead(file: string): Promise<ChainEnd | undefined> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return "";
    throw error;
  });
  const found = /^jucai-audit-head 1 (\d{1,15}) ([0-9a-f]{64})\s*$/.exec(text);
  return found === null ? undefined : { seq: Number(found[1]), hash: Buffer.from(found[2] ?? "", "hex") };
}

/** Whole or not at all: a half-written head would look like a broken chain after a power cut. */
async function writeHead(file: string, { seq, hash }: ChainEnd): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}`;
  const handle = await open(unfinished, "w", 0o600);
  try {
    await handle.writeFile(`jucai-audit-head 1 ${seq} ${hash.toString("hex")}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
}
