import { describe, expect, it } from "vitest";
import { decide } from "../src/decide/decide.ts";
import { prepare } from "../src/decide/rules.ts";
import { contradictionsIn } from "../src/facts/contradictions.ts";
import { parseDay } from "../src/model/date.ts";
import type { Expression } from "../src/model/expression.ts";
import { personFrom } from "./people.ts";
import { randomFrom } from "./random.ts";
import { aBenefit, vocabulary } from "./small-world.ts";

const on = parseDay("2024-03-01")!;
const text = { zh: "", en: "" };
const compare = (id: string, by: "=" | "<", right: Expression): Expression => ({
  op: "compare",
  by,
  left: { op: "fact", id },
  right,
});
const consistent = [{ id: "in-order", is: compare("person.from", "<", { op: "fact", id: "person.to" }), says: text }];
const wanted = [
  compare("person.years", "=", { op: "const", value: 3 }),
  compare("person.from", "<", { op: "const", value: on }),
  compare("person.to", "<", { op: "const", value: on + 300 }),
];
const rules = prepare({ ...vocabulary, consistent }, [
  aBenefit({ when: wanted.map((is, at) => ({ id: `w${at}`, clause: "1", says: text, is, else: "ineligible" })) }),
]);
const people = Array.from({ length: 40 }, (_, seed) => personFrom(rules, on, randomFrom(seed)));

describe("generated people", () => {
  it("are the same for the same seed", () => {
    expect(personFrom(rules, on, randomFrom(7))).toEqual(people[7]);
  });

  it("are known whole and keep to the vocabulary", () => {
    for (const person of people) {
      expect(contradictionsIn(rules.vocabulary, person)).toEqual([]);
      expect(decide(rules, person, { on })[0]!.missing).toEqual([]);
    }
  });

  it("are refused and granted, both often", () => {
    const granted = people.filter((person) => decide(rules, person, { on })[0]!.status === "eligible");
    expect(granted.length).toBeGreaterThan(10);
    expect(granted.length).toBeLessThan(35);
  });
});
