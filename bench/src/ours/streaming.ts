/** Ten million people made, screened and summed block by block, on all cores; the most memory ever held is reported. */
import { factsWanted, screenAll } from "@jucai/screening";
import { works } from "../cases/works.ts";
import type { Case, Timed } from "../harness/case.ts";
import { allRules, judgedOn } from "./all-packs.ts";

const bytesInKB = 1024;

export const streaming: readonly Case[] = [
  { name: works.stream1m, system: "Jucai", prepare: () => streamed(1_000_000), all: true },
  { name: works.stream10m, system: "Jucai", prepare: () => streamed(10_000_000), all: true },
];

async function streamed(rows: number): Promise<Timed> {
  const { vocabulary, benefits: prepared } = await allRules();
  const benefits = prepared.map(({ benefit }) => benefit);
  const facts = factsWanted(vocabulary, benefits);
  const population = { vocabulary, seed: 42, rows, on: judgedOn, place: "350423", facts };
  const options = { on: judgedOn, bundle: true };
  return {
    things: rows,
    isWall: true,
    run: async () => {
      const { rows: done } = await screenAll({ vocabulary, benefits, options, source: { population } });
      if (done !== rows) throw new Error(`${done} of ${rows} people were screened`);
    },
    // Threads are part of the process, so its peak holds theirs.
    rssMB: () => process.resourceUsage().maxRSS / bytesInKB,
  };
}
