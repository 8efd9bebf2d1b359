/** From nothing to the first answer of all benefits, each time in a new process. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { factsAt } from "@jucai/engine/screen";
import { loadPacks } from "@jucai/pack";
import { works } from "../cases/works.ts";
import type { Case, Timed } from "../harness/case.ts";
import { countyOf, allRules, packsFolder } from "./all-packs.ts";
import type { Written } from "./load.ts";

type Took = { readonly importMs: number; readonly loadMs: number; readonly rssMB: number };

const system = "Jucai";

export const loading: readonly Case[] = [
  { name: works.published, system, prepare: () => loads("published", ({ loadMs }) => loadMs) },
  {
    name: works.publishedAndEngine,
    system,
    prepare: () => loads("published", ({ importMs, loadMs }) => importMs + loadMs),
  },
  { name: works.yaml, system, prepare: () => loads("yaml", ({ loadMs }) => loadMs) },
  { name: works.checked, system, prepare: () => loads("checked", ({ loadMs }) => loadMs), long: true },
];

async function loads(how: "published" | "yaml" | "checked", spentMs: (took: Took) => number): Promise<Timed> {
  const folder = mkdtempSync(join(tmpdir(), "jucai-bench-"));
  const person = join(folder, "person.json");
  writeFileSync(person, JSON.stringify(await somebody()));
  const from = how === "published" ? await publishedInto(folder) : packsFolder;
  let rssMB = 0;
  const run = (): Took => {
    const { stdout, status } = spawnSync(process.execPath, [join(import.meta.dirname, "load.ts"), how, from, person]);
    if (status !== 0) throw new Error(`Loading from ${how} ended with ${status}`);
    const took = JSON.parse(stdout.toString()) as Took;
    rssMB = took.rssMB;
    return took;
  };
  return { things: 1, isWall: true, run, spentMs: (took) => spentMs(took as Took), rssMB: () => rssMB };
}

async function publishedInto(folder: string): Promise<string> {
  const { vocabulary, policies } = await loadPacks(packsFolder, { examples: false });
  const file = join(folder, "published.json");
  writeFileSync(file, JSON.stringify({ vocabulary, policies }));
  return file;
}

/** The first person of the generated county, of whom everything is known. */
async function somebody(): Promise<Written> {
  const rules = await allRules();
  const { values, lists } = factsAt(countyOf(rules, 1)(0, 1).table, 0);
  return {
    values: [...values],
    lists: [...lists].map(([id, { items }]) => [id, items.map((each) => [...each])]),
  };
}
