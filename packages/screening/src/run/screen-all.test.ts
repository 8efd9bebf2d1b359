import { beforeAll, describe, expect, it } from "vitest";
import { type Benefit, decide, parseDay, prepare, type Vocabulary } from "@jucai/engine/run";
import { factsAt } from "@jucai/engine/screen";
import { publishedBenefits, publishedVocabulary } from "../../test/published.ts";
import { factsWanted } from "../population/facts-wanted.ts";
import { populationBlocks, type PopulationOptions } from "../population/population.ts";
import { screenAll, type ScreenAll, type TableOf } from "./screen-all.ts";
import type { Sums } from "./sums.ts";
import { inThreads, type Job } from "./threads.ts";

const on = parseDay("2024-06-01")!;
let vocabulary: Vocabulary;
let benefits: readonly Benefit[];
let population: PopulationOptions;
let usual: ScreenAll<undefined>;

beforeAll(async () => {
  vocabulary = await publishedVocabulary();
  benefits = await publishedBenefits("qingliu-2023-1/05", "qingliu-huigui-2023/10b", "nanping-2021-2/a2-02");
  const facts = factsWanted(vocabulary, benefits);
  population = { vocabulary, seed: 5, rows: 320, on, place: "350702", facts, unknown: 0.1 };
  usual = { vocabulary, benefits, options: { on, bundle: true }, source: { population, blockRows: 32 } };
});

/** Every row's outcome of every benefit, with its bundle, in the order they come. */
async function outcomesBy(all: ScreenAll<undefined>): Promise<{ rows: string[]; sums: Sums }> {
  const rows: string[] = [];
  const sums = await screenAll({
    ...all,
    onBlock: ({ from, screened }) => {
      expect(from).toBe(rows.length);
      for (let row = 0; row < screened.rows; row++) {
        const each = screened.benefits.map(({ outcome, outcomes, totalFen }) => {
          const { status, missing } = outcomes[outcome[row]!]!;
          return `${status} ${totalFen[row]} ${missing.join()}`;
        });
        rows.push([...each, screened.bundle!.totalFen[row]].join("; "));
      }
    },
  });
  return { rows, sums };
}

describe("screening a population", () => {
  it("comes to the same without threads, with one and with two", async () => {
    const [none, one, two] = await Promise.all([0, 1, 2].map((workers) => outcomesBy({ ...usual, workers })));
    expect(none!.sums.rows).toBe(320);
    expect(one).toEqual(none);
    expect(two).toEqual(none);
    const { counts } = none!.sums.benefits[0]!;
    expect(Object.values(counts).reduce((a, b) => a + b)).toBe(320);
  });

  it("says of each row what decide says, and its sums are theirs", async () => {
    const rules = prepare(vocabulary, benefits);
    const decided: string[] = [];
    let settled = 0;
    for (const { table } of populationBlocks({ ...population, rows: 60 })) {
      for (let row = 0; row < table.rows; row++) {
        const decisions = decide(rules, factsAt(table, row), { on });
        for (const { status, amount } of decisions) if (status === "eligible") settled += amount.totalFen ?? 0;
        decided.push(
          decisions
            .map(({ status, amount, missing }) => `${status} ${amount.totalFen ?? NaN} ${missing.join()}`)
            .join("; "),
        );
      }
    }
    const source = { population: { ...population, rows: 60 } };
    const { rows, sums } = await outcomesBy({ ...usual, source, workers: 0 });
    expect(rows.map((row) => row.slice(0, row.lastIndexOf("; ")))).toEqual(decided);
    expect(sums.benefits.reduce((sum, { settledFen }) => sum + settledFen, 0)).toBe(settled);
  });

  it("takes tables from elsewhere and hands what was kept beside them back in order", async () => {
    const kept: number[] = [];
    function* tables(): Generator<TableOf<number>> {
      for (const { from, table } of populationBlocks({ ...population, blockRows: 40 })) yield { table, kept: from };
    }
    const sums = await screenAll<number>({
      ...{ vocabulary, benefits, options: usual.options, workers: 2, source: { tables: tables() } },
      onBlock: (block) => void kept.push(block.kept!),
    });
    expect(kept).toEqual(Array.from({ length: 8 }, (_, at) => at * 40));
    expect(sums).toEqual(await screenAll({ ...usual, workers: 0 }));
  });

  it("tells how far it is and stops when it is cancelled, with threads and without", async () => {
    for (const workers of [0, 2]) {
      const controller = new AbortController();
      const done: number[] = [];
      const onProgress = (rows: number): void => {
        done.push(rows);
        if (rows >= 128) controller.abort(new Error("enough"));
      };
      const source = { population: { ...population, rows: 1_000_000 }, blockRows: 32 };
      const cancelled = screenAll({ ...usual, workers, source, signal: controller.signal, onProgress });
      await expect(cancelled).rejects.toThrow("enough");
      expect(done.slice(0, 2)).toEqual([32, 64]);
      expect(done.length).toBeLessThan(50);
    }
  });
});

describe("threads", () => {
  const entry = new URL("../../test/dies.ts", import.meta.url);
  function* jobs(): Generator<Job<number, undefined>> {
    for (let task = 0; task < 10; task++) yield { task, kept: undefined };
  }
  const work = (init: string, more: object = {}) => {
    const taken: number[] = [];
    const take = (answer: number): void => void taken.push(answer);
    const done = inThreads<string, number, undefined, number>({ entry, init, jobs: jobs(), threads: 2, take, ...more });
    return { taken, done };
  };

  it("that die end the work with an error that says so", async () => {
    const { done, taken } = work("dies");
    await expect(done).rejects.toThrow(/A thread died before its work was done: exit code 3/);
    expect(taken.length).toBeLessThan(4);
  });

  it("that throw end it with what they threw", async () => {
    await expect(work("throws").done).rejects.toThrow(/no more/);
  });

  it("that never answer can be cancelled", async () => {
    await expect(work("loops", { signal: AbortSignal.timeout(600) }).done).rejects.toThrow(/timeout/i);
  });
});
