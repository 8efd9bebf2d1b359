import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { DamagedBackup } from "./frames.ts";

/**
 * A backup under a passphrase: scrypt makes the key, AES-256-GCM seals chunks of 64 KiB.
 *
 * Each chunk's nonce is its number and whether it is the last, so that chunks can be neither
 * moved nor left out, and a file that was cut off between two chunks is noticed. The file's first
 * line, with the salt, is bound to every chunk.
 */
export type FileKey = { readonly line: string; readonly key: Buffer };

/** Cost of one guess: about 128 MB and a third of a second. */
const cost = { N: 2 ** 17, r: 8, p: 1 };
const most = { N: 2 ** 20, r: 16, p: 4 };
const chunkLength = 64 * 1024;
const tagLength = 16;
const deriveKey = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);

/** A new key for one file, and the first line that lets the passphrase open it again. */
export async function newFileKey(passphrase: string): Promise<FileKey> {
  const salt = randomBytes(16);
  const key = await keyFrom(passphrase, salt, cost);
  const check = checkOf(key).toString("hex");
  return { key, line: `jucai-backup 1 scrypt ${cost.N} ${cost.r} ${cost.p} ${salt.toString("hex")} ${check}\n` };
}

/** The key of a file from its first line; undefined when the passphrase is another. */
export async function fileKey(line: string, passphrase: string): Promise<FileKey | undefined> {
  const found = /^jucai-backup 1 scrypt (\d{1,8}) (\d{1,3}) (\d{1,3}) ([0-9a-f]{32}) ([0-9a-f]{32})\n$/.exec(line);
  if (found === null) throw new DamagedBackup("its first line cannot be read");
  const [N, r, p] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (N > most.N || r > most.r || p > most.p || (N & (N - 1)) !== 0 || N < 2 || r < 1 || p < 1) {
    throw new DamagedBackup("its first line asks for what no backup of ours does");
  }
  const key = await keyFrom(passphrase, Buffer.from(found[4] ?? "", "hex"), { N, r, p });
  return timingSafeEqual(checkOf(key), Buffer.from(found[5] ?? "", "hex")) ? { line, key } : undefined;
}

function keyFrom(passphrase: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  return deriveKey(passphrase.normalize("NFKC"), salt, 32, { N, r, p, maxmem: 256 * N * r });
}

const checkOf = (key: Buffer) => createHmac("sha256", key).update("jucai backup check").digest().subarray(0, 16);

/** Seals a stream in chunks, each with its length before it. */
export async function* sealed(source: AsyncIterable<Buffer>, { key, line }: FileKey): AsyncGenerator<Buffer> {
  let number = 0;
  let rest: Buffer = Buffer.alloc(0);
  const chunk = (bytes: Buffer, last: boolean) => {
    const cipher = createCipheriv("aes-256-gcm", key, nonceOf(number++, last)).setAAD(Buffer.from(line));
    const body = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, body]);
  };
  for await (const bytes of source) {
    rest = Buffer.concat([rest, bytes]);
    for (; rest.length > chunkLength; rest = rest.subarray(chunkLength))
      yield chunk(rest.subarray(0, chunkLength), false);
  }
  yield chunk(rest, true);
}

/** Opens what `sealed` made; throws DamagedBackup at the first byte that is not as it was. */
export async function* opened(source: AsyncIterable<Buffer>, { key, line }: FileKey): AsyncGenerator<Buffer> {
  let number = 0;
  let ended = false;
  let rest: Buffer = Buffer.alloc(0);
  const tryOpen = (body: Buffer, last: boolean): Buffer | undefined => {
    const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(number, last), { authTagLength: tagLength });
    decipher.setAAD(Buffer.from(line)).setAuthTag(body.subarray(-tagLength));
    try {
      return Buffer.concat([decipher.update(body.subarray(0, -tagLength)), decipher.final()]);
    } catch {
      return undefined;
    }
  };
  for await (const bytes of source) {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= 4) {
      const length = rest.readUInt32BE(0);
      if (ended || length < tagLength || length > chunkLength + tagLength) throw new DamagedBackup("it was changed");
      if (rest.length < 4 + length) break;
      const body = rest.subarray(4, 4 + length);
      // Only the last chunk may be shorter, so only a full one is tried as one of many.
      const plain =
        (length === chunkLength + tagLength ? tryOpen(body, false) : undefined) ?? tryOpen(body, (ended = true));
      if (plain === undefined) throw new DamagedBackup("it was changed");
      number++;
      rest = rest.subarray(4 + length);
      yield plain;
    }
  }
  if (!ended || rest.length > 0) throw new DamagedBackup("it was cut off");
}

// The number stands in bytes 3 to 10, the flag in byte 11.
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number), 3);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}
