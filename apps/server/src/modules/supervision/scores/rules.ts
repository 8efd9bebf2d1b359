import type { ScoreRule, Task } from "@jucai/engine";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { currentPlans } from "../plan/definitions.ts";

/** What the documents in the library say of scores and tasks: rules by document, tasks by id. */
export type Ruled = {
  readonly rules: ReadonlyMap<string, readonly ScoreRule[]>;
  readonly tasks: ReadonlyMap<string, Task>;
};

/** Rules of scoring of the documents that are current today. */
export async function scoreRules(tx: ScopedTransaction): Promise<Ruled> {
  const plans = await currentPlans(tx);
  return {
    rules: new Map(plans.map(({ document, supervision }) => [document, supervision.scores])),
    tasks: new Map(plans.flatMap(({ supervision }) => supervision.tasks.map((task) => [task.id, task]))),
  };
}
