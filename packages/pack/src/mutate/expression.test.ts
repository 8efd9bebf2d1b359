import { describe, expect, it } from "vitest";
import { parseExpression } from "@jucai/engine/feel";
import type { Expression, Vocabulary } from "@jucai/engine";
import { expressionChanges } from "./expression.ts";
import type { Ground } from "./literals.ts";

const label = { zh: "甲", en: "A" };
const fact = {
  label,
  question: label,
  why: label,
  changes: "never",
  sensitivity: "open",
  proof: label,
  settledBy: "self",
} as const;
const vocabulary: Vocabulary = {
  enumerations: [
    {
      id: "degree",
      ordered: true,
      label,
      values: ["bachelor", "master", "doctor"].map((id) => ({ id, label })),
    },
  ],
  subjects: [{ id: "person", label }],
  facts: [
    { id: "person.degree", subject: "person", type: { kind: "enum", of: "degree" }, ...fact },
    { id: "person.place", subject: "person", type: { kind: "region" }, ...fact },
    { id: "person.born_on", subject: "person", type: { kind: "date" }, ...fact },
    { id: "person.tax", subject: "person", type: { kind: "money" }, ...fact },
    { id: "person.months", subject: "person", type: { kind: "number" }, ...fact },
  ],
};
const ground: Ground = { vocabulary, settings: [] };

function typed(source: string): Expression {
  const scope = { vocabulary, names: new Map(), settings: new Map() };
  const { expression, problems } = parseExpression(source, scope, { file: "x", line: 1, column: 1 });
  expect(problems).toEqual([]);
  return expression!;
}

const moves = (source: string): string[] =>
  expressionChanges(typed(source), ground).map(({ from, to }) => `${from} → ${to}`);

describe("what mutation moves in an expression", () => {
  it("moves an ordered value to both neighbours, and the comparison to the other edge", () => {
    expect(moves('person.degree >= "master"')).toEqual([">= → >", "master → bachelor", "master → doctor"]);
  });

  it("moves money by a yuan, numbers by one and dates by a day", () => {
    expect(moves("person.tax > yuan(1000)")).toEqual(["> → >=", "1000 yuan → 999 yuan", "1000 yuan → 1001 yuan"]);
    expect(moves("person.months < 6")).toEqual(["< → <=", "6 → 5", "6 → 7"]);
    expect(moves('person.born_on = date("2024-03-01")')).toEqual([
      "= → !=",
      "2024-03-01 → 2024-02-29",
      "2024-03-01 → 2024-03-02",
    ]);
  });

  it("moves a region to the neighbouring code of its level", () => {
    expect(moves('person.place in region("350423")')).toEqual(["350423 → 350422", "350423 → 350424"]);
    expect(moves('person.place in region("350400")')).toEqual(["350400 → 350300", "350400 → 350500"]);
  });

  it("moves and leaves out the entries of a list, and opens the ends of a range", () => {
    expect(moves('person.degree in ["bachelor", "doctor"]')).toEqual([
      "bachelor → master",
      "doctor → master",
      "present → left out",
      "present → left out",
    ]);
    expect(moves("person.months in [1..3]")).toEqual(["1 → 0", "1 → 2", "3 → 2", "3 → 4", "[ → (", "] → )"]);
  });

  it("turns `and` into `or`, takes `not` away, and goes into every part", () => {
    expect(moves("not(person.months > 1) and person.months = 2")).toEqual([
      "and → or",
      "not → removed",
      "> → >=",
      "1 → 0",
      "1 → 2",
      "= → !=",
      "2 → 1",
      "2 → 3",
    ]);
  });

  it("changes exactly one thing at a time", () => {
    const original = typed('person.months >= 6 and person.degree >= "master"');
    const changed = expressionChanges(original, ground).map(({ value }) => JSON.stringify(value));
    expect(new Set([...changed, JSON.stringify(original)]).size).toBe(changed.length + 1);
  });
});
