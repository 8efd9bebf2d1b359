/**
 * The inside of a backup, before compression: frames of a type, a length and so many bytes.
 *
 *     1 byte    type: `j` JSON that says what follows, `d` bytes of a table
 *     4 bytes   length, big-endian
 *     …         the bytes
 */
export type Frame = { readonly json: Json } | { readonly data: Buffer };
export type Json = { readonly [key: string]: unknown };

const types = { json: 0x6a, data: 0x64 };
const headLength = 5;
/** Longest frame that is read, in bytes: what claims to be longer is damage. */
const longest = 64 * 1024 * 1024;

export function frameOf(frame: Frame): Buffer {
  const [type, bytes] =
    "json" in frame ? [types.json, Buffer.from(JSON.stringify(frame.json))] : [types.data, frame.data];
  const head = Buffer.alloc(headLength);
  head.writeUInt8(type, 0);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** Reads frames as they come; throws DamagedBackup when they are no frames or end in the middle of one. */
export async function* framesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (;;) {
      const length = lengthAt(rest, at);
      if (length === undefined || rest.length < at + headLength + length) break;
      yield frameAt(rest, at, length);
      at += headLength + length;
    }
    rest = rest.subarray(at);
  }
  if (rest.length > 0) throw new DamagedBackup("it ends in the middle");
}

function lengthAt(bytes: Buffer, at: number): number | undefined {
  if (bytes.length < at + headLength) return undefined;
  const length = bytes.readUInt32BE(at + 1);
  if (length > longest) throw new DamagedBackup("a length in it cannot be");
  return length;
}

function frameAt(bytes: Buffer, at: number, length: number): Frame {
  const body = bytes.subarray(at + headLength, at + headLength + length);
  switch (bytes[at]) {
    case types.data:
      return { data: body };
    case types.json:
      return { json: parsed(body) };
    default:
      throw new DamagedBackup("something in it is no part of a backup");
  }
}

function parsed(body: Buffer): Json {
  try {
    return JSON.parse(body.toString("utf8")) as Json;
  } catch {
    throw new DamagedBackup("a description in it cannot be read");
  }
}

/** The file is not as it was made. */
export class DamagedBackup extends Error {
  constructor(why: string, cause?: unknown) {
    super(why, { cause });
    this.name = "DamagedBackup";
  }
}
