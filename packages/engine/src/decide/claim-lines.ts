/** The lines of a claim: one for each item of its list, or the claim itself. */
import type { Fact } from "../model/vocabulary.ts";
import type { Value } from "../model/facts.ts";
import type { View } from "./facts-view.ts";
import { decideLine, type LineOutcome } from "./line.ts";
import type { Prepared } from "./rules.ts";

export type ClaimLines = {
  readonly lines: readonly LineOutcome[];
  /** Lines that name the same thing as an earlier one. */
  readonly repeated: ReadonlySet<number>;
  /** What a further line would come to, when there may be more than those named. */
  readonly further?: LineOutcome;
};

/** Decides every line on its own, before caps. */
export function claimLines(prepared: Prepared, view: View, facts: ReadonlyMap<string, Fact>): ClaimLines {
  const { each } = prepared.benefit;
  if (!each) return { lines: [decideLine(prepared, view, facts)], repeated: new Set() };
  const list = view.facts.lists.get(each.list);
  const items = list?.items ?? [];
  const at = (index: number): View => ({ ...view, item: { subject: each.subject, list: each.list, index } });
  const lines = items.map((_, index) => decideLine(prepared, at(index), facts));
  const repeated = repeatedIn(items.map((item) => (each.unique ? item.get(each.unique.key) : undefined)));
  return list?.complete
    ? { lines, repeated }
    : { lines, repeated, further: decideLine(prepared, at(items.length), facts) };
}

/** Places of values that stand earlier already. A thing without a name counts as different. */
function repeatedIn(keys: readonly (Value | undefined)[]): Set<number> {
  const seen = new Set<Value>();
  const repeated = new Set<number>();
  for (const [index, key] of keys.entries()) {
    if (key === undefined || key === null) continue;
    if (seen.has(key)) repeated.add(index);
    seen.add(key);
  }
  return repeated;
}
