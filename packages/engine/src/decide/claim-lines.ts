/** The lines of a claim: one for each item of its list, or the claim itself. */
import type { Fact } from "../model/vocabulary.ts";
import type { Item, Value } from "../model/facts.ts";
import type { View } from "./facts-view.ts";
import { decideLine, type LineOutcome } from "./line.ts";
import type { Prepared } from "./rules.ts";

export type ClaimLines = {
  readonly lines: readonly LineOutcome[];
  /** For each line the first one that is like it in all that the benefit looks at. */
  readonly like: readonly number[];
  /** Lines that name the same thing as an earlier one. */
  readonly repeated: ReadonlySet<number>;
  /** What a further line would come to, when there may be more than those named. */
  readonly further?: LineOutcome;
};

/** Decides every line on its own, before caps. */
export function claimLines(prepared: Prepared, view: View, facts: ReadonlyMap<string, Fact>): ClaimLines {
  const { each } = prepared.benefit;
  if (!each) return { lines: [decideLine(prepared, view, facts)], like: [0], repeated: new Set() };
  const list = view.facts.lists.get(each.list);
  const items = list?.items ?? [];
  const at = (index: number): View => ({ ...view, item: { subject: each.subject, list: each.list, index } });
  const like = likeIn(items, prepared, each.subject);
  const lines: LineOutcome[] = [];
  for (const [index, first] of like.entries()) {
    lines.push(
      first === index
        ? decideLine(prepared, at(index), facts)
        : sameAs(lines[first]!, at(index), `${each.list}/${first}/`, `${each.list}/${index}/`),
    );
  }
  const repeated = repeatedIn(items.map((item) => (each.unique ? item.get(each.unique.key) : undefined)));
  return list?.complete
    ? { lines, like, repeated }
    : { lines, like, repeated, further: decideLine(prepared, at(items.length), facts) };
}

/** Thousands of things are often alike but for their names; each kind is decided once. */
function likeIn(items: readonly Item[], { domains }: Prepared, subject: string): number[] {
  const looked = [...domains.keys()].filter((id) => id.startsWith(`${subject}.`));
  const firsts = new Map<string, number>();
  return items.map((item, index) => {
    const key = JSON.stringify(looked.map((id) => (item.has(id) ? [item.get(id)] : 0)));
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, index);
    return first ?? index;
  });
}

/** The outcome of a line that is like another one; only the names of their holes differ. */
function sameAs(line: LineOutcome, view: View, from: string, to: string): LineOutcome {
  if (line.holes.length === 0) return { ...line, view };
  const rename = (hole: string) =>
    hole.startsWith(from) ? to + hole.slice(from.length) : hole.startsWith(to) ? from + hole.slice(to.length) : hole;
  const mark = "\u0000/";
  return {
    ...line,
    view,
    holes: line.holes.map(rename).sort(),
    shape: () => line.shape().replaceAll(from, mark).replaceAll(to, from).replaceAll(mark, to),
  };
}

/** Places of values that stand earlier already. A thing without a name counts as different. */
export function repeatedIn(keys: readonly (Value | undefined)[]): Set<number> {
  const seen = new Set<Value>();
  const repeated = new Set<number>();
  for (const [index, key] of keys.entries()) {
    if (key === undefined || key === null) continue;
    if (seen.has(key)) repeated.add(index);
    seen.add(key);
  }
  return repeated;
}
