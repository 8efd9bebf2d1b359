/** All benefits of all packs of the repository over a generated county. */
import { join } from "node:path";
import { parseDay, prepare, type Rules } from "@jucai/engine/run";
import { prepareScreen, type Screened } from "@jucai/engine/screen";
import { loadPacks } from "@jucai/pack";
import { factsWanted, populationOf, type Population } from "@jucai/screening";
import { works } from "../cases/works.ts";
import type { Case, Timed } from "../harness/case.ts";
import { compareWithDecide } from "./as-decided.ts";

export const packsFolder = join(import.meta.dirname, "../../../packs");
export const judgedOn = parseDay("2025-06-01")!;
const seed = 42;
/** Rows made and screened at a time: what streaming does, and what keeps a block in the cache. */
const block = 16_384;
/** Blocks of other people before the clock starts, for every size alike: what is compiled, is then compiled. */
const warmBlocks = 3;
/** Rows compared with `decide` before timing; the tests compare many more. */
const checkedByDecide = 50;

export async function allRules(): Promise<Rules> {
  const { vocabulary, policies } = await loadPacks(packsFolder, { examples: false });
  return prepare(
    vocabulary,
    policies.flatMap(({ benefits }) => benefits),
  );
}

/** Persons and some employers of one county, every fact known that a benefit looks at. */
export function countyOf({ vocabulary, benefits }: Rules, rows: number): Population {
  const published = benefits.map(({ benefit }) => benefit);
  const facts = factsWanted(vocabulary, published);
  return populationOf({ vocabulary, seed, rows, on: judgedOn, place: "350423", facts });
}

const system = "Jucai";

export const allPacks: readonly Case[] = [
  { name: works.packs10k, system, prepare: () => county(10_000) },
  { name: works.packs100k, system, prepare: () => county(100_000), long: true },
  { name: works.packs1m, system, prepare: () => county(1_000_000), long: true },
  { name: works.packs10m, system, prepare: () => county(10_000_000), all: true },
];

/**
 * Blocks are made and screened one after the other and only the screening is on the clock, so that
 * ten million people take no more memory than ten thousand and each size is measured alike. Every run takes people
 * that were not seen before; whoever differs in nothing from somebody known is decided already.
 */
async function county(rows: number): Promise<Timed> {
  const rules = await allRules();
  const population = countyOf(rules, rows);
  const screen = prepareScreen(rules, { on: judgedOn, bundle: true, reuse: true });
  const { table: first } = population(0, checkedByDecide);
  compareWithDecide(rules, { table: first, on: judgedOn }, screen.run(first));
  for (let warm = 1; warm <= warmBlocks; warm++) read(screen.run(population(warm * rows, block).table));
  let next = 0;
  return {
    things: rows,
    run: (now) => {
      let spent = 0;
      const until = next + rows;
      for (let from = next; from < until; from += block) {
        const { table } = population(from, Math.min(block, until - from));
        const start = now();
        read(screen.run(table));
        spent += now() - start;
      }
      next = until;
      return spent;
    },
    spentMs: (spent) => spent as number,
  };
}

/** Sums are written out when they are read. */
function read({ benefits, bundle }: Screened): readonly Float64Array[] {
  return [...benefits.map(({ totalFen }) => totalFen), bundle!.totalFen];
}
