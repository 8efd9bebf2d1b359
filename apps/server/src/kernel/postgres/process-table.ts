import { existsSync, readFileSync } from "node:fs";

/**
 * Whether a process with this id runs, under any user.
 *
 * A killed process whose parent never asks for it stays in the table as a zombie,
 * for ever where nothing plays init's part, as in many containers: it runs no more.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return !/^\d+ \(.*\) [ZX]/s.test(readProcess(pid, "stat") ?? "");
}

/** Whether a running process is a PostgreSQL; where there is no /proc to ask, it is taken for one. */
export function isPostgres(pid: number): boolean {
  return isRunning(pid) && (readProcess(pid, "cmdline") ?? "postgres").includes("postgres");
}

function readProcess(pid: number, file: "stat" | "cmdline"): string | undefined {
  const path = `/proc/${pid}/${file}`;
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

/** Resolves once the process is gone; false when it still runs after `milliseconds`. */
export async function gone(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isRunning(pid)) {
    if (Date.now() > deadline) return false;
    await pause(25);
  }
  return true;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
