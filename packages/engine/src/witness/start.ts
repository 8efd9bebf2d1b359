import type { Constant } from "../model/expression.ts";
import type { Facts, Held } from "../model/facts.ts";

/** A case: facts, the day of judgement, what is held and set. */
export type Start = {
  readonly facts: Facts;
  readonly on: number;
  readonly held: readonly Held[];
  readonly settings: ReadonlyMap<string, Constant>;
};
