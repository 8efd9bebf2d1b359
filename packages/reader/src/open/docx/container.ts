import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { limits } from "../limits.ts";
import { refused } from "../refused.ts";

/** The parts of a Word file, opened one at a time; nothing unfolds beyond its declared, checked size. */
export type Container = {
  readonly has: (path: string) => boolean;
  readonly stream: (path: string) => Promise<Readable>;
};

/**
 * Opens the zip that a Word file is, after looking at everything its directory declares.
 *
 * yauzl refuses names that lead out of the folder, and ends a stream that unfolds to more than was declared, so a
 * lying size is caught while it is read. Throws Unreadable.
 */
export async function openContainer(bytes: Uint8Array): Promise<Container> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false }).catch(() => {
    throw refused.damaged();
  });
  const parts = await partsOf(zip);
  refuseStrange(parts);
  return {
    has: (path) => parts.has(path),
    stream: async (path) => {
      const entry = parts.get(path);
      if (entry === undefined) throw refused.damaged();
      if (entry.uncompressedSize > limits.part) throw refused.bomb();
      return zip.openReadStreamPromise(entry).catch(() => {
        throw refused.damaged();
      });
    },
  };
}

async function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) throw refused.bomb();
  const parts = new Map<string, Entry>();
  const places = new Set<number>();
  try {
    for await (const entry of zip.eachEntry()) {
      // Two parts of one name, or of one place: a known way around checks.
      if (parts.has(entry.fileName) || places.has(entry.relativeOffsetOfLocalHeader)) throw refused.damaged();
      parts.set(entry.fileName, entry);
      places.add(entry.relativeOffsetOfLocalHeader);
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
  if (names.some((name) => /vbaproject|vbadata|\/activex\//.test(name))) throw refused.macros();
  if (!parts.has("[Content_Types].xml")) throw refused.unknown();

  const inflated = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (inflated > limits.inflated || entries.some(isBomb)) throw refused.bomb();
}

function isBomb({ compressedSize, uncompressedSize }: Entry): boolean {
  return uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio;
}
