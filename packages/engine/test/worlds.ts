import { date, type FeelDate } from "feelin";
import { dayOf, printDay } from "../src/model/date.ts";
import type { Value } from "../src/model/facts.ts";
import type { Environment, ItemView, ListView } from "../src/evaluate/environment.ts";
import { hole, type Unknown } from "../src/evaluate/unknown.ts";
import { vocabulary } from "../src/feel/vocabulary.fixture.ts";
import type { FactType } from "../src/model/type.ts";
import type { Random } from "./random.ts";
import { none } from "./unknown-as-null.ts";

export const degrees = ["college", "bachelor", "master", "doctor"];
export const colleges = ["regular", "independent", "foreign"];
export const regions = ["350423", "350427", "350400", "350100", "350000", "360100", "110000"];
/** Month ends, leap days and their neighbours: where calendars go wrong. */
export const days = [
  ...[
    [2020, 2, 29],
    [2021, 2, 28],
    [2023, 1, 9],
    [2023, 1, 31],
    [2023, 2, 28],
    [2023, 3, 1],
    [2023, 3, 30],
  ],
  ...[
    [2023, 3, 31],
    [2023, 4, 30],
    [2023, 12, 31],
    [2024, 1, 1],
    [2024, 2, 28],
    [2024, 2, 29],
    [2024, 3, 1],
  ],
  ...[
    [2025, 2, 28],
    [2025, 8, 31],
    [2026, 1, 8],
    [2026, 1, 9],
    [2026, 1, 31],
    [2028, 2, 29],
  ],
].map(([year, month, day]) => dayOf(year!, month!, day!));

/** Facts of which "there is none" can be said in the generated worlds. */
export const mayBeNone: ReadonlySet<string> = new Set([
  "person.hours",
  "person.rent",
  "person.graduated_on",
  "person.native_place",
  "person.college_kind",
  "hire.degree",
  "trip.cost",
]);

/** The same facts for both sides. */
export type World = { readonly environment: Environment; readonly context: Readonly<Record<string, unknown>> };

type Known = ReadonlyMap<string, Value>;

/** Facts in which each value is known, unknown or none, and lists are known, open-ended or unknown. */
export function worldFrom(random: Random): World {
  const values = factsOf("person", random);
  const lists = new Map(["hire", "trip"].map((subject) => [`${subject}s`, listOf(subject, random)]));
  const on = random.pick(days);
  const delay = random.whole(0, 4);
  return {
    environment: {
      on,
      fact: (id) => read(values, id, id),
      list: (id) => lists.get(id)!.view,
      setting: () => delay,
    },
    context: {
      ...feelFacts("person", values),
      ...Object.fromEntries(
        [...lists].flatMap(([id, { items, open }]) => [
          [id, items],
          [`${id}_open`, open],
        ]),
      ),
      judged_on: feelDate(on),
      setting_delay: delay,
    },
  };
}

function listOf(subject: string, random: Random) {
  const unknown = random.chance(0.1);
  const items = unknown ? [] : Array.from({ length: random.pick([0, 1, 2, 3]) }, () => factsOf(subject, random));
  const open = unknown || random.chance(0.15);
  const id = `${subject}s`;
  const views = items.map((item, index): ItemView => ({ get: (fact) => read(item, fact, `${id}/${index}/${fact}`) }));
  const view: ListView | Unknown = unknown
    ? hole(id)
    : open
      ? { items: views, more: hole(`${id}/+`) }
      : { items: views };
  return { view, open, items: items.map((item) => feelFacts(subject, item)) };
}

function factsOf(subject: string, random: Random): Known {
  const known = new Map<string, Value>();
  for (const fact of vocabulary.facts.filter((each) => each.subject === subject)) {
    if (random.chance(0.2)) continue;
    known.set(fact.id, mayBeNone.has(fact.id) && random.chance(0.2) ? null : valueOf(fact.type, random));
  }
  return known;
}

function valueOf(type: FactType, random: Random): Value {
  switch (type.kind) {
    case "boolean":
      return random.chance(0.5);
    case "number":
      return random.whole(0, 8);
    case "money":
      return random.pick([0, 1, 50_000, 99_999, 100_000, 100_001, 300_000]);
    case "date":
      return random.pick(days);
    case "text":
      return random.pick(["a", "b"]);
    case "region":
      return random.pick(regions);
    case "enum":
      return random.pick(type.of === "degree" ? degrees : colleges);
  }
}

function read(known: Known, id: string, name: string): Value | Unknown {
  const value = known.get(id);
  return value === undefined ? hole(name) : value;
}

function feelFacts(subject: string, known: Known): Record<string, unknown> {
  const facts = vocabulary.facts.filter((fact) => fact.subject === subject);
  return Object.fromEntries(facts.map(({ id, type }) => [feelName(id), feelValue(known.get(id), type)]));
}

function feelValue(value: Value | undefined, type: FactType): unknown {
  if (value === undefined) return null;
  if (value === null) return none;
  if (type.kind === "date") return feelDate(value as number);
  return type.kind === "enum" && type.of === "degree" ? degrees.indexOf(value as string) : value;
}

const feelDates = new Map<number, FeelDate>();

function feelDate(day: number): FeelDate {
  const before = feelDates.get(day);
  if (before) return before;
  const made = date(printDay(day)) as FeelDate;
  feelDates.set(day, made);
  return made;
}

/** `person.age` → `person_age`: one word, so that FEEL's dots and its `date(…)` stay out of the way. */
export function feelName(id: string): string {
  return id.replace(".", "_");
}
