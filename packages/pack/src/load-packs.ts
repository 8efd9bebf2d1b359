import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { readPacks, type LoadedPacks } from "./read-packs.ts";

/** Reads all YAML files below a folder as packs. Rejects only when the folder cannot be read. */
export async function loadPacks(folder: string): Promise<LoadedPacks> {
  return readPacks(await readFolder(folder));
}

/** Every YAML file below a folder: path with forward slashes → text. */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((it) => it.isFile() && /\.ya?ml$/.test(it.name))
    .map((it) => join(it.parentPath, it.name));
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  return new Map(paths.map((path, index) => [relative(folder, path).split(sep).join("/"), texts[index]!]));
}
