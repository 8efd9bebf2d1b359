import { describe, expect, it } from "vitest";
import { vocabulary } from "../../test/small-world.ts";
import { parseDay } from "../model/date.ts";
import { readFacts } from "./read-facts.ts";
import { readMoney } from "./read-value.ts";

describe("a case", () => {
  it("is read from nested and dotted keys alike", () => {
    const nested = readFacts({ facts: { person: { a: true, from: "2024-02-28" } } }, vocabulary);
    const dotted = readFacts({ facts: { "person.a": true, "person.from": "2024-02-28" } }, vocabulary);
    expect(nested).toEqual(dotted);
    expect(nested.problems).toEqual([]);
    expect(nested.facts.values.get("person.from")).toBe(parseDay("2024-02-28"));
  });

  it("keeps unknown apart from none and from no", () => {
    const { facts } = readFacts({ facts: { person: { a: false, from: "none", to: "unknown" } } }, vocabulary);
    expect(facts.values.get("person.a")).toBe(false);
    expect(facts.values.get("person.from")).toBeNull();
    expect(facts.values.has("person.to")).toBe(false);
  });

  it("tells a complete list from one that may have more", () => {
    const list = (things: unknown) => readFacts({ facts: { things } }, vocabulary).facts.lists.get("things");
    expect(list([{ good: true }])).toMatchObject({ complete: true });
    expect(list({ known: [{ size: 2 }], complete: false })).toMatchObject({ complete: false });
    expect(list("none")).toEqual({ items: [], complete: true });
    expect(list("unknown")).toBeUndefined();
  });

  it("reports every fault with its code and reads the rest", () => {
    const { facts, problems } = readFacts(
      {
        facts: {
          person: { a: "yes", grade: "highest", years: 9, from: "2024-02-30", b: true },
          nobody: 1,
          things: [{ good: true }, 7],
        },
        held: [{ year: 2024 }],
        surprise: 1,
      },
      vocabulary,
    );
    expect(problems.map((each) => each.code).sort()).toEqual([
      "case/held",
      "case/item",
      "case/out-of-range",
      "case/unknown-fact",
      "case/unknown-key",
      "case/wrong-value",
      "case/wrong-value",
      "case/wrong-value",
    ]);
    expect(facts.values.get("person.b")).toBe(true);
  });

  it("refuses what is no case at all", () => {
    for (const raw of [null, 3, "x", [], { facts: [1] }]) {
      expect(readFacts(raw, vocabulary).problems.length).toBeGreaterThan(0);
    }
  });

  it("reads money to the fen and nothing that is not money", () => {
    expect(readMoney("1800 yuan")).toBe(180_000);
    expect(readMoney("1800.5 yuan")).toBe(180_050);
    expect(readMoney(0.07)).toBe(7);
    for (const raw of ["-1 yuan", "1.234 yuan", "1e9", "12 元", "", true, Number.NaN, -5]) {
      expect(readMoney(raw)).toBeUndefined();
    }
  });
});
