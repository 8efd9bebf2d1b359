import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../fault.ts";
import { storedName, unfinished } from "./disk.ts";

/** What nobody claims is left alone for a day: its row may be about to be written, or a backup may be reading it. */
const spared = 86_400_000;

/**
 * Removes what a crash left behind: half-written files, and whole ones that no row names.
 *
 * @param wanted which of these names (a page of them at a time) rows still need
 * @returns how many were removed
 */
export async function tidyFiles(
  folder: string,
  wanted: (names: readonly string[]) => Promise<ReadonlySet<string>>,
  now: Date,
): Promise<number> {
  let removed = 0;
  for (const part of await namesIn(folder)) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue;
    const within = join(folder, part);
    const names = (await namesIn(within)).filter((name) => storedName.test(name) || name.includes(unfinished));
    const needed = await wanted(names.filter((name) => storedName.test(name)));
    for (const name of names) {
      if (needed.has(name)) continue;
      const path = join(within, name);
      const found = await stat(path).catch(() => undefined);
      if (found === undefined || found.mtimeMs > now.getTime() - spared) continue;
      await rm(path, { force: true });
      removed += 1;
    }
  }
  return removed;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}
