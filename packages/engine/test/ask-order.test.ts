/** Which question comes first, and what is said about it. */
import { describe, expect, it } from "vitest";
import { ask, type AskOptions } from "../src/ask/ask.ts";
import { decide } from "../src/decide/decide.ts";
import { prepare } from "../src/decide/rules.ts";
import { readFacts } from "../src/facts/read-facts.ts";
import type { Benefit } from "../src/model/benefit.ts";
import { parseDay } from "../src/model/date.ts";
import type { Expression } from "../src/model/expression.ts";
import type { Vocabulary } from "../src/model/vocabulary.ts";
import { aBenefit, vocabulary as small } from "./small-world.ts";

const on = parseDay("2024-06-01")!;
const text = (words: string) => ({ zh: words, en: words });
const fact = (id: string): Expression => ({ op: "fact", id });
const equal = (id: string, value: string | number): Expression => ({
  op: "compare",
  by: "=",
  left: fact(id),
  right: { op: "const", value },
});

const vocabulary: Vocabulary = {
  ...small,
  facts: small.facts.map((it) => (it.id === "person.b" ? { ...it, settledBy: "office" } : it)),
};

function benefit(id: string, conditions: readonly Expression[], yuan = 1, more: Partial<Benefit> = {}): Benefit {
  const amount = { kind: "expression", is: { op: "const", value: yuan * 100 } } as const;
  return aBenefit({
    id: `small/${id}`,
    when: conditions.map((is, at) => ({ id: `w${at}`, clause: "1", says: text("w"), is, else: "ineligible" })),
    pays: { kind: "fixed", to: [{ id: "person", label: text("person"), amount }], schedule: { kind: "once" } },
    ...more,
  });
}

function next(benefits: readonly Benefit[], facts: object = {}, more: Partial<AskOptions> = {}, words = vocabulary) {
  const rules = prepare(words, benefits);
  const read = readFacts({ facts }, words).facts;
  return ask(rules, read, decide(rules, read, { on }), { on, skipped: new Set(), ...more });
}

describe("the next question", () => {
  it("is the one that makes most others needless", () => {
    const shared = equal("person.grade", "high");
    const question = next([benefit("1", [fact("person.a"), shared]), benefit("2", [shared, equal("person.years", 3)])]);
    expect(question).toMatchObject({ fact: "person.grade", atMost: 3, because: ["small/1", "small/2"] });
  });

  it("is about more money rather than less", () => {
    const benefits = [benefit("1", [fact("person.a")], 10), benefit("2", [equal("person.grade", "low")], 100_000)];
    expect(next(benefits)).toMatchObject({ fact: "person.grade", because: ["small/2"], stake: { fen: 10_000_000 } });
  });

  it("is about what most people have rather than what few have", () => {
    const benefits = [benefit("1", [fact("person.a")], 10), benefit("2", [equal("rarity.grade", "low")], 12)];
    const rarity = { ...small.facts.find(({ id }) => id === "person.grade")!, id: "rarity.grade", subject: "rarity" };
    const worded = (rare: object): Vocabulary => ({
      ...vocabulary,
      subjects: [...vocabulary.subjects, { id: "rarity", label: text("rarity"), ...rare }],
      facts: [...vocabulary.facts, rarity],
    });
    expect(next(benefits, {}, {}, worded({}))?.fact).toBe("rarity.grade");
    expect(next(benefits, {}, {}, worded({ rare: true }))?.fact).toBe("person.a");
  });

  it("is a light one rather than a heavy one", () => {
    expect(next([benefit("1", [equal("person.from", 19_780), fact("person.a")])])?.fact).toBe("person.a");
  });

  it("counts the money of an exclusive group once, dearest first", () => {
    const exclusive = { exclusive: [{ group: "g", clause: "1", says: text("one of them") }] };
    const benefits = [
      benefit("1", [fact("person.a")], 10, exclusive),
      benefit("2", [fact("person.a")], 30, exclusive),
      benefit("3", [fact("person.a")], 20),
      benefit("4", [fact("person.a")], 99, { form: "loan" }),
    ];
    expect(next(benefits)).toMatchObject({
      because: ["small/2", "small/3", "small/1", "small/4"],
      stake: { fen: 5000 },
    });
  });

  it("asks for a list as a whole, and says that what it hides may still come up", () => {
    const some: Expression = {
      op: "quantified",
      by: "some",
      variable: "x",
      in: { op: "list", id: "things" },
      satisfies: {
        op: "compare",
        by: ">",
        left: { op: "field", variable: "x", id: "thing.size" },
        right: fact("person.years"),
      },
    };
    expect(next([benefit("1", [some])])).toMatchObject({ fact: "things", list: "things", atMost: 2 });
    expect(next([benefit("1", [some])], { things: [{ size: 2 }] })).toMatchObject({ fact: "person.years", atMost: 1 });
    expect(next([benefit("1", [some])], { things: [] })).toBeUndefined();
  });

  it("never is one that only an office can settle, nor one that was skipped", () => {
    const benefits = [benefit("1", [fact("person.a"), fact("person.b")])];
    expect(next(benefits)).toMatchObject({ fact: "person.a", atMost: 1 });
    expect(next(benefits, { person: { a: true } })).toBeUndefined();
    expect(next(benefits, {}, { skipped: new Set(["person.a"]) })).toBeUndefined();
  });

  it("puts off what is to come later, and counts it all the same", () => {
    const benefits = [benefit("1", [fact("person.a")], 100), benefit("2", [equal("person.years", 3)])];
    const later = new Set(["person.a"]);
    expect(next(benefits, {}, { later })).toMatchObject({ fact: "person.years", atMost: 2 });
    expect(next(benefits, { person: { years: 3 } }, { later })).toMatchObject({ fact: "person.a", atMost: 1 });
  });
});
