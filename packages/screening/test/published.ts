/** The built-in packs, loaded once for each test file. */
import { fileURLToPath } from "node:url";
import type { Benefit, Vocabulary } from "@jucai/engine";
import { loadPacks } from "@jucai/pack";

const folder = fileURLToPath(new URL("../../../packs", import.meta.url));
const loaded = loadPacks(folder, { examples: false });

export async function publishedVocabulary(): Promise<Vocabulary> {
  return (await loaded).vocabulary;
}

export async function publishedBenefits(...ids: readonly string[]): Promise<readonly Benefit[]> {
  const all = (await loaded).policies.flatMap(({ benefits }) => benefits);
  return ids.length === 0 ? all : ids.map((id) => all.find((each) => each.id === id)!);
}
