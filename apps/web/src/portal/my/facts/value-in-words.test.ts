import { describe, expect, it } from "vitest";
import { typedOf, valueInWords, valueTyped, type FactMeaning, type Words } from "./value-in-words.ts";

const aFact = (id: string, type: FactMeaning["type"], rest: Partial<FactMeaning> = {}): FactMeaning => {
  const text = { zh: id, en: id };
  const said = { label: text, question: text, why: text, proof: text };
  return {
    id,
    subject: "person",
    type,
    ...said,
    changes: "by_acting",
    sensitivity: "personal",
    settledBy: "self",
    ...rest,
  };
};
const degree = aFact("person.degree", { kind: "enum", of: "degree" });
const wage = aFact("person.wage", { kind: "money" });
const months = aFact("person.months", { kind: "number" }, { unit: { zh: "个月", en: "months" } });
const born = aFact("person.born", { kind: "date" });
const words: Words = {
  enumerations: [
    {
      id: "degree",
      ordered: true,
      label: { zh: "学历", en: "Degree" },
      values: [{ id: "master", label: { zh: "硕士", en: "Master" } }],
    },
  ],
  subjects: [],
  facts: [degree, wage, months, born],
};

describe("a recorded value in words", () => {
  it.each([
    ["person.degree", "master", "硕士", "Master"],
    ["person.wage", 650000, "6,500元", "6,500 yuan"],
    ["person.months", 6, "6个月", "6 months"],
    ["person.born", "1990-05-01", "1990年5月1日", "1 May 1990"],
    ["person.local", true, "是", "Yes"],
    ["person.awards", null, "没有", "none"],
    ["person.forgotten", "as written", "as written", "as written"],
  ])("%s %j", (fact, value, zh, en) => {
    expect(valueInWords(words, fact, value, "zh")).toBe(zh);
    expect(valueInWords(words, fact, value, "en")).toBe(en);
  });
});

describe("a value typed into a field", () => {
  it("is read as the fact's own type, money in yuan as whole fen", () => {
    expect(valueTyped(wage, "6,500.5")).toBe(650050);
    expect(valueTyped(months, "6")).toBe(6);
    expect(valueTyped(born, "1990-05-01")).toBe("1990-05-01");
    expect(valueTyped(aFact("x", { kind: "boolean" }), "false")).toBe(false);
  });

  it("is no value while it cannot be read", () => {
    expect(valueTyped(months, "six")).toBeUndefined();
    expect(valueTyped(born, "1990-5")).toBeUndefined();
    expect(valueTyped(degree, " ")).toBeUndefined();
  });

  it("starts from what is recorded", () => {
    expect(typedOf(wage, 650050)).toBe("6500.5");
    expect(typedOf(degree, "master")).toBe("master");
    expect(typedOf(months, null)).toBe("");
  });
});
