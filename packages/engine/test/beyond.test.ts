/** Rules whose answer does not simply rise or fall with a fact: unknown must never turn into no. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../src/decide/decide.ts";
import { prepare } from "../src/decide/rules.ts";
import { parseDay } from "../src/model/date.ts";
import type { Expression } from "../src/model/expression.ts";
import type { Facts, Value } from "../src/model/facts.ts";
import type { Fact, Vocabulary } from "../src/model/vocabulary.ts";
import { aBenefit, vocabulary as small } from "./small-world.ts";

const on = parseDay("2024-06-01")!;
const model = small.facts[0]!;
const aFact = (id: string, kind: "number" | "date" | "text" | "region" | "money", more: Partial<Fact> = {}): Fact => ({
  ...model,
  id,
  type: { kind },
  ...more,
});
const vocabulary: Vocabulary = {
  ...small,
  facts: [
    aFact("person.n", "number"),
    aFact("person.d", "date"),
    aFact("person.e", "date"),
    aFact("person.f", "date", { mayBeNone: true }),
    aFact("person.t", "text"),
    aFact("person.u", "text"),
    aFact("person.r", "region"),
    aFact("person.s", "region"),
    aFact("person.m", "money"),
  ],
};
const fact = (name: string): Expression => ({ op: "fact", id: `person.${name}` });
const is = (value: Value): Expression => ({ op: "const", value });
const compare = (by: "=" | "<" | "<=" | ">" | ">=", left: Expression, right: Expression): Expression => ({
  op: "compare",
  by,
  left,
  right,
});
const call = (name: "abs" | "month" | "day", of: Expression): Expression => ({
  op: "call",
  function: name,
  arguments: [of],
});
const minus = (left: Expression, right: Expression): Expression => ({
  op: "arithmetic",
  by: "-",
  left,
  right,
  on: "number",
});
const times = (left: Expression, right: Expression): Expression => ({
  op: "arithmetic",
  by: "*",
  left,
  right,
  on: "number",
});
const both = (...of: Expression[]): Expression => ({ op: "and", of });

function statusOf(test: Expression, values: Record<string, Value>) {
  const benefit = aBenefit({ when: [{ id: "w", clause: "1", says: model.label, is: test, else: "ineligible" }] });
  const named = Object.entries(values).map(([name, value]) => [`person.${name}`, value] as const);
  const facts: Facts = { values: new Map(named), lists: new Map() };
  const [decision] = decide(prepare(vocabulary, [benefit]), facts, { on });
  return [decision!.status, ...decision!.missing];
}

const distance = call("abs", minus(fact("n"), is(5)));
const leapDay = both(compare("=", call("month", fact("d")), is(2)), compare("=", call("day", fact("d")), is(29)));
const nearRoot = compare("<", times(minus(fact("n"), is(5)), minus(fact("n"), is(5))), is(3));

describe("what cannot be tried", () => {
  it.each<[string, Expression, Record<string, Value>, string[]]>([
    ["a distance", compare("<", distance, is(3)), {}, ["person.n"]],
    ["a day of the year", leapDay, {}, ["person.d"]],
    ["a product of an unknown with itself", nearRoot, {}, ["person.n"]],
    ["two unknown texts", compare("=", fact("t"), fact("u")), {}, ["person.t", "person.u"]],
    ["a text to be found equal to a known one", compare("=", fact("t"), fact("u")), { t: "x" }, ["person.u"]],
    ["a region to be found equal to a known one", compare("=", fact("r"), fact("s")), { r: "350423" }, ["person.s"]],
  ])("%s stays unknown, with its fact named", (_, test, known, missing) => {
    expect(statusOf(test, known)).toEqual(["unknown", ...missing]);
  });

  it("reaches as far as the figures of the rules", () => {
    expect(statusOf(compare(">=", fact("n"), is(2_000_000)), {})).toEqual(["unknown", "person.n"]);
    expect(statusOf(compare("<=", fact("n"), is(-2_000_000)), {})).toEqual(["unknown", "person.n"]);
  });

  it("counts none among the values of a fact that may be none, and of no other", () => {
    const split = (name: string): Expression => ({
      op: "or",
      of: [compare("<", fact(name), is(on)), compare(">=", fact(name), is(on))],
    });
    expect(statusOf(split("d"), {})).toEqual(["eligible"]);
    expect(statusOf(split("f"), {})).toEqual(["unknown", "person.f"]);
  });
});

describe("wide ranges", () => {
  const days = fc.integer({ min: parseDay("1990-01-01")!, max: parseDay("2060-01-01")! });
  const within: Expression = {
    op: "arithmetic",
    by: "+",
    left: fact("e"),
    right: { op: "const", value: { months: 60, days: 0 } },
    on: "date",
  };
  const inWindow = (from: number, to: number): Expression =>
    both(
      compare("<=", fact("d"), within),
      { op: "in", value: fact("d"), tests: [{ from: is(from), to: is(to), fromOpen: false, toOpen: true }] },
      compare(">", fact("m"), is(100_000_000)),
    );

  it("settle nothing that some date or sum contradicts", () => {
    const known = fc.record({
      d: fc.option(days),
      e: fc.option(days),
      m: fc.option(fc.integer({ min: 0, max: 200_000_000 })),
    });
    const filling = fc.record({ d: days, e: days, m: fc.integer({ min: 0, max: 200_000_000 }) });
    fc.assert(
      fc.property(
        known,
        fc.array(filling, { minLength: 20, maxLength: 20 }),
        days,
        days,
        (some, fillings, from, to) => {
          const given = Object.fromEntries(Object.entries(some).filter(([, value]) => value !== null)) as Record<
            string,
            Value
          >;
          const test = inWindow(Math.min(from, to), Math.max(from, to));
          const [status, ...missing] = statusOf(test, given);
          for (const filled of fillings) {
            const [full] = statusOf(test, { ...filled, ...given });
            if (status !== "unknown") expect(full).toBe(status);
          }
          if (status === "unknown") expect(missing.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60, seed: 20230109 },
    );
  });
});
