import { existsSync } from "node:fs";
import { loadPacks, type LoadedPacks } from "@jucai/pack";
import { StartFault } from "#kernel/fault.ts";

/** How many problems one line names; `jucai check` lists them all. */
const named = 3;

/** Reads the packs; a broken one stops the start before anything is published. */
export async function readPacksOrFail(folder: string): Promise<LoadedPacks> {
  if (!existsSync(folder)) {
    throw new StartFault({ zh: `没有政策包目录 ${folder}。`, en: `There is no packs folder ${folder}.` });
  }
  const packs = await loadPacks(folder);
  if (packs.problems.length === 0) return packs;
  const first = packs.problems.slice(0, named);
  const say = (language: "zh" | "en") =>
    first.map(({ at, message }) => `${at.file}:${at.line}:${at.column} ${message[language]}`).join("; ");
  const count = packs.problems.length;
  throw new StartFault({
    zh: `政策包有 ${count} 处错误，没有发布：${say("zh")}（全部列表：npm run jucai -- check）`,
    en: `The packs have ${count} problem(s) and were not published: ${say("en")} (all of them: npm run jucai -- check)`,
  });
}
