import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Address } from "./address.ts";
import { isPostgres, isRunning } from "./process-table.ts";

/** Larger than Linux allows any process id to be. */
const nobodysPid = 4_194_304;

/** The process id that a cluster's `postmaster.pid` names. */
export function pidOf(cluster: string): number | undefined {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, "utf8").split("\n", 1)[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** The PostgreSQL that runs on a cluster, left over or owned by somebody. */
export function postmasterOf(cluster: string): number | undefined {
  const pid = pidOf(cluster);
  return pid !== undefined && isPostgres(pid) ? pid : undefined;
}

/**
 * Takes a process id back that has passed to some other program, as after a power
 * cut, or to a zombie: PostgreSQL would take it for a running server.
 *
 * The rest of `postmaster.pid` stays: by it PostgreSQL sees that no process of the
 * former server still holds the cluster's shared memory.
 */
export function forgetStalePid(cluster: string, { host, port }: Address): void {
  const pid = pidOf(cluster);
  if (pid === undefined || isPostgres(pid)) return;
  const stillInTable = isRunning(pid) || existsSync(`/proc/${pid}`);
  if (!stillInTable) return;
  const file = join(cluster, "postmaster.pid");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, String(nobodysPid)));
  rmSync(join(host, `.s.PGSQL.${port}.lock`), { force: true });
}
