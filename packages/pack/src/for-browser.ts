import {
  allExpressions,
  factsOf,
  type Benefit,
  type Condition,
  type Policy,
  type RuleBook,
  type Vocabulary,
} from "@jucai/engine";

/**
 * The rules that the check in the browser needs, and nothing else: what decides, and what its result shows.
 *
 * Measures, units, rosters, outline, evidence, process, stops and printed totals stay on the server, which
 * shows them on the pages of the document; so do facts that no benefit looks at.
 */
export function forBrowser(vocabulary: Vocabulary, policies: readonly Policy[]): RuleBook {
  const slim = policies.map(slimPolicy);
  return {
    vocabulary: usedBy(
      slim.flatMap((it) => it.benefits),
      vocabulary,
    ),
    policies: slim,
  };
}

function slimPolicy({
  accepts: _,
  overlap: _overlap,
  rosters: _rosters,
  supervision: _supervision,
  liaison: _liaison,
  processes: _processes,
  recognitions: _recognitions,
  services: _services,
  defaultProcess: _process,
  defaultRecognition: _recognition,
  ...policy
}: Policy): Policy {
  return {
    ...policy,
    basis: [],
    repeals: [],
    notes: [],
    units: [],
    sections: [],
    measures: [],
    benefits: policy.benefits.map(slimBenefit),
  };
}

function slimBenefit(benefit: Benefit): Benefit {
  const { states: _, ...pays } = benefit.pays;
  const { stacks: _stacks, accepts: _accepts, processId: _process, ...rest } = benefit;
  return {
    ...rest,
    when: benefit.when.map(slimCondition),
    unless: benefit.unless.map(slimCondition),
    pays,
    stops: { ...benefit.stops, is: [] },
    evidence: [],
    readings: [],
  };
}

/** The source is for the author's eye; the browser evaluates the typed form. */
function slimCondition({ source: _, ...condition }: Condition): Condition {
  return condition;
}

function usedBy(benefits: readonly Benefit[], vocabulary: Vocabulary): Vocabulary {
  const named = new Set(
    benefits.flatMap((it) => [
      ...allExpressions(it).flatMap(factsOf),
      ...(it.each?.unique ? [it.each.unique.key] : []),
    ]),
  );
  const lists = new Set([...named, ...benefits.flatMap((it) => it.each?.list ?? [])]);
  const facts = vocabulary.facts.filter(({ id }) => named.has(id));
  // The enumeration `region` gives places their names; a region fact has no other.
  const types = new Set(facts.flatMap(({ type }) => (type.kind === "enum" ? [type.of] : [type.kind])));
  const owners = new Set([...facts.map((it) => it.subject), ...benefits.map((it) => it.about)]);
  return {
    enumerations: vocabulary.enumerations.filter(({ id }) => types.has(id)),
    subjects: vocabulary.subjects.filter(({ id, list }) => owners.has(id) || (list !== undefined && lists.has(list))),
    facts,
    ...consistentOf(vocabulary, named),
  };
}

/** What must hold of the facts that are asked; of others nothing is known. */
function consistentOf({ consistent }: Vocabulary, named: ReadonlySet<string>): Pick<Vocabulary, "consistent"> {
  const kept = (consistent ?? []).filter(({ is }) => factsOf(is).every((id) => named.has(id)));
  return kept.length > 0 ? { consistent: kept } : {};
}
