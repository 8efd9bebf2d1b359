/** Which facts and lists a form asks for, and how each is shown. Pure. */
import type { CaseValue, FormField } from "@jucai/contract";
import {
  allExpressions,
  type Benefit,
  type Fact,
  factsOf,
  type Subject,
  type Text,
  type Value,
  type Vocabulary,
  writeFacts,
} from "@jucai/engine";
import { regionChoices } from "./regions.ts";

/** What benefits look at: facts of single subjects, and lists with the facts of their things. */
export type Needed = {
  readonly facts: ReadonlyMap<string, { readonly fact: Fact; readonly by: readonly string[] }>;
  readonly lists: ReadonlyMap<
    string,
    { readonly subject: Subject; readonly facts: readonly Fact[]; readonly by: readonly string[] }
  >;
};

/** Ids of facts and lists that one benefit looks at, what tells its lines apart among them. */
export function looksAt(benefit: Benefit): ReadonlySet<string> {
  const { each } = benefit;
  return new Set([
    ...allExpressions(benefit).flatMap(factsOf),
    ...(each === undefined ? [] : [each.list, ...(each.unique === undefined ? [] : [each.unique.key])]),
  ]);
}

/** Everything that several benefits look at, in the order of the vocabulary. */
export function neededBy(benefits: readonly Benefit[], vocabulary: Vocabulary): Needed {
  const used = benefits.map((benefit) => ({ id: benefit.id, ids: looksAt(benefit) }));
  const by = (test: (ids: ReadonlySet<string>) => boolean) => used.filter(({ ids }) => test(ids)).map(({ id }) => id);
  const lists = new Map<string, { subject: Subject; facts: Fact[]; by: string[] }>();
  for (const subject of vocabulary.subjects) {
    const { list } = subject;
    if (list === undefined) continue;
    const facts = vocabulary.facts.filter(
      (fact) => fact.subject === subject.id && used.some(({ ids }) => ids.has(fact.id)),
    );
    const users = by((ids) => ids.has(list) || facts.some(({ id }) => ids.has(id)));
    if (users.length > 0) lists.set(list, { subject, facts, by: users });
  }
  const inLists = new Set([...lists.values()].map(({ subject }) => subject.id));
  const facts = vocabulary.facts
    .filter((fact) => !inLists.has(fact.subject) && used.some(({ ids }) => ids.has(fact.id)))
    .map((fact) => [fact.id, { fact, by: by((ids) => ids.has(fact.id)) }] as const);
  return { facts: new Map(facts), lists };
}

/** Subjects that say something of the work itself, which the employer knows best. */
const ofTheJob = new Set(["employment", "contract", "insurance"]);

/** Whether an employer is asked to confirm a fact of somebody else's claim; never what is sensitive. */
export function employerConfirms({ subject, settledBy, sensitivity }: Fact): boolean {
  return sensitivity !== "sensitive" && (ofTheJob.has(subject) || settledBy === "employer");
}

export function fieldOf(fact: Fact, vocabulary: Vocabulary): FormField {
  return {
    fact: fact.id,
    label: fact.label,
    question: fact.question,
    hint: fact.hint ?? null,
    why: fact.why,
    type: fact.type.kind,
    options: optionsOf(fact, vocabulary),
    unit: fact.unit ?? null,
    mayBeNone: fact.mayBeNone ?? false,
    sensitive: fact.sensitivity === "sensitive",
  };
}

function optionsOf({ type, suggests = [] }: Fact, vocabulary: Vocabulary): { value: string; label: Text }[] {
  if (type.kind === "region") return regionChoices(suggests, vocabulary);
  if (type.kind !== "enum") return [];
  const values = vocabulary.enumerations.find(({ id }) => id === type.of)?.values ?? [];
  return values.map(({ id, label }) => ({ value: id, label }));
}

/** A typed value as a case says it. */
export function caseValue(fact: string, value: Value, vocabulary: Vocabulary): CaseValue {
  const written = writeFacts({ values: new Map([[fact, value]]), lists: new Map() }, vocabulary)[fact];
  return typeof written === "string" || typeof written === "number" || typeof written === "boolean"
    ? written
    : JSON.stringify(written);
}

/** The name of a fact inside a row of its list. */
export const inRow = (fact: string): string => fact.slice(fact.indexOf(".") + 1);
