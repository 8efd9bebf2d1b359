import { prepare, type Benefit, type Day, type Vocabulary } from "@jucai/engine";
import { type Information, informing } from "@jucai/engine/compare";
import { prepareScreen } from "@jucai/engine/screen";
import type { PopulationOptions, Served } from "@jucai/screening";
import { blocksOf, type Task } from "./people.ts";

/** What a thread is handed once; all of it can be copied. */
export type InformationInit = {
  readonly vocabulary: Vocabulary;
  readonly benefits: readonly Benefit[];
  readonly on: Day;
  readonly population?: PopulationOptions;
};

/** Screens each block and adds up what is not known. */
export function informationWork({ vocabulary, benefits, on, population }: InformationInit) {
  const rules = prepare(vocabulary, benefits);
  const screen = prepareScreen(rules, { on });
  const blockOf = blocksOf(population);
  return (task: Task): Served<Information> => {
    const sums = informing(rules);
    sums.add(screen.run(blockOf(task).table));
    return { answer: sums.result() };
  };
}
