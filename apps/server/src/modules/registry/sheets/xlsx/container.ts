import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { limits } from "../limits.ts";
import { refused } from "../refused.ts";

/** The parts of a workbook, opened one at a time; nothing is inflated beyond its declared, checked size. */
export type Container = {
  readonly has: (path: string) => boolean;
  readonly stream: (path: string) => Promise<Readable>;
  /** A small part as text; undefined when it is not there. */
  readonly text: (path: string) => Promise<string | undefined>;
};

/**
 * Opens the zip that a workbook is, after looking at everything its directory declares.
 *
 * yauzl ends a stream that inflates to more than was declared, so a lying size is caught while it is read.
 * Throws Refusal.
 */
export async function openContainer(bytes: Buffer): Promise<Container> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false }).catch(() => {
    throw refused.damaged();
  });
  const parts = await partsOf(zip);
  refuseStrange(parts);
  const stream = async (path: string) => {
    const entry = parts.get(path);
    if (entry === undefined) throw refused.damaged();
    return zip.openReadStreamPromise(entry).catch(() => {
      throw refused.damaged();
    });
  };
  return {
    has: (path) => parts.has(path),
    stream,
    text: async (path) => {
      if (!parts.has(path)) return undefined;
      if ((parts.get(path)?.uncompressedSize ?? 0) > limits.smallPart) throw refused.bomb();
      return wholeText(await stream(path));
    },
  };
}

async function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.parts) throw refused.bomb();
  const parts = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      // Two parts of one name: which is read depends on the reader, a known way around checks.
      if (parts.has(entry.fileName)) throw refused.damaged();
      parts.set(entry.fileName, entry);
    }
  } catch {
    throw refused.damaged();
  }
  return parts;
}

function refuseStrange(parts: ReadonlyMap<string, Entry>): void {
  const names = [...parts.keys()].map((name) => name.toLowerCase());
  const entries = [...parts.values()];
  if (entries.some((entry) => entry.isEncrypted())) throw refused.encrypted();
  if (names.some((name) => /vbaproject|\/macrosheets\/|\/activex\//.test(name))) throw refused.macros();
  if (names.some((name) => name.startsWith("xl/externallinks/"))) throw refused.links();
  if (!parts.has("[Content_Types].xml") || !parts.has("xl/workbook.xml")) throw refused.otherKind();

  const inflated = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (inflated > limits.inflated || entries.some(isBomb)) throw refused.bomb();
}

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio;
}

async function wholeText(stream: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of stream) pieces.push(piece as Buffer);
  } catch {
    throw refused.damaged();
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}
