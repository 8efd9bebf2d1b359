import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type { Benefit, Day, Vocabulary } from "@jucai/engine";
import type { Grouping } from "@jucai/engine/compare";
import type { Table } from "@jucai/engine/screen";
import {
  factsWanted,
  type Job,
  type Kind,
  populationOf,
  type PopulationOptions,
  readCsv,
  type TableProblem,
  usualBlock,
} from "@jucai/screening";
import { WrongUse, type Call, type Option } from "../command.ts";
import { unknownOf, wholeOf } from "../screening/numbers.ts";

/** The options that say who is looked at. */
export const peopleOptions: Readonly<Record<string, Option>> = {
  generate: {
    type: "string",
    value: "N",
    help: { zh: "不读文件，生成这么多申请人", en: "read no file; make up so many claimants" },
  },
  seed: {
    type: "string",
    value: "S",
    help: { zh: "生成用的种子，默认 1", en: "seed of those made up, 1 by default" },
  },
  unknown: {
    type: "string",
    value: "SHARE|registry",
    help: { zh: "生成的人群里未知事实的比例，默认 0", en: "share of their facts that is not known, 0 by default" },
  },
  list: {
    type: "string",
    multiple: true,
    value: "ID=FILE",
    help: { zh: "名单（如 hires）所在的 CSV，可重复", en: "CSV of a list such as hires; may be repeated" },
  },
  workers: {
    type: "string",
    value: "N",
    help: { zh: "线程数，默认每核一个；0 表示不另开线程", en: "threads, one for each core by default; 0 for none" },
  },
};

/** Whom to look at, and by which benefits. */
export type Wanted = {
  readonly vocabulary: Vocabulary;
  readonly benefits: readonly Benefit[];
  readonly on: Day;
  /** GB/T 2260 code of the place that made-up people live in. */
  readonly place: string;
  readonly claimant: Benefit["for"];
};

/** Some rows of a made-up population, or a table. */
export type Task = { readonly from: number; readonly count: number } | { readonly table: Table };
export type Block = { readonly table: Table; readonly groups?: readonly Grouping[] };

export type People = {
  readonly population?: PopulationOptions;
  readonly jobs: AsyncIterable<Job<Task, undefined>> | Iterable<Job<Task, undefined>>;
  readonly threads: number;
  /** Rows in all, where that is known before. */
  readonly rows?: number;
  /** What is wrong with the file, as far as it was read. */
  readonly problems: TableProblem[];
};

/** The claimants that a call names, by a file or by --generate. */
export async function peopleOf(call: Call, wanted: Wanted): Promise<People> {
  const count = wholeOf(call, "generate", 1, 1_000_000_000);
  const workers = wholeOf(call, "workers", 0, 256);
  const [word, ...more] = call.words;
  if ((count === undefined) === (word === undefined) || more.length > 0) {
    throw new WrongUse(
      "请给出一个 CSV 文件，或用 --generate N 生成申请人",
      "Name one CSV file, or make claimants up with --generate N",
    );
  }
  const problems: TableProblem[] = [];
  if (count === undefined) {
    return { jobs: rowsOfFile(call, word!, wanted, problems), threads: workers ?? availableParallelism(), problems };
  }
  const jobs = function* (): Generator<Job<Task, undefined>> {
    for (let from = 0; from < count; from += usualBlock) {
      yield { task: { from, count: Math.min(usualBlock, count - from) }, kept: undefined };
    }
  };
  // A few blocks are done before a thread has started.
  const threads = workers ?? (count <= 2 * usualBlock ? 0 : availableParallelism());
  return { population: madeUp(call, wanted, count), jobs: jobs(), threads, rows: count, problems };
}

function madeUp(call: Call, { vocabulary, benefits, on, place, claimant }: Wanted, rows: number): PopulationOptions {
  const kind: Kind = claimant === "referrer" ? "mixed" : claimant;
  const seed = wholeOf(call, "seed", 0, 0xffff_ffff) ?? 1;
  const facts = factsWanted(vocabulary, benefits);
  return { vocabulary, seed, rows, on, place, kind, facts, unknown: unknownOf(call) };
}

/** Facts by which everybody is grouped, beside those that the benefits look at. */
const groupFacts = ["person.degree", "person.born_on"];

async function* rowsOfFile(
  call: Call,
  word: string,
  { vocabulary, benefits, claimant }: Wanted,
  problems: TableProblem[],
): AsyncGenerator<Job<Task, undefined>> {
  const wanted = factsWanted(vocabulary, benefits);
  const facts = claimant === "employer" ? wanted : new Set([...wanted, ...groupFacts]);
  const lists = await listFiles(call);
  const people = word === "-" ? process.stdin : await bytesOf(call, word);
  for await (const block of readCsv(people, { vocabulary, facts, lists })) {
    problems.push(...block.problems);
    if (block.table.rows > 0) yield { task: { table: block.table }, kept: undefined };
  }
}

async function listFiles(call: Call) {
  const files = new Map<string, AsyncIterable<Uint8Array>>();
  for (const each of (call.given["list"] as readonly string[] | undefined) ?? []) {
    const at = each.indexOf("=");
    if (at < 1)
      throw new WrongUse("--list 请写 名单=文件，如 hires=hires.csv", "--list takes ID=FILE, such as hires=hires.csv");
    files.set(each.slice(0, at), await bytesOf(call, each.slice(at + 1)));
  }
  return files;
}

async function bytesOf({ world }: Call, word: string): Promise<AsyncIterable<Uint8Array>> {
  const path = resolve(world.cwd, word);
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new WrongUse(`没有文件 ${word}`, `There is no file ${word}`);
  if (!found.isFile()) throw new WrongUse(`${word} 不是文件`, `${word} is not a file`);
  return createReadStream(path);
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
