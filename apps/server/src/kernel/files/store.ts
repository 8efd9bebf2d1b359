import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { codeOf } from "../fault.ts";
import type { CryptoSuite, Sealing } from "../sealing/index.ts";
import { FileBroken, openedChunks, sealedChunks } from "./chunks.ts";
import { pathOf, writeWhole } from "./disk.ts";

/** What has to be known of a stored file to read it again. */
export type StoredFile = {
  /** 32 bytes, the file's own key; never kept in clear. */
  readonly key: Buffer;
  /** SHA-256 of the plain bytes. */
  readonly hash: Buffer;
};
export type Stored = StoredFile & { readonly bytes: number };

export type FileStore = {
  readonly folder: string;
  /** Puts bytes on the disk, sealed. `name` is a UUID, or `<uuid>.thumb`; the key may be that of another file of the same owner. */
  readonly save: (name: string, source: AsyncIterable<Buffer> | Buffer, key?: Buffer) => Promise<Stored>;
  /** The plain bytes; the stream fails with FileBroken at the first chunk that is not as it was written. */
  readonly read: (name: string, stored: StoredFile) => Readable;
  /** All of it at once, checked to the end before anything is given out. */
  readonly readWhole: (name: string, stored: StoredFile) => Promise<Buffer>;
  readonly remove: (name: string) => Promise<void>;
};

/** Stored files in a folder of the data folder. */
export function fileStore(folder: string, sealing: Pick<Sealing, "hash">): FileStore {
  const read = (name: string, stored: StoredFile) => Readable.from(plain(folder, name, stored), { objectMode: false });
  return {
    folder,
    save: async (name, source, key = randomBytes(32)) => {
      const hash = createHash("sha256");
      let bytes = 0;
      const counted = async function* (): AsyncGenerator<Buffer> {
        for await (const some of Buffer.isBuffer(source) ? [source] : source) {
          hash.update(some);
          bytes += some.length;
          yield some;
        }
      };
      const suite: CryptoSuite = sealing.hash() === "sm3" ? "gm" : "intl";
      await writeWhole(pathOf(folder, name), sealedChunks(counted(), { id: name, secret: key, suite }));
      return { key, hash: hash.digest(), bytes };
    },
    read,
    readWhole: async (name, stored) => Buffer.concat(await read(name, stored).toArray()),
    remove: (name) => rm(pathOf(folder, name), { force: true }),
  };
}

async function* plain(folder: string, name: string, { key, hash }: StoredFile): AsyncGenerator<Buffer> {
  const source = createReadStream(pathOf(folder, name)) as AsyncIterable<Buffer>;
  try {
    yield* openedChunks(source, { id: name, secret: key, hash });
  } catch (error) {
    throw codeOf(error) === "ENOENT" ? new FileBroken(name, "it is not there") : error;
  }
}
