import { prepare, type Benefit, type Day, type Vocabulary } from "@jucai/engine";
import { comparing, type Comparison } from "@jucai/engine/compare";
import { prepareScreen } from "@jucai/engine/screen";
import type { PopulationOptions, Served } from "@jucai/screening";
import { blocksOf, type Task } from "./people.ts";

/** What a thread is handed once; all of it can be copied. */
export type CompareInit = {
  readonly vocabulary: Vocabulary;
  readonly before: readonly Benefit[];
  readonly after: readonly Benefit[];
  readonly changed: readonly string[];
  readonly on: Day;
  readonly population?: PopulationOptions;
};

/** Screens both sides of each block and compares them. */
export function compareWork({ vocabulary, before, after, changed, on, population }: CompareInit) {
  const rules = [prepare(vocabulary, before), prepare(vocabulary, after)] as const;
  const [one, other] = [prepareScreen(rules[0], { on, bundle: true }), prepareScreen(rules[1], { on, bundle: true })];
  const blockOf = blocksOf(population);
  return (task: Task): Served<Comparison> => {
    const block = blockOf(task);
    const sums = comparing(...rules, { on, changed });
    sums.add({ ...block, before: one.run(block.table), after: other.run(block.table) });
    return { answer: sums.result() };
  };
}
