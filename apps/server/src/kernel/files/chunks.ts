import { createHash } from "node:crypto";
import { type CryptoSuite } from "../sealing/cipher.ts";
import { headerOf, openUnder, sealingKey, sealUnder } from "../sealing/envelope.ts";

/** Bytes of a file as they were sealed are no longer there: a damaged disk, or somebody changed them. */
export class FileBroken extends Error {
  constructor(id: string, what: string) {
    super(`the stored file ${id} cannot be read: ${what}`);
    this.name = "FileBroken";
  }
}

/** Plain bytes of one chunk. */
const chunkLength = 64 * 1024;
const longestChunk = chunkLength + 256;
const lengthBytes = 4;

// The number and "last" are bound to each chunk: none can be moved, left out or cut off.
const contextOf = (id: string, number: number, last: boolean) => `file/${id}/${number}/${last ? "last" : "more"}`;

/** Seals a stream in chunks, each with its length before it. */
export async function* sealedChunks(
  source: AsyncIterable<Buffer>,
  { id, secret, suite }: { readonly id: string; readonly secret: Buffer; readonly suite: CryptoSuite },
): AsyncGenerator<Buffer> {
  const key = sealingKey(suite, secret);
  let number = 0;
  const chunk = (plain: Buffer, last: boolean): Buffer => {
    const body = sealUnder(key, plain, contextOf(id, number++, last));
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, body]);
  };
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    for (; rest.length > chunkLength; rest = rest.subarray(chunkLength)) {
      yield chunk(rest.subarray(0, chunkLength), false);
    }
  }
  yield chunk(rest, true);
}

/**
 * Opens what `sealedChunks` made. A chunk is given out only after it has been checked; at the end the whole is
 * compared with `hash`, SHA-256 of the plain bytes. Throws FileBroken.
 */
export async function* openedChunks(
  source: AsyncIterable<Buffer>,
  { id, secret, hash }: { readonly id: string; readonly secret: Buffer; readonly hash: Buffer },
): AsyncGenerator<Buffer> {
  const whole = createHash("sha256");
  let number = 0;
  let ended = false;
  for await (const body of bodiesOf(source, id)) {
    if (ended) throw new FileBroken(id, "something follows its end");
    const suite = headerOf(body)?.suite;
    if (suite === undefined) throw new FileBroken(id, "it is no sealed file");
    const key = sealingKey(suite, secret);
    const more = openUnder(key, body, contextOf(id, number, false));
    const plain = more ?? openUnder(key, body, contextOf(id, number, true));
    if (plain === undefined) throw new FileBroken(id, "it was changed");
    ended = more === undefined;
    number += 1;
    whole.update(plain);
    yield plain;
  }
  if (!ended) throw new FileBroken(id, "it was cut off");
  if (!whole.digest().equals(hash)) throw new FileBroken(id, "its hash is another");
}

async function* bodiesOf(source: AsyncIterable<Buffer>, id: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    while (rest.length >= lengthBytes) {
      const length = rest.readUInt32BE(0);
      if (length > longestChunk) throw new FileBroken(id, "it was changed");
      if (rest.length < lengthBytes + length) break;
      yield rest.subarray(lengthBytes, lengthBytes + length);
      rest = rest.subarray(lengthBytes + length);
    }
  }
  if (rest.length > 0) throw new FileBroken(id, "it was cut off");
}
