/** All benefits of all packs of the repository over a generated county. */
import { join } from "node:path";
import { combine, decide, parseDay, prepare, type Rules } from "@jucai/engine/run";
import { factsAt, prepareScreen, type Screened, type Table } from "@jucai/engine/screen";
import { loadPacks } from "@jucai/pack";
import { factsWanted, populationOf, type Population } from "@jucai/screening";
import { works } from "../cases/works.ts";
import { type Case, Differs, type Timed } from "../harness/case.ts";

export const packsFolder = join(import.meta.dirname, "../../../packs");
export const judgedOn = parseDay("2025-06-01")!;
const seed = 42;
/** Rows made and screened at a time: what streaming does, and what keeps a block in the cache. */
const block = 16_384;

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

export const allPacks: readonly Case[] = [
  { name: works.packs, system: "10⁴ people", prepare: ({ checked }) => county(10_000, checked) },
  { name: works.packs, system: "10⁵ people", prepare: ({ checked }) => county(100_000, checked) },
  { name: works.packs, system: "10⁶ people", prepare: ({ checked }) => county(1_000_000, checked), long: true },
  { name: works.packs, system: "10⁷ people", prepare: ({ checked }) => county(10_000_000, checked), all: true },
];

/**
 * Blocks are made and screened one after the other and only the screening is on the clock, so that
 * ten million people take no more memory than ten thousand and each size is measured alike.
 */
async function county(rows: number, checked: number): Promise<Timed> {
  const rules = await allRules();
  const population = countyOf(rules, rows);
  const screen = prepareScreen(rules, { on: judgedOn, bundle: true });
  compareWithDecide(rules, population(0, checked).table, screen.run(population(0, checked).table));
  return {
    things: rows,
    run: () => {
      let spent = 0;
      for (let from = 0; from < rows; from += block) {
        const { table } = population(from, Math.min(block, rows - from));
        const start = performance.now();
        screen.run(table);
        spent += performance.now() - start;
      }
      return spent;
    },
    spentMs: (spent) => spent as number,
  };
}

/** Statuses, sums and bundles of a screening are those of `decide` and `combine`. */
function compareWithDecide(rules: Rules, table: Table, { benefits, bundle, rows }: Screened): void {
  for (let row = 0; row < rows; row++) {
    const facts = factsAt(table, row);
    const decisions = decide(rules, facts, { on: judgedOn });
    for (const [index, { benefit, status, amount }] of decisions.entries()) {
      const { outcome, outcomes, totalFen } = benefits[index]!;
      const [found, fen] = [outcomes[outcome[row]!]!.status, totalFen[row]!];
      if (found !== status || !Object.is(fen, amount.totalFen ?? NaN)) {
        throw new Differs(`${benefit} of row ${row} is ${found} and ${fen}, decided ${status} and ${amount.totalFen}`);
      }
    }
    const { totalFen } = combine(rules, decisions, facts, { on: judgedOn });
    const found = bundle!.totalFen[row];
    if (found !== totalFen) throw new Differs(`the bundle of row ${row} is ${found}, combined ${totalFen}`);
  }
}
