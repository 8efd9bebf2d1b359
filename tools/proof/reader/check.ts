/** One document as read against what the catalogue says of it. */
import type { ReadDocument, ReadMeasure, UnitMention, UnitRole } from "@jucai/reader";
import { bare, refs, type Catalogued, type Entry } from "./catalogue.ts";
import { clausesOf } from "./clauses.ts";
import { exceptions, type Kind } from "./exceptions.ts";
import { figuresOf, figuresOfGoal, percent, yuan } from "./numbers.ts";
import { keyOfGoal, keyOfRhythm, ratesOf, rhythmsOf } from "./rhythms.ts";
import { add, nothing, type Score, scoreSets } from "./score.ts";

export type Checked = Readonly<Record<"measures" | "units" | "amounts" | "rhythms", Score>>;

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** Scores every measure and adds them up. */
export function check(catalogued: Catalogued, read: ReadDocument, source: string): Checked {
  const byClause = new Map<string, Entry[]>();
  for (const entry of catalogued.entries)
    for (const clause of clausesOf(catalogued.key, entry.clause))
      byClause.set(clause, [...(byClause.get(clause) ?? []), entry]);
  const measures = new Map(read.measures.map((measure) => [measure.clause, measure]));
  const clauses = distinct([...byClause.keys(), ...measures.keys()]);
  const rhythms = expectedRhythms(catalogued, read);
  let [units, amounts, inRhythm] = [nothing, nothing, nothing];
  for (const clause of clauses) {
    const entries = byClause.get(clause) ?? [];
    const measure = measures.get(clause);
    const place = { document: catalogued.key, clause };
    units = add(units, unitsOf(place, entries, measure, catalogued));
    amounts = add(amounts, amountsOf(place, entries, measure, catalogued));
    inRhythm = add(inRhythm, rhythmsIn(place, rhythms.get(clause) ?? [], measure));
  }
  return { measures: measuresOf(catalogued, byClause, measures, read, source), units, amounts, rhythms: inRhythm };
}

type Place = { readonly document: string; readonly clause: string };

/** Leaves out what the table of exceptions names, on both sides. */
function settle<E, F>(
  place: Place,
  kind: Kind,
  expected: readonly E[],
  found: readonly F[],
  nameE: (each: E) => string,
  nameF: (each: F) => string,
): { expected: E[]; found: F[] } {
  const here = exceptions.filter(
    (each) => each.document === place.document && each.clause === place.clause && each.kind === kind,
  );
  const named = (is: "extra" | "absent", name: string): boolean =>
    here.some((each) => each.is === is && (each.what === undefined || each.what === name));
  return {
    expected: expected.filter((each) => !named("absent", nameE(each))),
    found: found.filter((each) => !named("extra", nameF(each))),
  };
}

/** A measure counts as found where its clause is and most of the lines that the catalogue gives lie in it. */
function measuresOf(
  catalogued: Catalogued,
  byClause: ReadonlyMap<string, readonly Entry[]>,
  measures: ReadonlyMap<string, ReadMeasure>,
  read: ReadDocument,
  source: string,
): Score {
  const lines = source.split("\n").map((line) => line.replace(/\s/g, ""));
  const holds = (clause: string): boolean => {
    const measure = measures.get(clause);
    if (measure === undefined) return false;
    const own = byClause.get(clause)!.flatMap((entry) => entry.lines ?? []);
    const printed = read.text.slice(measure.at.from, measure.at.to).replace(/\s/g, "");
    const texts = distinct(own)
      .map((number) => lines[number - 1] ?? "")
      .filter((text) => text.length >= 20);
    const inside = texts.filter((text) => printed.includes(text)).length;
    return texts.length === 0 || inside * 2 >= texts.length || clause === "一" || clause === "二";
  };
  const expected = [...byClause.keys()];
  return scoreSets(expected, [...measures.keys()], (e, f) => e === f && holds(e), {
    e: (each) => `${catalogued.key} ${each}`,
    f: (each) => `${catalogued.key} ${each}`,
  });
}

type RoleName = { readonly role: UnitRole; readonly name: string };

