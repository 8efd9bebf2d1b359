import { stat } from "node:fs/promises";
import type { Policy, Problem } from "@jucai/engine";
import type { LoadedPacks } from "@jucai/pack";
import { WrongUse, type Call } from "./command.ts";
import { printProblems } from "./print/problems.ts";

/** The packs folder; one that is not there is wrong use. */
export async function packFolder({ packs }: Call): Promise<string> {
  const folder = await stat(packs).catch(() => undefined);
  if (!folder?.isDirectory()) throw new WrongUse(`没有文件夹 ${packs}`, `There is no folder ${packs}`);
  return packs;
}

/** The ids given with --pack, each of which must exist; undefined when none was given. */
export function packFilter({ given }: Call, loaded: LoadedPacks): readonly string[] | undefined {
  const ids = given["pack"] as readonly string[] | undefined;
  for (const id of ids ?? []) {
    if (loaded.folders.has(id)) continue;
    const known = [...loaded.folders.keys()].join(", ");
    throw new WrongUse(`没有政策包 ${id}，有：${known}`, `There is no pack ${id}; there are ${known}`);
  }
  return ids;
}

export type Ready = { readonly loaded: LoadedPacks; readonly policies: readonly Policy[] };

/**
 * The packs that a verb is to run, or undefined after printing what is wrong with them.
 *
 * Problems of other packs do not count, so that one broken pack does not stop work on another;
 * nor do those of examples for a verb that runs none.
 */
export async function readyPacks(call: Call, { examples }: { examples: boolean }): Promise<Ready | undefined> {
  const loaded = await call.world.loadPacks(await packFolder(call), { examples });
  const ids = packFilter(call, loaded);
  const problems = loaded.problems.filter((it) => concerns(it, loaded, ids));
  if (problems.length > 0) {
    if (call.json) call.world.out(JSON.stringify({ problems }, null, 2));
    else printProblems(problems, call);
    return undefined;
  }
  return { loaded, policies: loaded.policies.filter(({ id }) => !ids || ids.includes(id)) };
}

/** Whether a problem lies in the vocabulary or in one of the packs named. */
export function concerns({ at }: Problem, { folders }: LoadedPacks, ids: readonly string[] | undefined): boolean {
  if (!ids) return true;
  const owner = [...folders].find(([, folder]) => at.file.startsWith(folder));
  return !owner || ids.includes(owner[0]);
}
