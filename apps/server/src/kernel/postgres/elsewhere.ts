import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Native } from "./binaries.ts";

/** Where clusters go that nobody but root could reach in their data folder. */
const home = "/var/lib/jucai";

/** A place outside the data folder, with a copy of PostgreSQL's programs. */
export type Elsewhere = { readonly elsewhere: string; readonly native: Native; readonly cluster: string };

/** Whether this data folder's cluster was put elsewhere at an earlier start. */
export function isElsewhere(dataFolder: string): boolean {
  return existsSync(memoryOf(dataFolder));
}

/**
 * Prepares a folder that everybody may enter, one for each data folder. The data
 * folder remembers it, so that the cluster is found also after the folder was moved.
 */
export function settleElsewhere(native: Native, dataFolder: string): Elsewhere {
  const memory = memoryOf(dataFolder);
  const elsewhere = existsSync(memory) ? readFileSync(memory, "utf8").trim() : join(home, nameOf(dataFolder));
  const copy = copyNative(native, join(elsewhere, `native-${versionOf(native)}`));
  writeFileSync(memory, `${elsewhere}\n`);
  return { elsewhere, native: copy, cluster: join(elsewhere, "postgres") };
}

const memoryOf = (dataFolder: string) => join(dataFolder, "postgres-elsewhere");
const nameOf = (dataFolder: string) => createHash("sha256").update(dataFolder).digest("hex").slice(0, 12);

function versionOf(native: Native): string {
  const { version } = JSON.parse(readFileSync(join(native, "../package.json"), "utf8")) as { version: string };
  return version;
}

function copyNative(from: Native, to: Native): Native {
  if (existsSync(to)) return to;
  const unfinished = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true });
    if (!existsSync(to)) throw error;
  }
  return to;
}
