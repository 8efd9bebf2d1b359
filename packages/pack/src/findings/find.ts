import { checkPolicies, type Clause, type Finding, type Place, type Text } from "@jucai/engine";
import type { LoadedPacks } from "../read-packs.ts";
import { explain } from "./explain.ts";
import { placesIn } from "./places.ts";
import { unusedNames } from "./unused.ts";

/** A finding with its places; `accepted` is the author's word on why it stays. */
export type LocatedFinding = Omit<Finding, "clauses" | "path"> & {
  readonly place: Place;
  readonly clauses: readonly (Omit<Clause, "path"> & { readonly place: Place })[];
  readonly accepted?: Text;
};

export type Findings = {
  readonly findings: readonly LocatedFinding[];
  /** Benefits for which the check contradicted `decide`: a bug of the check when not empty. */
  readonly refuted: readonly string[];
};

/**
 * What is wrong with packs beyond their form: each finding with its place, both clauses where two are
 * concerned, and a person or a proof. Call it on packs without problems.
 *
 * @param only benefits to look at; without it also pack files and the vocabulary
 */
export function findIn(files: ReadonlyMap<string, string>, loaded: LoadedPacks, only?: ReadonlySet<string>): Findings {
  const { vocabulary, policies, definitions, folders } = loaded;
  const places = placesIn(files, folders);
  const { findings, refuted } = checkPolicies(vocabulary, policies, only);
  const names = policies
    .flatMap((policy) => unusedNames(policy, definitions.get(policy.id) ?? new Set(), places))
    .filter(({ benefit }) => !only || (benefit !== undefined && only.has(benefit)));
  const located = explain([...findings, ...names], policies, only).map(({ finding, accepted }): LocatedFinding => {
    const { clauses, path: _, ...rest } = finding;
    return {
      ...rest,
      place: places.ofFinding(finding),
      clauses: clauses.map(({ path: at, ...clause }) => ({
        ...clause,
        place: places.ofClause({ ...clause, path: at }),
      })),
      ...(accepted ? { accepted } : {}),
    };
  });
  return { findings: located.toSorted(byPlace), refuted };
}

const rank = { error: 0, warning: 1, info: 2 } as const;

function byPlace(a: LocatedFinding, b: LocatedFinding): number {
  if (a.severity !== b.severity) return rank[a.severity] - rank[b.severity];
  if (a.place.file !== b.place.file) return a.place.file < b.place.file ? -1 : 1;
  return a.place.line - b.place.line || a.place.column - b.place.column;
}
