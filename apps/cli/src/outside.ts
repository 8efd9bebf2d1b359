import { stat } from "node:fs/promises";
import { basename, relative, resolve, sep } from "node:path";
import { readFolder, readText } from "@jucai/pack";
import { WrongUse, type Call } from "./command.ts";

/** What `check` is to look at: files as `readPacks` takes them, and which of them were asked for. */
export type Looked = {
  readonly files: ReadonlyMap<string, string>;
  /** Paths, or folders that end in a slash; `""` is everything. */
  readonly asked: readonly string[];
  /** How a file is called in messages, where that is not its path. */
  readonly names: ReadonlyMap<string, string>;
};

/**
 * Lays files and folders that are named on the command line over the packs folder.
 *
 * A pack outside of it takes the place of the one with the same id; a single file takes the place
 * of the file about the same benefit, so that it is checked in its own surroundings.
 */
export async function lookAt(words: readonly string[], call: Call): Promise<Looked> {
  const files = await readFolder(call.packs);
  const asked: string[] = [];
  const names = new Map<string, string>();
  for (const word of words) {
    if (word === "") throw new WrongUse("文件或文件夹的名字是空的", "The name of a file or folder is empty");
    const path = resolve(call.world.cwd, word);
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new WrongUse(`没有 ${word} 这个文件或文件夹`, `There is no file or folder ${word}`);
    const inside = relative(call.packs, path).split(sep).join("/");
    if (!inside.startsWith("..")) asked.push(found.isDirectory() && inside !== "" ? `${inside}/` : inside);
    else if (found.isDirectory()) asked.push(addFolder(await readFolder(path), word, files));
    else asked.push(addFile(await readText(path), word, files, names));
  }
  return { files, asked, names };
}

function addFolder(own: ReadonlyMap<string, string>, word: string, files: Map<string, string>): string {
  if (own.size === 0) throw new WrongUse(`${word} 里没有 YAML 文件`, `There are no YAML files in ${word}`);
  // A folder with a vocabulary of its own is a whole packs folder.
  if ([...own.keys()].some((path) => path.startsWith("vocabulary/"))) {
    files.clear();
    for (const [path, text] of own) files.set(path, text);
    return "";
  }
  for (const [path, text] of own) if (/(^|\/)pack\.yaml$/.test(path)) dropPack(idOf("policy", text), files);
  const folder = `${word.replace(/\/+$/, "")}/`;
  for (const [path, text] of own) files.set(folder + path, text);
  return folder;
}

function dropPack(id: string | undefined, files: Map<string, string>): void {
  for (const [path, text] of files) {
    if (!path.endsWith("/pack.yaml") || id === undefined || idOf("policy", text) !== id) continue;
    const folder = path.slice(0, -"pack.yaml".length);
    for (const other of [...files.keys()]) if (other.startsWith(folder)) files.delete(other);
  }
}

function addFile(text: string, word: string, files: Map<string, string>, names: Map<string, string>): string {
  const path = placeFor(text, word, files);
  files.set(path, text);
  names.set(path, word);
  return path;
}

/** The path at which a single file would stand in the packs folder, by what it holds. */
function placeFor(text: string, word: string, files: Map<string, string>): string {
  const has = (key: string): boolean => new RegExp(`^${key}:`, "m").test(text);
  const id = idOf("benefit", text) ?? idOf("policy", text) ?? "";
  const folder = folderOf(id.split("/")[0]!, files);
  if (has("policy")) return `${folder}pack.yaml`;
  if (has("units")) return `${folder}units.yaml`;
  if (has("measures")) return `${folder}measures.yaml`;
  if (has("enumerations") || has("subjects")) return `vocabulary/${basename(word, ".yaml")}.yaml`;
  const part = has("examples") ? "examples" : "benefits";
  for (const [path, other] of files) {
    if (id !== "" && path.startsWith(`${folder}${part}/`) && idOf("benefit", other) === id) return path;
  }
  return `${folder}${part}/${basename(word).replace(/\.ya?ml$/, "")}.yaml`;
}

/** The folder of the pack with an id, or of the first pack. */
function folderOf(pack: string, files: ReadonlyMap<string, string>): string {
  const packs = [...files].filter(([path]) => path.endsWith("/pack.yaml"));
  const [path] = packs.find(([, text]) => idOf("policy", text) === pack) ?? packs[0] ?? ["pack.yaml"];
  return path.slice(0, -"pack.yaml".length);
}

function idOf(key: string, text: string): string | undefined {
  return new RegExp(`^${key}:\\s*["']?([^\\s"'#]+)`, "m").exec(text)?.[1];
}
