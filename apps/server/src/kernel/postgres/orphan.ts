import { codeOf, StartFault } from "#kernel/fault.ts";
import { type Connect, connectOnce, tryToOwn } from "./lock.ts";
import { forgetStalePid, postmasterOf } from "./pid-file.ts";
import { gone, isRunning, pause } from "./process-table.ts";

/** How long a server may take to claim a cluster that it has started, or to let go of one, in milliseconds. */
const patience = 1_000;

/**
 * Clears the way for a start: a PostgreSQL left over from a killed server is
 * stopped; one that a living server owns makes this start give up.
 */
export async function clearOrphan(cluster: string, dataFolder: string, connect: Connect): Promise<void> {
  forgetStalePid(cluster, connect.address);
  const pid = postmasterOf(cluster);
  if (pid === undefined) return;
  if (!(await ownerless(connect, pid))) throw alreadyRunning(dataFolder);
  // SIGINT asks PostgreSQL for a fast, clean shutdown; committed work is kept.
  if (isRunning(pid)) process.kill(pid, "SIGINT");
  if (!(await gone(pid, 60_000))) throw alreadyRunning(dataFolder);
}

/** Whether nobody holds the cluster, after a moment for servers that are just starting or ending. */
async function ownerless(connect: Connect, pid: number): Promise<boolean> {
  const client = await connectWhileStarting(connect, pid);
  if (client === undefined) return true;
  try {
    await pause(patience);
    if (await tryToOwn(client)) return true;
    await pause(patience);
    return await tryToOwn(client);
  } catch {
    // The connection broke: PostgreSQL is being stopped by whoever owned it.
    return gone(pid, 60_000);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Connects to a server that may still be recovering; undefined when it ends meanwhile. */
async function connectWhileStarting(connect: Connect, pid: number) {
  for (;;) {
    try {
      return await connectOnce(connect);
    } catch (error) {
      if (await gone(pid, 0)) return undefined;
      const willAnswer = ["57P03", "ENOENT", "ECONNREFUSED"].includes(codeOf(error));
      if (!willAnswer) throw error;
      await pause(100);
    }
  }
}

export function alreadyRunning(dataFolder: string): StartFault {
  return new StartFault({
    zh: `数据目录 ${dataFolder} 正由另一个聚才使用；请先停止它，或用 JUCAI_DATA 指定别的目录。`,
    en: `Another Jucai is using the data folder ${dataFolder}: stop it first, or name another folder in JUCAI_DATA.`,
  });
}
