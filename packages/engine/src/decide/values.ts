/** Which values to try for a hole of one benefit. */
import type { ItemView } from "../evaluate/environment.ts";
import { factOfHole, hole, Unknown } from "../evaluate/unknown.ts";
import type { Bound } from "../evaluate/run.ts";
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
 * values of that other one, so that both sides of it are reachable from whichever is filled first;
 * one about the things of a list is cut for each of them. Undefined when there are too many.
 */
function cut(
  name: string,
  completion: Completion,
  view: View,
  domains: Domains,
  comparisons: Comparisons,
): readonly Value[] | undefined {
  const fact = factOfHole(name);
  const line = domains.get(fact) as Line;
  const signs: ((value: number) => number | Unknown)[] = [];
  for (const comparison of comparisons.get(fact) ?? []) {
    const bindings = bindingsOf(comparison, name, view);
    if (!bindings) return undefined;
    for (const binding of bindings) {
      const difference = (at: Completion, value: Value): number | Unknown =>
        comparison.difference(
          environmentOf(view, new Map(at).set(name, value)),
          boundAt(binding, view, at, name, value),
        );
      for (const probe of probes(completion, domains, difference, line.from))
        signs.push((value) => difference(probe, value));
    }
  }
  const values = cutLine(line, signs);
  return line.none ? [...values, null] : values;
}

type Line = Extract<Domain, { kind: "line" }>;
type Difference = (completion: Completion, value: Value) => number | Unknown;
/** Which thing of its list each variable stands for. */
type Binding = ReadonlyMap<string, { readonly list: string; readonly index: number }>;

/** More things than these are not tried one by one. */
const mostBindings = 200;

/** Every way to give the variables of a comparison their things; the hole's own thing, where there is one variable. */
function bindingsOf({ over }: Comparing, name: string, { facts }: View): readonly Binding[] | undefined {
  const [list, index, field] = name.split("/");
  let bindings: Binding[] = [new Map()];
  for (const [variable, of] of over) {
    const own = field !== undefined && list === of && over.size === 1;
    const count = facts.lists.get(of)?.items.length ?? 0;
    const places = own ? [Number(index)] : Array.from({ length: Math.min(count, mostBindings + 1) }, (_, at) => at);
    if (places.length * bindings.length > mostBindings) return undefined;
    bindings = bindings.flatMap((each) => places.map((at) => new Map(each).set(variable, { list: of, index: at })));
  }
  return bindings;
}

function boundAt(binding: Binding, view: View, completion: Completion, name: string, value: Value): Bound {
  return new Map(
    [...binding].map(([variable, { list, index }]): [string, ItemView] => {
      const known = view.facts.lists.get(list)?.items[index];
      const get = (id: string): Value | Unknown => {
        const field = `${list}/${index}/${id}`;
        if (known?.has(id)) return known.get(id)!;
        if (field === name) return value;
        return completion.has(field) ? completion.get(field)! : hole(field);
      };
      return [variable, { get }];
    }),
  );
}

/** The completion itself, or, where the comparison needs other holes, one completion for each value tried for them. */
function probes(completion: Completion, domains: Domains, difference: Difference, from: number): Completion[] {
  const outcome = difference(completion, from);
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
