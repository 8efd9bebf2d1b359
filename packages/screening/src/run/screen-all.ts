/** Screens populations of any size: blocks go through threads, sums and outcomes come back in order. */
import { availableParallelism } from "node:os";
import type { Benefit, Vocabulary } from "@jucai/engine/model";
import type { Outcome, Screened, ScreenOptions, Table } from "@jucai/engine/screen";
import type { Group } from "../population/groups.ts";
import { type PopulationOptions, usualBlock } from "../population/population.ts";
import { buffersOf } from "./buffers.ts";
import { type BlockAnswer, type Screening, screenerOf, type Task } from "./screener.ts";
import { addSums, noSums, type Sums } from "./sums.ts";
import { inThreads, type Job } from "./threads.ts";

/** Where claimants come from: made from a seed, or tables whose memory is handed over. */
export type Source<Kept> =
  | { readonly population: PopulationOptions; readonly blockRows?: number }
  | { readonly tables: AsyncIterable<TableOf<Kept>> | Iterable<TableOf<Kept>> };
/** `kept` comes back beside the block's outcomes: the ids of its rows, say. */
export type TableOf<Kept> = { readonly table: Table; readonly kept: Kept };

/** The outcomes of one block, in order. `from`: the number of its first row in the whole. */
export type ScreenedBlock<Kept> = {
  readonly from: number;
  readonly screened: Screened;
  readonly groups?: readonly Group[];
  readonly kept?: Kept;
};

export type ScreenAll<Kept> = {
  readonly vocabulary: Vocabulary;
  /** Published benefits. */
  readonly benefits: readonly Benefit[];
  readonly options: ScreenOptions;
  readonly source: Source<Kept>;
  /** Threads; one for each core when left out, and none (0) does all of it in this one. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
  /** Called after each block with the rows that are done. */
  readonly onProgress?: (rows: number) => void;
  /** Called for each block in order; without it no outcome of a single row is kept anywhere. */
  readonly onBlock?: (block: ScreenedBlock<Kept>) => void | Promise<void>;
};

/** Screens all rows and gives the sums. Throws the signal's reason when cancelled. */
export async function screenAll<Kept = undefined>(all: ScreenAll<Kept>): Promise<Sums> {
  const { vocabulary, benefits, options, source, onBlock, onProgress } = all;
  const threads = all.workers ?? availableParallelism();
  const population = "population" in source ? source.population : undefined;
  const init: Screening = {
    ...{ vocabulary, benefits, options, perRow: onBlock !== undefined },
    ...(population ? { population } : {}),
  };
  const sums = noSums(
    benefits.map(({ id }) => id),
    options.bundle === true,
  );
  const outcomes = new OutcomesByThread(benefits.length);
  const take = async (answer: BlockAnswer, kept: Kept | undefined, thread: number): Promise<void> => {
    const from = sums.rows;
    addSums(sums, answer.sums);
    const { screened, groups } = answer;
    if (onBlock && screened) {
      const block = { from, screened: outcomes.completed(screened, thread), ...(groups ? { groups } : {}) };
      await onBlock({ ...block, ...(kept === undefined ? {} : { kept }) });
    }
    onProgress?.(sums.rows);
  };
  const signal = all.signal ? { signal: all.signal } : {};
  const jobs = jobsOf(source, threads > 0);
  if (threads === 0) await inThisThread(init, jobs, take, all.signal);
  else {
    const entry = new URL("./screen-thread.ts", import.meta.url);
    await inThreads<Screening, Task, Kept | undefined, BlockAnswer>({ entry, init, jobs, threads, take, ...signal });
  }
  return sums;
}

async function* jobsOf<Kept>(source: Source<Kept>, away: boolean): AsyncGenerator<Job<Task, Kept | undefined>> {
  if ("population" in source) {
    const { population, blockRows = usualBlock } = source;
    for (let from = 0; from < population.rows; from += blockRows) {
      yield { task: { from, count: Math.min(blockRows, population.rows - from) }, kept: undefined };
    }
    return;
  }
  for await (const { table, kept } of source.tables) {
    yield { task: { table }, kept, ...(away ? { transfer: buffersOf(table) } : {}) };
  }
}

async function inThisThread<Kept>(
  init: Screening,
  jobs: AsyncIterable<Job<Task, Kept>>,
  take: (answer: BlockAnswer, kept: Kept, thread: number) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const screener = screenerOf(init);
  for await (const { task, kept } of jobs) {
    signal?.throwIfAborted();
    await take(screener(task).answer, kept, 0);
    // Lets a cancelling signal in.
    await new Promise((next) => setImmediate(next));
  }
  signal?.throwIfAborted();
}

/** Threads tell each outcome once; this keeps what each has told. */
class OutcomesByThread {
  private readonly told: Outcome[][][] = [];
  private readonly benefits: number;

  constructor(benefits: number) {
    this.benefits = benefits;
  }

  completed(screened: Screened, thread: number): Screened {
    const own = (this.told[thread] ??= Array.from({ length: this.benefits }, () => []));
    const benefits = screened.benefits.map((each, index) => {
      const outcomes = own[index]!;
      for (const outcome of each.outcomes) outcomes.push(outcome);
      return { ...each, outcomes };
    });
    return { ...screened, benefits };
  }
}
