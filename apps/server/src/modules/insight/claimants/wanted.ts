import { allExpressions, type Benefit, type Fact, factsOf, type Vocabulary } from "@jucai/engine";
import { ownFacts } from "#modules/claims/applications/facts-of-claim.ts";

/**
 * The facts by which these benefits are decided, as far as the registry can say them: what is told of one promotion or
 * one project stands in a claim's form alone, and so do things in lists.
 */
export function factsWanted(benefits: readonly Benefit[], vocabulary: Vocabulary): Fact[] {
  const used = new Set(benefits.flatMap((benefit) => allExpressions(benefit).flatMap(factsOf)));
  const inForms = new Set(benefits.flatMap((benefit) => [...ownFacts(benefit, vocabulary)]));
  const listed = new Set(vocabulary.subjects.flatMap(({ id, list }) => (list === undefined ? [] : [id])));
  return vocabulary.facts.filter(({ id, subject }) => used.has(id) && !inForms.has(id) && !listed.has(subject));
}
