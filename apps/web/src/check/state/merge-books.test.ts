import type { RuleBook } from "@jucai/engine/run";
import { describe, expect, it } from "vitest";
import { aVocabulary, rulesOfGrants } from "../fixture.ts";
import { factsOf, fieldsOf } from "./answers.ts";
import { emptyCheck, withAnswer, withPlaces, type Check } from "./check.ts";
import { judgeFor } from "./judge.ts";
import { mergeBooks, publicId } from "./merge-books.ts";

/** As the fixture's rules, with the home or the place of a trip being the place at hand. */
function following(fact: string): RuleBook {
  const facts = aVocabulary.facts.map((one) => (one.id === fact ? { ...one, followsPlace: true as const } : one));
  return { ...rulesOfGrants, vocabulary: { ...aVocabulary, facts } };
}

const qingliu = { code: "350423", book: following("person.home") };
const sanming = { code: "350400", book: following("person.home") };
const start: Check = { ...withPlaces(emptyCheck("2024-06-01"), ["350423", "350400"]), role: "person" };

describe("several places in one check", () => {
  const book = mergeBooks([qingliu, sanming]);
  const { judge } = judgeFor(book);

  it("asks each question once, and never for the place itself", () => {
    expect(judge(start).next).toMatchObject({ fact: "person.degree", atMost: 1 });
    const master = withAnswer(start, "person.degree", { kind: "value", value: "master" });
    expect(judge(master).next).toBeUndefined();
  });

  it("decides in each place as if the person came there", () => {
    const master = withAnswer(start, "person.degree", { kind: "value", value: "master" });
    const [county, city] = judge(master).places;
    expect(county?.bundle).toMatchObject({ chosen: ["test/degree"], totalFen: 400_000 });
    expect(city?.bundle).toMatchObject({ chosen: ["test/other@350400"], totalFen: 300_000 });
  });

  it("tells the same document of two places apart, and knows the page of both", () => {
    const ids = book.policies.flatMap(({ benefits }) => benefits.map(({ id }) => id));
    expect(new Set(ids).size).toBe(4);
    expect([...new Set(ids.map(publicId))]).toEqual(["test/degree", "test/other"]);
  });

  it("gives every thing of a list the place, and asks no box for it", () => {
    const trips = mergeBooks([
      { code: "350423", book: following("trip.far") },
      { code: "350400", book: following("trip.far") },
    ]);
    const rows = { trips: { kind: "rows", rows: [{ "trip.cost": 100 }], more: false, asked: 1 } } as const;
    const [item] = factsOf(rows, trips).lists.get("trips")?.items ?? [];
    expect([...(item ?? [])]).toEqual([
      ["trip.cost", 100],
      ["trip.far@350423", "350423"],
      ["trip.far@350400", "350400"],
    ]);
    expect(fieldsOf("trips", trips.vocabulary).map(({ id }) => id)).toEqual(["trip.cost"]);
  });
});

describe("one place", () => {
  it("is taken as it is, and asks where the person is", () => {
    const book = mergeBooks([qingliu]);
    expect(book.follows).toEqual({});
    expect(book.policies).toEqual(qingliu.book.policies);
    expect(judgeFor(book).judge(start).next?.fact).toBe("person.home");
  });
});
