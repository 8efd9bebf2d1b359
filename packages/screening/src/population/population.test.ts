import { beforeAll, describe, expect, it } from "vitest";
import { contradictionsIn, type Vocabulary, writeFacts } from "@jucai/engine";
import { parseDay } from "@jucai/engine/model";
import { factsAt, listComplete, listUnknown, type Table, valueAt } from "@jucai/engine/screen";
import { publishedVocabulary } from "../../test/published.ts";
import { populationBlocks, populationOf, type PopulationOptions } from "./population.ts";
import { shares } from "./shares.ts";

const on = parseDay("2024-06-01")!;
let vocabulary: Vocabulary;
let usual: PopulationOptions;
beforeAll(async () => {
  vocabulary = await publishedVocabulary();
  usual = { vocabulary, seed: 7, rows: 3000, on, place: "350423" };
});

const rowsOf = (table: Table): unknown[] =>
  Array.from({ length: table.rows }, (_, row) => writeFacts(factsAt(table, row), vocabulary));

/** Share of rows in which a fact has a value. */
function shareOf({ columns, rows }: Table, fact: string, fits: (value: unknown) => boolean): number {
  let count = 0;
  for (let row = 0; row < rows; row++) if (fits(valueAt(columns.get(fact)!, row))) count += 1;
  return count / rows;
}

describe("a population", () => {
  it("is the same whatever its blocks, and whichever facts are asked for", () => {
    const whole = rowsOf(populationOf({ ...usual, unknown: 0.2 })(0, 300).table);
    const parts = [...populationBlocks({ ...usual, unknown: 0.2, rows: 300, blockRows: 37 })];
    expect(parts.map(({ from }) => from).slice(0, 3)).toEqual([0, 37, 74]);
    expect(parts.flatMap(({ table }) => rowsOf(table))).toEqual(whole);
    const few = new Set(["person.degree", "stay.from", "stays"]);
    const { table } = populationOf({ ...usual, unknown: 0.2, facts: few })(100, 50);
    expect([...table.columns.keys(), ...table.lists.keys()]).toEqual(["person.degree", "stays"]);
    for (let row = 0; row < 50; row++) {
      const { values } = factsAt(table, row);
      expect(values.get("person.degree")).toBe((whole[100 + row] as Record<string, unknown>)["person.degree"]);
    }
    expect(rowsOf(populationOf({ ...usual, seed: 8 })(0, 20).table)).not.toEqual(whole.slice(0, 20));
  });

  it("has nobody who contradicts the vocabulary", () => {
    for (const place of ["350423", "622900"]) {
      const { table } = populationOf({ ...usual, place })(0, 1500);
      const broken = Array.from({ length: table.rows }, (_, row) => contradictionsIn(vocabulary, factsAt(table, row)));
      expect(broken.flat().map(({ id }) => id)).toEqual([]);
    }
  });

  it("keeps to its shares, to ages of graduation and to one work after the other", () => {
    const { table, groups } = populationOf({ ...usual, kind: "person" })(0, 3000);
    const { ids, young, older } = shares.degree;
    const both = young[3]! + older[3]!;
    expect(shareOf(table, "person.degree", (value) => value === ids[3])).toBeGreaterThan(both / 400);
    expect(shareOf(table, "person.newly_returned", (value) => value === true)).toBeCloseTo(0.3, 1);
    expect(shareOf(table, "person.native_place", (value) => value === "350423")).toBeCloseTo(0.48, 1);
    for (let row = 0; row < table.rows; row++) {
      const { values } = factsAt(table, row);
      const [born, graduated, started, signed, insured] = [
        ...["person.born_on", "person.graduated_on", "employment.started_on", "contract.signed_on"],
        "insurance.started_on",
      ].map((id) => values.get(id) as number | null);
      if (graduated !== null) expect((graduated! - born!) / 365.25).toSatisfy((age: number) => age >= 17 && age <= 32);
      if (started !== null && graduated !== null) expect(started).toBeGreaterThanOrEqual(graduated!);
      if (signed !== null) expect(signed).toBeGreaterThanOrEqual(started!);
      if (insured !== null) expect(insured).toBeGreaterThanOrEqual(signed ?? started!);
    }
    expect(groups.map(({ by, codes }) => [by, codes.length])).toEqual([
      ["township", 3000],
      ["age_band", 3000],
      ["degree", 3000],
    ]);
    for (const { keys, codes } of groups) for (const code of codes) expect(keys[code]).toBeTypeOf("string");
  });

  it("leaves as much unknown as it is told to", () => {
    const person = { ...usual, kind: "person" } as const;
    const unknown = (of: PopulationOptions["unknown"], fact: string) =>
      shareOf(populationOf({ ...person, unknown: of! })(0, 3000).table, fact, (value) => value === undefined);
    expect(unknown(0, "person.degree")).toBe(0);
    expect(unknown(0.2, "person.degree")).toBeCloseTo(0.2, 1);
    expect(unknown("registry", "person.born_on")).toBeLessThan(0.03);
    expect(unknown("registry", "engagement.furthers_county")).toBeGreaterThan(0.8);
  });

  it("tells persons and employers apart, with the lists of each", () => {
    const { table } = populationOf({ ...usual, kind: "employer" })(0, 200);
    expect(shareOf(table, "person.degree", (value) => value !== undefined)).toBe(0);
    expect(table.lists.get("hires")!.starts[200]).toBeGreaterThan(100);
    expect(table.lists.get("visits")!.starts[200]).toBe(0);
    expect([...table.lists.get("hires")!.state].every((state) => state === listComplete)).toBe(true);
    const holes = populationOf({ ...usual, kind: "employer", unknown: 0.5 })(0, 200).table.lists;
    expect(holes.get("visits")!.state.every((state) => state === listComplete)).toBe(true);
    expect(holes.get("hires")!.state.some((state) => state === listUnknown)).toBe(true);
    const mixed = populationOf(usual)(0, 3000).table;
    const known = shareOf(mixed, "person.degree", (value) => value !== undefined);
    expect(1 - known).toBeCloseTo(shares.employers, 1);
  });

  it("names in its shares only facts and values that there are", () => {
    const facts = new Set(vocabulary.facts.map(({ id }) => id));
    const lists = new Set(vocabulary.subjects.map(({ list }) => list));
    const named = [shares.regions, shares.yes, shares.values, shares.figures, shares.unknown.facts].flatMap(
      Object.keys,
    );
    expect(named.filter((id) => !facts.has(id))).toEqual([]);
    const listed = [shares.lists.person, shares.lists.employer].flatMap(Object.keys);
    expect(listed.filter((id) => !lists.has(id))).toEqual([]);
    for (const [id, parts] of Object.entries(shares.values)) {
      const type = vocabulary.facts.find((fact) => fact.id === id)!.type;
      const values = vocabulary.enumerations.find((each) => type.kind === "enum" && each.id === type.of)!.values;
      expect(Object.keys(parts).filter((value) => !values.some((each) => each.id === value))).toEqual([]);
    }
  });
});
