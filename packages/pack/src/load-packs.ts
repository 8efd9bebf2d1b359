import { open, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { readPacks, type LoadedPacks } from "./read-packs.ts";

/** A little more than the largest file that is read; the reader then says that it is too large. */
const mostBytes = 4_000_004;

/**
 * Reads all YAML files below a folder as packs. Rejects only when the folder cannot be read.
 *
 * Examples are more than half of a pack and nothing that decides needs them: `examples: false` leaves them unread.
 */
export async function loadPacks(folder: string, { examples = true } = {}): Promise<LoadedPacks> {
  return readPacks(
    await readFolder(folder, examples ? () => true : (path) => !/[/\\]examples[/\\][^/\\]+$/.test(path)),
  );
}

/** Every YAML file below a folder, of those wanted: path with forward slashes → text. */
export async function readFolder(
  folder: string,
  wanted: (path: string) => boolean = () => true,
): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((it) => it.isFile() && /\.ya?ml$/.test(it.name))
    .map((it) => join(it.parentPath, it.name))
    .filter(wanted);
  const texts = await Promise.all(paths.map(readText));
  return new Map(paths.map((path, index) => [relative(folder, path).split(sep).join("/"), texts[index]!]));
}

/** The start of a file as UTF-8, as `readStart` reads it. */
export async function readText(path: string): Promise<string> {
  const file = await open(path);
  try {
    return await readStart(file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>);
  } finally {
    await file.close();
  }
}

/** The start of a stream as UTF-8; what cannot be decoded shows as U+FFFD, which readers refuse. */
export async function readStart(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= mostBytes) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}
