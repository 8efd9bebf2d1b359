import { describe, expect, it } from "vitest";
import { aVocabulary } from "../fixture.ts";
import { askedAtLeast, factsOf, fieldsOf, fitting, type Answers } from "./answers.ts";

const answers: Answers = {
  "person.degree": { kind: "value", value: "master" },
  "person.home": { kind: "unknown", asked: 1 },
  trips: { kind: "rows", rows: [{ "trip.cost": 180_000 }, {}], more: true, asked: 1 },
};

describe("answers as facts", () => {
  it("leaves out what is not known, so that it is neither no nor zero", () => {
    const { values } = factsOf(answers);
    expect([...values]).toEqual([["person.degree", "master"]]);
  });

  it("turns rows into items, and says when there may be more", () => {
    const list = factsOf(answers).lists.get("trips");
    expect(list?.items.map((item) => [...item])).toEqual([[["trip.cost", 180_000]], []]);
    expect(list?.complete).toBe(false);
  });

  it("keeps 'there is none' as a value", () => {
    const facts = factsOf({ "person.graduated_on": { kind: "value", value: null } });
    expect(facts.values.get("person.graduated_on")).toBeNull();
  });
});

describe("questions that were asked", () => {
  it("counts a list as its list and all its fields", () => {
    expect([...askedAtLeast(1, answers, aVocabulary)].sort()).toEqual([
      "person.home",
      "trip.cost",
      "trip.far",
      "trips",
    ]);
  });

  it("puts a question again that was asked once", () => {
    expect([...askedAtLeast(2, answers, aVocabulary)]).toEqual([]);
  });

  it("finds no fields of a fact that is no list", () => {
    expect(fieldsOf("person.degree", aVocabulary)).toEqual([]);
  });
});

describe("answers that fit the rules", () => {
  it("leaves out facts and values that these rules do not know", () => {
    const old: Answers = {
      "person.degree": { kind: "value", value: "postdoc" },
      "person.gone": { kind: "value", value: true },
      "person.home": { kind: "value", value: "350423" },
      hires: { kind: "rows", rows: [], more: false, asked: 1 },
    };
    expect(Object.keys(fitting(old, aVocabulary))).toEqual(["person.home"]);
  });
});
