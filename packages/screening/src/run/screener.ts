/** Screens blocks: what a thread does, and what is done without threads. */
import { prepare, type Benefit, type Vocabulary } from "@jucai/engine/run";
import { prepareScreen, type Screened, type ScreenOptions, type Table } from "@jucai/engine/screen";
import type { Group } from "../population/groups.ts";
import { type Population, populationOf, type PopulationOptions } from "../population/population.ts";
import { buffersOf } from "./buffers.ts";
import type { Served } from "./serve.ts";
import { addScreened, noSums, type Sums } from "./sums.ts";

/** What a screener is made of; all of it can be copied to a thread. */
export type Screening = {
  readonly vocabulary: Vocabulary;
  readonly benefits: readonly Benefit[];
  readonly options: ScreenOptions;
  /** Set when tasks are rows of a population, made where they are screened. */
  readonly population?: PopulationOptions;
  /** Whether the outcome of each row is wanted, beside the sums. */
  readonly perRow: boolean;
};

export type Task = { readonly table: Table } | { readonly from: number; readonly count: number };

export type BlockAnswer = {
  readonly sums: Sums;
  /** Where it is wanted: `outcomes` holds only those that this screener has not told before. */
  readonly screened?: Screened;
  readonly groups?: readonly Group[];
};

/** A function that screens one block after the other. */
export function screenerOf(screening: Screening): (task: Task) => Served<BlockAnswer> {
  const { vocabulary, benefits, options, population: of, perRow } = screening;
  // Sums are taken before the next block, so that all blocks can share the memory of one.
  const screen = prepareScreen(prepare(vocabulary, benefits), { ...options, reuse: !perRow });
  const population = of && populationOf(of);
  const told = benefits.map(() => 0);
  const ids = benefits.map(({ id }) => id);
  return (task) => {
    const { table, groups } = blockOf(task, population);
    const screened = screen.run(table);
    const sums = noSums(ids, options.bundle === true);
    addScreened(sums, screened);
    if (!perRow) return { answer: { sums } };
    const answer = { sums, screened: plain(screened, told), ...(groups ? { groups } : {}) };
    return { answer, transfer: buffersOf(answer) };
  };
}

function blockOf(task: Task, population: Population | undefined): { table: Table; groups?: readonly Group[] } {
  if ("table" in task) return task;
  if (!population) throw new Error("Rows of a population were asked for, and there is none");
  return population(task.from, task.count);
}

/** A screening as plain data, whatever holds it, with the outcomes that have not been told. */
function plain({ rows, benefits, bundle }: Screened, told: number[]): Screened {
  return {
    rows,
    benefits: benefits.map(({ benefit, outcome, outcomes, totalFen, minFen, maxFen }, index) => {
      const fresh = outcomes.slice(told[index]);
      told[index] = outcomes.length;
      return { benefit, outcome, outcomes: fresh, totalFen, minFen, maxFen };
    }),
    ...(bundle ? { bundle: { totalFen: bundle.totalFen, chosen: bundle.chosen } } : {}),
  };
}
