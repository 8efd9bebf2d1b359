/** Values beside the one that is told which do as well: a degree or a higher one, 36 months or more. */
import type { Value } from "../model/facts.ts";
import type { Change } from "./advice.ts";
import type { Goal } from "./blocks.ts";
import { choicesOf } from "./choices.ts";
import type { Claim } from "./claim.ts";
import { type Found, spotKey } from "./search.ts";
import { type Window, windowOf } from "./window.ts";

/** The changes with what else would do for each of them, the others left as they are. */
export function withOthers(
  claim: Claim,
  changes: readonly Change[],
  same: readonly Found[],
  window: Window,
  becomes: Goal,
): Change[] {
  return changes.map((change, at) => {
    if (change.moves || change.how === "time") return change;
    const doesToo = (to: Value): boolean => {
      const other = changes.map((each, index) => (index === at ? { ...each, to } : each));
      const own = windowOf(claim, other, becomes);
      return own?.first === window.first && own.last === window.last;
    };
    const others = sameBut(change, changes, same);
    if (typeof change.to === "number") {
      const range = rangeOf(claim, changes, change, change.to, others, doesToo);
      return range ? { ...change, range } : change;
    }
    const or = others.filter(doesToo);
    if (or.length === 0) return change;
    return { ...change, or, ...(isUpwards(claim, change, or) ? { upwards: true as const } : {}) };
  });
}

function isUpwards({ rules }: Claim, { fact, to }: Change, or: readonly Value[]): boolean {
  const { type } = rules.facts.get(fact)!;
  const enumeration = type.kind === "enum" && rules.vocabulary.enumerations.find(({ id }) => id === type.of);
  if (!enumeration || !enumeration.ordered) return false;
  const order = enumeration.values.map(({ id }) => id);
  const above = order.slice(order.indexOf(String(to)) + 1);
  return above.length === or.length && above.every((id) => or.includes(id));
}

/** Values that were found to do in place of one change. */
function sameBut(change: Change, changes: readonly Change[], same: readonly Found[]): Value[] {
  const others = same.flatMap((found) => {
    const own = found.changes.find((each) => spotKey(each) === spotKey(change));
    const rest = found.changes.every(
      (each) => each === own || changes.some((it) => spotKey(it) === spotKey(each) && it.to === each.to),
    );
    return own && rest && !own.moves && own.to !== change.to ? [own.to] : [];
  });
  return [...new Set(others)];
}

/** The unbroken run of values around `to` that were found to do, among all that were tried. */
function rangeOf(
  claim: Claim,
  changes: readonly Change[],
  change: Change,
  to: number,
  others: readonly Value[],
  doesToo: (value: Value) => boolean,
): Change["range"] {
  const rest = changes.filter((each) => each !== change);
  const tried = choicesOf(claim, change, rest, claim.on).flatMap((each) =>
    typeof each.to === "number" && !each.moves ? [each.to] : [],
  );
  const sorted = [...new Set(tried)].sort((a, b) => a - b);
  const does = (value: number | undefined) => value !== undefined && (value === to || others.includes(value));
  let [low, high] = [sorted.indexOf(to), sorted.indexOf(to)];
  if (low < 0) return undefined;
  while (does(sorted[low - 1])) low -= 1;
  while (does(sorted[high + 1])) high += 1;
  const domain = claim.prepared.domains.get(change.fact);
  const [from, end] = domain?.kind === "line" ? [domain.from, domain.to] : [undefined, undefined];
  const [least, most] = [sorted[low]!, sorted[high]!];
  if (!doesToo(least) || !doesToo(most)) return undefined;
  return { ...(least === from ? {} : { least }), ...(most === end ? {} : { most }) };
}
