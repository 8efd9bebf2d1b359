/**
 * What the check page loads: its script and its rules share a budget of 130 KB gzipped,
 * so it fetches its first screen, and then only the rules for one kind of claimant.
 */
import type { ClaimantKind, Policy, RuleBook, Vocabulary } from "@jucai/engine";
import { forBrowser } from "@jucai/pack";

export const checkParts = ["start", "person", "employer", "referrer"] as const;
export type CheckPart = (typeof checkParts)[number];

/** What the first screen shows before anybody said for whom the check is. */
export type CheckStart = {
  readonly place: Policy["placeName"];
  /** First and last day in force as day numbers. */
  readonly policies: readonly (Pick<Policy, "id" | "short"> & { readonly from: number; readonly to?: number })[];
  /** How many benefits there are for each kind of claimant. */
  readonly benefits: Readonly<Record<ClaimantKind, number>>;
};

export function startOf(policies: readonly Policy[]): CheckStart {
  const count = (kind: ClaimantKind) => policies.reduce((sum, policy) => sum + benefitsFor(policy, kind).length, 0);
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
export function bookFor(vocabulary: Vocabulary, policies: readonly Policy[], kind: ClaimantKind): RuleBook {
  return forBrowser(
    vocabulary,
    policies.map((policy) => ({ ...policy, benefits: benefitsFor(policy, kind) })),
  );
}

function benefitsFor({ benefits }: Policy, kind: ClaimantKind) {
  return benefits.filter((benefit) => benefit.for === kind);
}
