import { open, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { readPacks, type LoadedPacks } from "./read-packs.ts";

/** A little more than the largest file that is read; the reader then says that it is too large. */
const mostBytes = 4_000_004;

/** Reads a file as text. Rejects with an error that has a `code`, as Node's do. */
type ReadText = (path: string) => Promise<string>;

/**
 * Reads all YAML files below a folder as packs. What cannot be read is a problem; it never rejects for that.
 *
 * Examples are more than half of a pack and nothing that decides needs them: `examples: false` leaves them unread.
 */
export async function loadPacks(
  folder: string,
  { examples = true, read = readText }: { readonly examples?: boolean; readonly read?: ReadText } = {},
): Promise<LoadedPacks> {
  const unreadable = new Map<string, string>();
  const noted: ReadText = async (path) => {
    try {
      return await read(path);
    } catch (cause) {
      unreadable.set(nameBelow(folder, path), codeOf(cause));
      return "";
    }
  };
  const wanted = (path: string): boolean => examples || !/[/\\]examples[/\\][^/\\]+$/.test(path);
  const files = await readFolder(folder, wanted, noted).catch((cause: unknown) => {
    const at = cause instanceof Error && "path" in cause ? String(cause.path) : folder;
    unreadable.set(nameBelow(folder, at), codeOf(cause));
    return new Map<string, string>();
  });
  return readPacks(files, unreadable);
}

/** The system's word for what went wrong; an error without one is a fault of ours. */
function codeOf(cause: unknown): string {
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  throw cause;
}

function nameBelow(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/");
}

/** Every YAML file below a folder, of those wanted: path with forward slashes → text. */
export async function readFolder(
  folder: string,
  wanted: (path: string) => boolean = () => true,
  read: ReadText = readText,
): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((it) => it.isFile() && /\.ya?ml$/.test(it.name))
    .map((it) => join(it.parentPath, it.name))
    .filter(wanted);
  const texts = await Promise.all(paths.map(read));
  return new Map(paths.map((path, index) => [nameBelow(folder, path), texts[index]!]));
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
