import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Whether a process with this id exists, under any user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The process id that a cluster's `postmaster.pid` names, when such a process exists. */
export function postmasterOf(cluster: string): number | undefined {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8").split("\n", 1)[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : undefined;
}

/**
 * Removes a `postmaster.pid` whose number has passed to some other program, as
 * after a power cut: PostgreSQL would take that program for a running server.
 */
export function forgetStrangersPid(cluster: string, pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  if (!existsSync(commandLine) || readFileSync(commandLine, "utf8").includes("postgres")) return false;
  rmSync(join(cluster, "postmaster.pid"), { force: true });
  return true;
}

/** Resolves once the process is gone; false when it is still there after `milliseconds`. */
export async function gone(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await pause(25);
  }
  return true;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
