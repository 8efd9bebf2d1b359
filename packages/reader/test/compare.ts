import type { ReadDocument, ReadMeasure } from "../src/model.ts";
import type { Expected, ExpectedMeasure } from "./style.ts";

export const fields = ["measures", "titles", "units", "amounts", "deadlines", "targets"] as const;
export type Field = (typeof fields)[number];
/** Of each field: how many things were expected, how many of them found, and how many were read in all. */
export type Scores = Readonly<Record<Field, { expected: number; found: number; read: number }>>;

/** A measure without places and printed words, as far as its expectation speaks of it. */
export function asExpected(
  read: ReadMeasure,
  { clause, title, cooperating, implementing, ...rest }: ExpectedMeasure,
): ExpectedMeasure {
  return {
    label: read.label,
    ...(clause === undefined ? {} : { clause: read.clause }),
    ...(title === undefined ? {} : { title: read.title }),
    lead: read.lead,
    responsible: read.responsible,
    ...(cooperating === undefined && read.cooperating.length === 0 ? {} : { cooperating: read.cooperating }),
    ...(implementing === undefined && read.implementing.length === 0 ? {} : { implementing: read.implementing }),
    amounts: read.amounts.map((amount, index) => alike(amount, rest.amounts[index])),
    deadlines: read.deadlines.map((deadline, index) => alike(deadline, rest.deadlines[index])),
    targets: read.targets.map((target, index) => alike(target, rest.targets[index])),
  };
}

/** The named parts of a thing; all but its place where nothing was expected. */
function alike(read: object, expected: object | undefined): Record<string, unknown> {
  const own = read as Record<string, unknown>;
  if (!expected) return own;
  return Object.fromEntries(Object.keys(expected).map((key) => [key, own[key]]));
}

type Unit = { readonly role: string; readonly name: string };

/** Counts what of a document was found, measure by measure; order within a measure does not matter. */
export function scoresOf(read: ReadDocument, expected: Expected): Scores {
  const scores = Object.fromEntries(fields.map((field) => [field, { expected: 0, found: 0, read: 0 }])) as Record<
    Field,
    { expected: number; found: number; read: number }
  >;
  const count = <A, B>(field: Field, wanted: readonly A[], had: readonly B[], same: (a: A, b: B) => boolean): void => {
    const left = [...had];
    for (const each of wanted) {
      const at = left.findIndex((other) => same(each, other));
      if (at < 0) continue;
      left.splice(at, 1);
      scores[field].found += 1;
    }
    scores[field].expected += wanted.length;
    scores[field].read += had.length;
  };
  const left = [...read.measures];
  const place = (clause: string): string => clause.replace(/\s|表/g, "");
  for (const wanted of expected.measures) {
    const at = left.findIndex((each) => place(each.clause) === place(wanted.clause ?? wanted.label));
    const had = at < 0 ? undefined : left.splice(at, 1)[0];
    count("measures", [wanted], had ? [had] : [], () => true);
    if (wanted.title !== undefined) count("titles", [wanted.title], had ? [had.title] : [], (a, b) => a === b);
    count(
      "units",
      unitsOf(wanted),
      had ? unitsOf(had) : [],
      (a, b) => a.role === b.role && a.name === b.name.replace(/ /g, ""),
    );
    for (const field of ["amounts", "deadlines", "targets"] as const) {
      count(field, wanted[field] as readonly object[], had?.[field] ?? [], contains);
    }
  }
  scores.measures.read += left.length;
  return scores;
}

function unitsOf({ lead, responsible, cooperating = [], implementing = [] }: ExpectedMeasure | ReadMeasure): Unit[] {
  return Object.entries({ lead, responsible, cooperating, implementing }).flatMap(([role, names]) =>
    names.map((name) => ({ role, name })),
  );
}

function contains(wanted: object, had: object): boolean {
  return Object.entries(wanted).every(
    ([key, value]) => JSON.stringify((had as Record<string, unknown>)[key]) === JSON.stringify(value),
  );
}
