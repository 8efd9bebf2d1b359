import { describe, expect, it } from "vitest";
import { vocabulary } from "../../test/small-world.ts";
import { parseDay } from "../model/date.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import { readFacts } from "./read-facts.ts";
import { readMoney } from "./read-value.ts";

const codes = (raw: unknown, of: Vocabulary = vocabulary) => readFacts(raw, of).problems.map(({ code }) => code);

describe("a case", () => {
  it("is read from nested and dotted keys alike", () => {
    const nested = readFacts({ facts: { person: { a: true, from: "2024-02-28" } } }, vocabulary);
    const dotted = readFacts({ facts: { "person.a": true, "person.from": "2024-02-28" } }, vocabulary);
    expect(nested).toEqual(dotted);
    expect(nested.problems).toEqual([]);
    expect(nested.facts.values.get("person.from")).toBe(parseDay("2024-02-28"));
  });

  it("keeps unknown apart from none and from no", () => {
    const mayBeNone: Vocabulary = {
      ...vocabulary,
      facts: vocabulary.facts.map((it) => (it.type.kind === "date" ? { ...it, mayBeNone: true } : it)),
    };
    const { facts } = readFacts({ facts: { person: { a: false, from: "none", to: "unknown" } } }, mayBeNone);
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

  it("takes `none` only where the vocabulary says that there may be none, or has it as a value", () => {
    for (const [name, fix] of [
      ["from", /日期.*unknown/],
      ["years", /整数.*unknown/],
      ["a", /true.*unknown/],
      ["grade", /low.*unknown/],
    ] as const) {
      const { problems } = readFacts({ facts: { person: { [name]: "none" } } }, vocabulary);
      expect(problems).toMatchObject([
        { code: "case/wrong-value", message: { zh: `person.${name} 这项事实不能是 none` } },
      ]);
      expect(problems[0]!.fix.zh).toMatch(fix);
    }
    const [grade] = vocabulary.enumerations;
    const none = { id: "none", label: { zh: "无", en: "None" } };
    const withNone: Vocabulary = { ...vocabulary, enumerations: [{ ...grade!, values: [none, ...grade!.values] }] };
    const { facts, problems } = readFacts({ facts: { "person.grade": "none" } }, withNone);
    expect(problems).toEqual([]);
    expect(facts.values.get("person.grade")).toBe("none");
  });

  it("refuses a fact given twice, and keeps the first", () => {
    const { facts, problems } = readFacts(
      { facts: { "person.years": 1, person: { years: 2, a: true }, things: [{ size: 1, "thing.size": 2 }] } },
      vocabulary,
    );
    expect(problems.map(({ code }) => code)).toEqual(["case/fact-twice", "case/fact-twice"]);
    expect(facts.values.get("person.years")).toBe(1);
    expect(codes({ facts: { "person.years": "unknown", person: { years: 2 } } })).toEqual(["case/fact-twice"]);
  });

  it("refuses facts of another subject inside a list, and facts of a list outside of it", () => {
    const { facts, problems } = readFacts({ facts: { things: [{ "person.a": true }], "thing.size": 1 } }, vocabulary);
    expect(problems.map(({ code }) => code)).toEqual(["case/misplaced-fact", "case/misplaced-fact"]);
    expect(facts.values.size).toBe(0);
    expect(facts.lists.get("things")!.items[0]!.size).toBe(0);
  });

  it("takes a subject with nothing below it as unknown", () => {
    expect(codes({ facts: { person: null } })).toEqual([]);
    expect(codes({ facts: { person: "unknown" } })).toEqual([]);
    expect(codes({ facts: { nobody: null } })).toEqual(["case/unknown-fact"]);
    expect(codes({ facts: { person: 3 } })).toEqual(["case/unknown-fact"]);
  });

  it("takes whole numbers only, and says so", () => {
    const { problems } = readFacts({ facts: { "person.years": 1.5 } }, vocabulary);
    expect(problems).toMatchObject([{ code: "case/wrong-value", fix: { zh: expect.stringContaining("写整数") } }]);
    for (const years of [Number.NaN, Infinity, "2", [2], 1e300]) {
      expect(codes({ facts: { "person.years": years } })).toEqual(["case/wrong-value"]);
    }
  });

  it("takes a region as text or number, never as a list", () => {
    const base = vocabulary.facts[0]!;
    const places: Vocabulary = { ...vocabulary, facts: [{ ...base, id: "person.place", type: { kind: "region" } }] };
    expect(readFacts({ facts: { "person.place": 350423 } }, places).facts.values.get("person.place")).toBe("350423");
    for (const place of [["350423"], [350423], { toString: () => "350423" }, "35042", 35042.3]) {
      expect(codes({ facts: { "person.place": place } }, places)).toEqual(["case/wrong-value"]);
    }
  });

  it("reads awards already held", () => {
    const held = [{ group: "g", year: 2024, count: 0, amount: "10 yuan", payee: "person" }, "small/1"];
    expect(readFacts({ held }, vocabulary)).toMatchObject({
      problems: [],
      held: [{ group: "g", year: 2024, count: 0, fen: 1000, payee: "person" }, { benefit: "small/1" }],
    });
  });

  it.each([
    [{ benefit: "x", year: 1948 }],
    [{ benefit: "x", year: 2201 }],
    [{ benefit: "x", year: 2024.5 }],
    [{ benefit: "x", count: -1 }],
    [{ benefit: "x", count: 1.5 }],
    [{ benefit: "x", amount: "-1 yuan" }],
    [{ benefit: 3 }],
    [{ group: "g", constructor: 1 }],
    [{ count: 1 }],
    [[]],
    [null],
  ])("refuses an award held that cannot be: %j", (entry) => {
    const { held, problems } = readFacts({ held: [entry] }, vocabulary);
    expect(problems.map(({ code }) => code)).toEqual(["case/held"]);
    expect(held).toEqual([]);
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
