import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readFolder } from "@jucai/pack";

/** The packs that came with the release: their files, and which folder each document is in. */
export type PacksFolder = {
  readonly vocabulary: ReadonlyMap<string, string>;
  /** Document → path below its pack's folder → text. */
  readonly packs: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

/** Reads the packs folder once, when it is first needed: it does not change while the server runs. */
export function packsFolder(folder: string): () => Promise<PacksFolder> {
  let read: Promise<PacksFolder> | undefined;
  return () => {
    read ??= openFolder(folder);
    read.catch(() => (read = undefined));
    return read;
  };
}

async function openFolder(folder: string): Promise<PacksFolder> {
  const files = await readFolder(folder);
  const vocabulary = new Map([...files].filter(([path]) => path.startsWith("vocabulary/")));
  const packs = new Map<string, ReadonlyMap<string, string>>();
  for (const [path, text] of files) {
    if (!/(^|\/)pack\.yaml$/.test(path)) continue;
    const id = /^policy:\s*["']?([a-z0-9-]+)/m.exec(text)?.[1];
    const inside = path.slice(0, -"pack.yaml".length);
    if (id !== undefined) packs.set(id, below(files, inside));
  }
  return { vocabulary, packs };
}

function below(files: ReadonlyMap<string, string>, folder: string): Map<string, string> {
  return new Map(
    [...files].filter(([path]) => path.startsWith(folder)).map(([path, text]) => [path.slice(folder.length), text]),
  );
}

const schemas = join(import.meta.dirname, "../../../../../../packages/pack/schema");
const read = new Map<string, Promise<Record<string, unknown>>>();

/** The JSON Schema of a kind of file; the contract has let only known names through. */
export function schemaOf(name: string): Promise<Record<string, unknown>> {
  const known = read.get(name);
  if (known !== undefined) return known;
  const made = readFile(join(schemas, `${name}.schema.json`), "utf8").then(
    (text) => JSON.parse(text) as Record<string, unknown>,
  );
  read.set(name, made);
  made.catch(() => read.delete(name));
  return made;
}
