/** What somebody waits for who changes one number in the workbench: the server's own workers, all cores, no network. */
import { affectedBy, emptyComparison, mergeComparisons, numbersOf, withNumbers } from "@jucai/engine/compare";
import type { Benefit } from "@jucai/engine/run";
import { factsWanted } from "@jucai/screening";
import { crewOf } from "../../../apps/server/src/modules/insight/population/crew.ts";
import { works } from "../cases/works.ts";
import { type Case, Differs, type Size, type Timed } from "../harness/case.ts";
import { allRules, judgedOn } from "./all-packs.ts";

/** The allowance for returning graduates: many get it, and it excludes another one. */
const benefitId = "qingliu-2023-1/05";
const id = "county";
const blockRows = 16_384;
const yuan = 100;

export const comparing: readonly Case[] = [{ name: works.compare, system: "Jucai", prepare }];

async function prepare({ people }: Size): Promise<Timed> {
  const { vocabulary, benefits: all } = await allRules();
  const published = all.map(({ benefit }) => benefit);
  const affected = new Set(affectedBy(published, [benefitId]));
  const benefits = published.filter((each) => affected.has(each.id));
  const changed = changing(
    benefits.find((each) => each.id === benefitId)!,
    vocabulary,
  );
  const crew = crewOf(() => {
    throw new Error("a worker died");
  });
  const stop = new Int32Array(new SharedArrayBuffer(4));
  await crew.begin(id, { vocabulary, benefits, settings: new Map(), on: judgedOn }, true);
  const facts = factsWanted(vocabulary, benefits);
  const options = { vocabulary, seed: 42, rows: people, on: judgedOn, place: "350423", facts, kind: "person" } as const;
  await crew.generate(id, options, blockRows, stop, () => undefined);
  const compare = async (more: number) => {
    const after = benefits.map((each) => (each.id === benefitId ? changed(more) : each));
    const parts = await crew.compare(id, after, [benefitId], stop);
    return parts.reduce((sum, part) => mergeComparisons(sum, part!.comparison), emptyComparison());
  };
  const { rows, winners, losers } = await compare(yuan);
  if (rows !== people || winners === 0 || losers > 0) {
    throw new Differs(`of ${rows} people, ${winners} gain and ${losers} lose by a higher rate`);
  }
  // Another sum each time, so that nothing is known from the time before.
  let more = 1;
  return { things: 1, isWall: true, run: () => compare(yuan * (more = (more % 100) + 1)) };
}

/** The benefit with its first rate so much higher, in fen. */
function changing(benefit: Benefit, vocabulary: Parameters<typeof numbersOf>[1]): (more: number) => Benefit {
  const rate = numbersOf(benefit, vocabulary).find(({ kind }) => kind === "money")!;
  return (more) => {
    const renumbered = withNumbers(benefit, [{ path: rate.path, value: rate.value + more }], vocabulary);
    if (!renumbered.ok) throw new Error(`${rate.path} takes no ${rate.value + more}`);
    return renumbered.benefit;
  };
}
