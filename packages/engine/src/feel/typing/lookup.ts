import type { Enumeration, Fact, Subject, Vocabulary } from "../../model/vocabulary.ts";

/** The vocabulary by id. */
export type Lookup = {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly subjects: ReadonlyMap<string, Subject>;
  /** Subjects that come several times, by the name of their list. */
  readonly lists: ReadonlyMap<string, Subject>;
  readonly enumerations: ReadonlyMap<string, Enumeration>;
};

const known = new WeakMap<Vocabulary, Lookup>();

/** Indexes a vocabulary, once for all expressions typed against it. */
export function lookupOf(vocabulary: Vocabulary): Lookup {
  const before = known.get(vocabulary);
  if (before) return before;
  const lookup: Lookup = {
    facts: new Map(vocabulary.facts.map((fact) => [fact.id, fact])),
    subjects: new Map(vocabulary.subjects.map((subject) => [subject.id, subject])),
    lists: new Map(
      vocabulary.subjects.flatMap((subject) => (subject.list === undefined ? [] : [[subject.list, subject]])),
    ),
    enumerations: new Map(vocabulary.enumerations.map((enumeration) => [enumeration.id, enumeration])),
  };
  known.set(vocabulary, lookup);
  return lookup;
}
