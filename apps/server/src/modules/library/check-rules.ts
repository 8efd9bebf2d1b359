/**
 * What the check page loads: its script and its rules share a budget of 130 KB gzipped,
 * so each part carries only what that page reads.
 */
import { allExpressions, factsOf } from "@jucai/engine";
import type { Benefit, ClaimantKind, Condition, Policy, RuleBook, Stated, Vocabulary } from "@jucai/engine";

export const claimantKinds: readonly ClaimantKind[] = ["person", "employer", "referrer"];

/** What the first screen shows before anybody said for whom the check is. */
export type CheckStart = {
  readonly place: Policy["placeName"];
  readonly policies: readonly (Pick<Policy, "id" | "short"> & { readonly from: number; readonly to?: number })[];
  /** How many benefits there are for each kind of claimant. */
  readonly benefits: Readonly<Record<ClaimantKind, number>>;
};

export function startOf({ policies }: RuleBook): CheckStart {
  const all = policies.flatMap(({ benefits }) => benefits);
  const count = (kind: ClaimantKind) => all.filter((benefit) => benefit.for === kind).length;
  return {
    place: policies[0]?.placeName ?? { zh: "", en: "" },
    policies: policies.map(({ id, short, inForce: { from, to } }) => ({
      id,
      short,
      from,
      ...(to === undefined ? {} : { to }),
    })),
    benefits: { person: count("person"), employer: count("employer"), referrer: count("referrer") },
  };
}

/** The rules for one kind of claimant: its benefits, and the facts that they look at. */
export function bookFor({ vocabulary, policies }: RuleBook, kind: ClaimantKind): RuleBook {
  const slim = policies.map((policy) => slimPolicy(policy, kind));
  return {
    vocabulary: slimVocabulary(
      vocabulary,
      slim.flatMap(({ benefits }) => benefits),
    ),
    policies: slim,
  };
}

function slimPolicy(policy: Policy, kind: ClaimantKind): Policy {
  const benefits = policy.benefits.filter((benefit) => benefit.for === kind).map(slimBenefit);
  return { ...policy, basis: [], repeals: [], notes: [], units: [], sections: [], measures: [], funds: [], benefits };
}

const unsaid: Stated<readonly never[]> = { printed: false, is: [] };

function slimBenefit(benefit: Benefit): Benefit {
  const { states: _, ...pays } = benefit.pays;
  return {
    ...benefit,
    pays,
    when: benefit.when.map(withoutSource),
    unless: benefit.unless.map(withoutSource),
    funds: unsaid,
    process: unsaid,
    evidence: [],
    stops: unsaid,
    readings: [],
  };
}

function withoutSource({ source: _, ...condition }: Condition): Condition {
  return condition;
}

function slimVocabulary(vocabulary: Vocabulary, benefits: readonly Benefit[]): Vocabulary {
  const used = new Set(
    benefits.flatMap((benefit) => [...allExpressions(benefit).flatMap(factsOf), ...keysOf(benefit)]),
  );
  const facts = vocabulary.facts.filter(({ id }) => used.has(id));
  // Names of regions stand in an enumeration of that name.
  const enumerations = new Set(facts.map(({ type }) => (type.kind === "enum" ? type.of : type.kind)));
  return { ...vocabulary, facts, enumerations: vocabulary.enumerations.filter(({ id }) => enumerations.has(id)) };
}

/** The field that tells one hire or trip from another is asked, though no condition looks at it. */
function keysOf({ each }: Benefit): readonly string[] {
  return each?.unique ? [each.unique.key] : [];
}
