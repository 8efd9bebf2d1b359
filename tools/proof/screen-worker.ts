/** One thread of `npm run proof -- screen`: tables of claimants until the time is over. */
import { parentPort, workerData } from "node:worker_threads";
import { smallBatch } from "../../packages/engine/test/screen/small.ts";
import { compareBatch, comparePacks, nothingCompared } from "../../packages/pack/test/screen/compared.ts";
import { packWorld } from "../../packages/pack/test/screen/population.ts";

export type Part = { readonly seconds: number; readonly seed: number; readonly step: number };
export type Found = {
  readonly people: number;
  readonly pairs: number;
  readonly decided: number;
  readonly rules: number;
  readonly differences: number;
  readonly shown: readonly string[];
};

const ways = [{}, { generate: false }];
const rows = { packs: 500, small: 60 };
/** Random rules are quicker than all packs: so many sets of them for each table of the packs. */
const smallEach = 10;

const { seconds, seed, step } = workerData as Part;
const until = performance.now() + seconds * 1000;
const over = () => performance.now() > until;
const world = await packWorld();
const compared = nothingCompared();
let rules = 0;
for (let table = seed; !over(); table += step) {
  comparePacks(world, table, rows.packs, ways, compared);
  for (let each = 0; each < smallEach && !over(); each++, rules++) {
    const own = table * smallEach + each;
    compareBatch(smallBatch(own, rows.small), own, ways, compared);
  }
}
const { people, pairs, decided, differences, shown } = compared;
parentPort!.postMessage({ people, pairs, decided, rules, differences, shown } satisfies Found);
