/** Employers with a million hires in all, screened for every benefit that looks at hires: how long, and how much memory. */
import { parentPort, workerData } from "node:worker_threads";
import { prepareScreen, type Table, TableBuilder } from "@jucai/engine/screen";
import type { Item } from "@jucai/engine";
import { randomFrom } from "../../packages/engine/test/random.ts";
import { factsUsed, type World } from "../../packages/engine/test/screen/pools.ts";
import { packWorld } from "../../packages/pack/test/screen/population.ts";

export type Hired = {
  readonly employers: number;
  readonly benefits: number;
  readonly seconds: number;
  readonly megabytes: number;
};

const list = "hires";
/** Of a hundred employers most have a few hires, one has thousands. */
const sizes = { small: 12, large: 4000, largeOneIn: 5000 };
/** So many different people are hired. */
const kinds = 20_000;

const { hires } = workerData as { hires: number };
const world = await packWorld();
const used = world.rules.benefits.filter(({ ranks, benefit }) => benefit.each?.list === list || ranks.has(list));
const rules = { ...world.rules, benefits: used };
const table = employers(world, hires);
const start = performance.now();
const screened = prepareScreen(rules, { on: 19_700, bundle: true }).run(table);
const seconds = (performance.now() - start) / 1000;
const megabytes = process.memoryUsage().rss / 2 ** 20;
parentPort!.postMessage({ employers: screened.rows, benefits: used.length, seconds, megabytes } satisfies Hired);

function employers({ pools, plain, listed }: World, count: number): Table {
  const random = randomFrom(1);
  const people = Array.from({ length: kinds }, (_, index): Item => {
    const known = listed.get(list)!.filter(() => !random.chance(0.05));
    return new Map(known.map(({ id, type }) => [id, type.kind === "text" ? `${index}` : random.pick(pools.get(id)!)]));
  });
  const builder = new TableBuilder({ vocabulary: rules.vocabulary, facts: factsUsed(rules) });
  for (let left = count; left > 0;) {
    const most = random.chance(1 / sizes.largeOneIn) ? sizes.large : random.whole(0, 2 * sizes.small);
    const items = Array.from({ length: Math.min(left, most) }, () => random.pick(people));
    left -= items.length;
    const known = plain.filter(() => !random.chance(0.1));
    const values = new Map(known.map(({ id }) => [id, random.pick(pools.get(id)!)]));
    builder.add({ values, lists: new Map([[list, { items, complete: !random.chance(0.05) }]]) });
  }
  return builder.build();
}