function unitsOf(
  place: Place,
  entries: readonly Entry[],
  measure: ReadMeasure | undefined,
  { canonical, common }: Catalogued,
): Score {
  const canon = (name: string): string => canonical.get(bare(name)) ?? bare(name);
  const roles = (role: UnitRole, names: readonly string[]): RoleName[] =>
    distinct(names.map(canon)).map((name) => ({ role, name }));
  const expected = [
    ...roles(
      "lead",
      entries.flatMap((entry) => entry.lead_units),
    ),
    ...roles(
      "responsible",
      entries.flatMap((entry) => entry.responsible_units),
    ),
    ...roles("implementing", entries.some((entry) => entry.common_implementers === true) ? common : []),
  ];
  const seen = new Set<string>();
  const found = (measure?.units ?? []).filter((unit) => {
    const key = `${unit.role} ${canon(unit.name)}`;
    return !seen.has(key) && seen.add(key);
  });
  const show = (role: UnitRole, name: string): string => `${role} ${name}`;
  const settled = settle(
    place,
    "units",
    expected,
    found,
    (each) => show(each.role, each.name),
    (each) => show(each.role, canon(each.name)),
  );
  const same = (e: RoleName, f: UnitMention): boolean =>
    e.role === f.role && (canon(f.name) === e.name || (f.printed !== undefined && canon(f.printed) === e.name));
  return scoreSets(settled.expected, settled.found, same, {
    e: (each) => `${place.document} ${place.clause}: ${show(each.role, each.name)}`,
    f: (each) => `${place.document} ${place.clause}: ${show(each.role, each.name)}`,
  });
}

function amountsOf(
  place: Place,
  entries: readonly Entry[],
  measure: ReadMeasure | undefined,
  { targets }: Catalogued,
): Score {
  const goals = targets.filter((goal) => entries.some((entry) => entry.id === goal.ref));
  const expected = distinct([...entries.flatMap((entry) => figuresOf(entry.facts)), ...goals.flatMap(figuresOfGoal)]);
  const found = distinct(
    (measure?.amounts ?? []).flatMap(({ fen, fromFen, percent: share, fromPercent }) => [
      ...[fen, fromFen].flatMap((each) => (each === null || each === undefined ? [] : [yuan(each / 100)])),
      ...[share, fromPercent].flatMap((each) => (each === undefined ? [] : [percent(each)])),
    ]),
  );
  const settled = settle(place, "amounts", expected, found, String, String);
  return scoreSets(settled.expected, settled.found, (e, f) => e === f, {
    e: (each) => `${place.document} ${place.clause}: ${each}`,
    f: (each) => `${place.document} ${place.clause}: ${each}`,
  });
}

type Expected = { readonly key: string; readonly id: string; readonly elsewhere: boolean };

/** Rhythms by clause. One that the catalogue gives for several clauses is expected where any of them has it. */
function expectedRhythms(catalogued: Catalogued, read: ReadDocument): Map<string, Expected[]> {
  const expected = new Map<string, Expected[]>();
  const clauseOf = (ref: string): string | undefined => {
    const entry = catalogued.entries.find((each) => each.id === ref);
    return entry === undefined ? undefined : clausesOf(catalogued.key, entry.clause)[0];
  };
  const put = (key: string | null, id: string, ref: string | readonly string[]): void => {
    if (key === null) return;
    const clauses = distinct(refs(ref).flatMap((each) => clauseOf(each) ?? []));
    const has = (clause: string): boolean => {
      const measure = read.measures.find((each) => each.clause === clause);
      return measure !== undefined && [...rhythmsOf(measure), ...ratesOf(measure)].includes(key);
    };
    const anywhere = clauses.some(has);
    clauses.forEach((clause, index) => {
      const elsewhere = anywhere ? !has(clause) : index > 0;
      expected.set(clause, [...(expected.get(clause) ?? []), { key, id, elsewhere }]);
    });
  };
  for (const rhythm of catalogued.rhythms) put(keyOfRhythm(rhythm), rhythm.id, rhythm.ref);
  for (const goal of catalogued.targets) put(keyOfGoal(goal), String(goal["metric"] ?? goal["what"]), goal.ref);
  return expected;
}

function rhythmsIn(place: Place, expected: readonly Expected[], measure: ReadMeasure | undefined): Score {
  const own = expected.filter((each) => !each.elsewhere);
  const found = measure === undefined ? [] : distinct(rhythmsOf(measure));
  const rates = measure === undefined ? [] : ratesOf(measure);
  const keys = distinct(own.map((each) => each.key));
  const settled = settle(place, "rhythms", keys, found, String, String);
  const wanted = settled.expected.filter((key) => settled.found.includes(key) || !rates.includes(key));
  const score = scoreSets(wanted, settled.found, (e, f) => e === f, {
    e: (each) =>
      `${place.document} ${place.clause}: ${each} (${own
        .filter((other) => other.key === each)
        .map((other) => other.id)
        .join(", ")})`,
    f: (each) => `${place.document} ${place.clause}: ${each}`,
  });
  const asRates = settled.expected.length - wanted.length;
  return { ...score, expected: score.expected + asRates, right: score.right + asRates, found: score.found + asRates };
}
