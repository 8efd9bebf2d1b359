import type { Fact, Policy, RuleBook, Text, Vocabulary } from "@jucai/engine/run";

/** One place of a check, with the rules that hold there. */
export type AtPlace = {
  /** GB/T 2260. */
  readonly code: string;
  readonly name: Text;
  readonly book: RuleBook;
};

/** The rules of all places of a check as one set of questions, and each place's own. */
export type PlacesBook = RuleBook & {
  readonly places: readonly AtPlace[];
  /** Where places are compared: facts that are each place itself, such as where one works. They are not asked. */
  readonly follows: Readonly<Record<string, string>>;
};

type Part = { readonly code: string; readonly book: RuleBook };

export const noPlaces: PlacesBook = mergeBooks([]);

/** One place is taken as it is. Of several, what follows the place becomes one fact for each of them. */
export function mergeBooks(parts: readonly Part[]): PlacesBook {
  const alone = parts.length < 2;
  const own = alone ? parts : parts.map(({ code, book }, index) => ({ code, book: bookAt(book, code, index > 0) }));
  const vocabularies = own.map(({ book }) => book.vocabulary);
  const facts = union(vocabularies.map((each) => each.facts));
  const follows = alone ? [] : facts.filter(isPlaced).map(({ id }) => [id, id.slice(id.indexOf("@") + 1)] as const);
  return {
    vocabulary: {
      enumerations: union(vocabularies.map((each) => each.enumerations)),
      subjects: union(vocabularies.map((each) => each.subjects)),
      facts,
      consistent: union(vocabularies.map((each) => each.consistent ?? [])),
    },
    policies: own.flatMap(({ book }) => book.policies),
    places: own.map(({ code, book }) => ({ code, name: nameOf(code, book), book })),
    follows: Object.fromEntries(follows),
  };
}

/** A fact that stands for one place of a comparison. */
export function isPlaced({ id }: Pick<Fact, "id">): boolean {
  return id.includes("@");
}

/** The id of a measure or document as its page knows it. */
export function publicId(id: string): string {
  return id.replace(/@\d{6}$/, "");
}

/** The rules of a place with what follows the place named after it; ids of a further place are told apart. */
function bookAt({ vocabulary, policies }: RuleBook, code: string, further: boolean): RuleBook {
  const placed = vocabulary.facts.filter((fact) => fact.followsPlace).map(({ id }) => id);
  const ids = further ? policies.flatMap(({ id, benefits }) => [id, ...benefits.map((benefit) => benefit.id)]) : [];
  const names = new Map([...placed, ...ids].map((id) => [id, `${id}@${code}`]));
  return {
    vocabulary: { ...vocabulary, facts: renamed(vocabulary.facts, names), ...consistentOf(vocabulary, names) },
    policies: renamed(policies, names) as readonly Policy[],
  };
}

/** What is said of the place itself holds of any place. */
function consistentOf({ consistent }: Vocabulary, placed: ReadonlyMap<string, string>): Pick<Vocabulary, "consistent"> {
  const said = (consistent ?? []).filter(
    (each) => ![...placed.keys()].some((id) => JSON.stringify(each).includes(`"${id}"`)),
  );
  return { consistent: said };
}

/** The same data, with every text that is one of these names replaced: ids stand nowhere inside another text. */
function renamed<T>(data: T, names: ReadonlyMap<string, string>): T {
  if (typeof data === "string") return (names.get(data) ?? data) as T;
  if (Array.isArray(data)) return data.map((each: unknown) => renamed(each, names)) as T;
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, each]) => [key, renamed(each, names)])) as T;
}

/** Everything that one of them has, each id once. */
function union<T extends { readonly id: string }>(all: readonly (readonly T[])[]): readonly T[] {
  return [...new Map(all.flat().map((each) => [each.id, each])).values()];
}

/** Its own document names a place; one without is named by the vocabulary. */
function nameOf(code: string, { policies, vocabulary }: RuleBook): Text {
  const regions = vocabulary.enumerations.find(({ id }) => id === "region")?.values ?? [];
  return (
    policies.find(({ place }) => place === code)?.placeName ??
    regions.find(({ id }) => id === code)?.label ??
    policies[0]?.placeName ?? { zh: code, en: code }
  );
}
