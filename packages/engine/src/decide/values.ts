/** Which values to try for a hole of one benefit. */
import type { ItemView } from "../evaluate/environment.ts";
import { factOfHole, hole, Unknown } from "../evaluate/unknown.ts";
import type { Value } from "../model/facts.ts";
import type { Comparing } from "./comparisons.ts";
import { cutLine, type Domain } from "./domain.ts";
import { type Completion, environmentOf, type View } from "./facts-view.ts";

type Domains = ReadonlyMap<string, Domain>;
type Comparisons = ReadonlyMap<string, readonly Comparing[]>;
export type Rulebook = { readonly domains: Domains; readonly comparisons: Comparisons };

/**
 * Values to try for a hole after a completion; undefined when they cannot be listed.
 *
 * They only depend on what was filled in for facts that the hole is compared with,
 * so they are kept for the length of one search.
 */
export function valuesFor({ domains, comparisons }: Rulebook, view: View) {
  const known = new Map<string, readonly Value[] | undefined>();
  return (name: string, completion: Completion): readonly Value[] | undefined => {
    const domain = domains.get(factOfHole(name));
    if (!domain || domain.kind === "open") return undefined;
    if (domain.kind === "finite") return domain.values;
    const beside = new Set((comparisons.get(factOfHole(name)) ?? []).flatMap((each) => each.facts));
    const filled = [...completion].filter(([hole]) => beside.has(factOfHole(hole)));
    const key = `${name} ${filled.join(" ")}`;
    if (!known.has(key)) known.set(key, cut(name, new Map(filled), view, domains, comparisons));
    return known.get(key);
  };
}

/**
 * Cuts a line for every comparison. One that also looks at another hole is cut for several
 * values of that other one, so that both sides of it are reachable from whichever is filled first.
 */
function cut(
  name: string,
  completion: Completion,
  view: View,
  domains: Domains,
  comparisons: Comparisons,
): readonly Value[] {
  const fact = factOfHole(name);
  const item = itemOf(name, view);
  const signs = (comparisons.get(fact) ?? []).flatMap((comparison) =>
    probes(name, completion, comparison, view, domains, item).map(
      (probe) => (value: number) =>
        comparison.difference(environmentOf(view, new Map(probe).set(name, value)), item?.(probe, value)),
    ),
  );
  const line = domains.get(fact) as Line;
  const values = cutLine(line, signs);
  return line.none ? [...values, null] : values;
}

type Line = Extract<Domain, { kind: "line" }>;
type ItemAt = (completion: Completion, value: Value) => ItemView;

/** The item that a hole such as `hires/0/hire.months` is a field of, for comparisons about a variable. */
function itemOf(name: string, view: View): ItemAt | undefined {
  const [list, index, fact] = name.split("/");
  if (!fact) return undefined;
  const known = view.facts.lists.get(list!)?.items[Number(index)];
  return (completion, value) => ({
    get: (id) => {
      const field = `${list}/${index}/${id}`;
      return known?.get(id) ?? (field === name ? value : (completion.get(field) ?? hole(field)));
    },
  });
}

/** The completion itself, or, where the comparison needs other holes, one completion for each value tried for them. */
function probes(
  name: string,
  completion: Completion,
  comparison: Comparing,
  view: View,
  domains: Domains,
  item: ItemAt | undefined,
): Completion[] {
  const domain = domains.get(factOfHole(name)) as Line;
  const filled = new Map(completion).set(name, domain.from);
  const outcome = comparison.difference(environmentOf(view, filled), item?.(completion, domain.from));
  if (!(outcome instanceof Unknown)) return [completion];
  let probed: Completion[] = [completion];
  for (const other of outcome.holes.slice(0, 3)) {
    const values = sample(domains.get(factOfHole(other)));
    probed = probed.flatMap((each) => values.map((value) => new Map(each).set(other, value)));
  }
  return probed;
}

function sample(domain: Domain | undefined): readonly Value[] {
  if (!domain || domain.kind === "open") return [];
  if (domain.kind === "finite") return domain.values.slice(0, 9);
  return [domain.from, Math.floor((domain.from + domain.to) / 2), domain.to];
}
