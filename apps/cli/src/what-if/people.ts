import { availableParallelism } from "node:os";
import type { Benefit } from "@jucai/engine";
import type { Grouping } from "@jucai/engine/compare";
import type { Table } from "@jucai/engine/screen";
import { type Job, populationOf, type PopulationOptions, type Source, usualBlock } from "@jucai/screening";
import type { Call, Option } from "../command.ts";
import type { Chosen } from "../screening/chosen.ts";
import { wholeOf } from "../screening/numbers.ts";
import type { RowProblems } from "../screening/row-problems.ts";
import { claimantsOf, sourceOptions } from "../screening/source.ts";

/** The options that say who is looked at. */
export const peopleOptions: Readonly<Record<string, Option>> = {
  ...sourceOptions,
  workers: {
    type: "string",
    value: "N",
    help: { zh: "线程数，默认每核一个；0 表示不另开线程", en: "threads, one for each core by default; 0 for none" },
  },
};

/** Some rows of a made-up population, or a table. */
export type Task = { readonly from: number; readonly count: number } | { readonly table: Table };
export type Block = { readonly table: Table; readonly groups?: readonly Grouping[] };

export type People = {
  readonly population?: PopulationOptions;
  readonly jobs: AsyncIterable<Job<Task, undefined>>;
  readonly threads: number;
  /** Rows in all, where that is known before. */
  readonly rows?: number;
  readonly problems: RowProblems;
};

/** Facts by which persons are grouped, beside those that the benefits look at. */
const groupFacts = ["person.degree", "person.born_on"];

/** The claimants that a call names, by a file or by --generate; all of one kind. */
export async function peopleOf(call: Call, chosen: Chosen, claimant: Benefit["for"]): Promise<People> {
  const asked = { ...call, given: { ...call.given, for: claimant } };
  const { source, count, problems } = await claimantsOf(asked, chosen, claimant === "employer" ? [] : groupFacts);
  // A few blocks are done before a thread has started.
  const few = count !== undefined && count <= 2 * usualBlock;
  const threads = wholeOf(call, "workers", 0, 256) ?? (few ? 0 : availableParallelism());
  return {
    ...("population" in source ? { population: source.population } : {}),
    ...(count === undefined ? {} : { rows: count }),
    jobs: jobsOf(source),
    threads,
    problems,
  };
}

async function* jobsOf(source: Source<unknown>): AsyncGenerator<Job<Task, undefined>> {
  if ("population" in source) {
    const { rows } = source.population;
    for (let from = 0; from < rows; from += usualBlock) {
      yield { task: { from, count: Math.min(usualBlock, rows - from) }, kept: undefined };
    }
    return;
  }
  for await (const { table } of source.tables) yield { task: { table }, kept: undefined };
}

/** Turns tasks into blocks of claimants. */
export function blocksOf(population: PopulationOptions | undefined): (task: Task) => Block {
  const make = population && populationOf(population);
  return (task) => {
    if ("table" in task) return task;
    if (!make) throw new Error("rows of a population were asked for, and there is none");
    const { table, groups } = make(task.from, task.count);
    return { table, groups };
  };
}
