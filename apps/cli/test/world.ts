import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type LoadedPacks, loadPacks, readText } from "@jucai/pack";
import { run } from "../src/run.ts";

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** The project's folder, as the caller's. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Runs a command line in this process; `stdin` is what `-` reads. */
export function jucai(line: string, stdin = "", locale = "en_GB.UTF-8"): Promise<Ran> {
  return call(line.split(" ").filter(Boolean), stdin, locale);
}

/** The same for words that hold spaces or nothing. */
export async function call(argv: readonly string[], stdin = "", locale = "en_GB.UTF-8"): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, {
    cwd: root,
    locale,
    readFile: readText,
    readStdin: () => Promise.resolve(stdin),
    loadPacks: packsReadOnce,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
  });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

const own = new Map<boolean, Promise<LoadedPacks>>();

/** The project's own packs do not change while its tests run, and reading them is most of what a verb does. */
const packsReadOnce: typeof loadPacks = (folder, how = {}) => {
  const { examples = true } = how;
  if (relative(folder, join(root, "packs")) !== "") return loadPacks(folder, how);
  const read = own.get(examples) ?? loadPacks(folder, { examples });
  own.set(examples, read);
  return read;
};
