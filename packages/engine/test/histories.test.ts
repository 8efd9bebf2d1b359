/** Lists of dated things beside dates that are not known: what is settled holds, what matters is named. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../src/decide/decide.ts";
import { prepare } from "../src/decide/rules.ts";
import { parseDay } from "../src/model/date.ts";
import type { Expression } from "../src/model/expression.ts";
import type { Facts, Item, Value } from "../src/model/facts.ts";
import type { Fact, Vocabulary } from "../src/model/vocabulary.ts";
import { aBenefit, vocabulary as small } from "./small-world.ts";

const day = (iso: string) => parseDay(iso)!;
const on = day("2024-06-01");
const words = { zh: "x", en: "x" };
const aDate = (id: string, mayBeNone?: true): Fact => ({
  ...small.facts[0]!,
  id,
  subject: id.split(".")[0]!,
  type: { kind: "date" },
  ...(mayBeNone ? { mayBeNone } : {}),
});
const vocabulary: Vocabulary = {
  ...small,
  subjects: [
    { id: "person", label: words },
    { id: "stay", label: words, list: "stays" },
  ],
  facts: [
    aDate("person.arrival"),
    { ...aDate("stay.away"), type: { kind: "boolean" } },
    aDate("stay.from"),
    aDate("stay.to", true),
  ],
};

const arrival: Expression = { op: "fact", id: "person.arrival" };
const stays: Expression = { op: "list", id: "stays" };
const field = (name: string): Expression => ({ op: "field", variable: "item", id: `stay.${name}` });
const number = (value: number): Expression => ({ op: "const", value });
const filter = (by: Expression): Expression => ({ op: "filter", list: stays, variable: "item", by });
const comparing = (by: "<" | "<=" | "=" | ">=" | ">", left: Expression, right: Expression): Expression => ({
  op: "compare",
  by,
  left,
  right,
});
const counted = (by: Expression): Expression => ({ op: "call", function: "count", arguments: [filter(by)] });
const signs = fc.constantFrom("<" as const, "=" as const, ">=" as const, ">" as const);

const test: fc.Arbitrary<Expression> = fc.oneof(
  fc
    .tuple(signs, fc.integer({ min: 0, max: 3 }))
    .map(([by, count]) => comparing(by, counted(comparing("<", field("from"), arrival)), number(count))),
  fc.tuple(signs, fc.constantFrom(0, 1, 12, 36), fc.constantFrom(0, 30), fc.boolean()).map(([by, months, gap, away]) =>
    comparing(
      by,
      {
        op: "unbroken_months",
        list: away ? filter(field("away")) : stays,
        from: "stay.from",
        to: "stay.to",
        ends: arrival,
        gapDays: number(gap),
      },
      number(months),
    ),
  ),
  fc.constantFrom<"some" | "every">("some", "every").map((by): Expression => ({
    op: "quantified",
    by,
    variable: "item",
    in: stays,
    satisfies: comparing("<=", field("to"), arrival),
  })),
);
const rule: fc.Arbitrary<Expression> = fc.oneof(
  test,
  fc
    .tuple(fc.constantFrom<"and" | "or">("and", "or"), test, test)
    .map(([op, a, b]): Expression => ({ op, of: [a, b] })),
);

const someDay = fc.integer({ min: day("2017-01-01"), max: day("2023-12-31") });
const perhaps = (value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 3 });
const item = fc
  .tuple(perhaps(fc.boolean()), perhaps(someDay), perhaps(fc.option(someDay, { nil: null })))
  .map(([away, from, to]): Item => {
    const values: [string, Value | undefined][] = [
      ["stay.away", away],
      ["stay.from", from],
      ["stay.to", to],
    ];
    return new Map(values.filter((entry): entry is [string, Value] => entry[1] !== undefined));
  });
const facts = fc.tuple(perhaps(someDay), fc.array(item, { maxLength: 3 })).map(([at, items]): Facts => ({
  values: at === undefined ? new Map() : new Map([["person.arrival", at]]),
  lists: new Map([["stays", { items, complete: true }]]),
}));

/** Every hole filled at random, near the other dates so that edges are met. */
function completed({ values, lists }: Facts, pick: readonly number[]): Facts {
  let next = 0;
  const draw = () => pick[next++ % pick.length]!;
  const fill = (id: string): Value => (id === "stay.away" ? draw() % 2 === 0 : day("2017-01-01") + (draw() % 2555));
  const items = lists
    .get("stays")!
    .items.map(
      (it) => new Map(["stay.away", "stay.from", "stay.to"].map((id) => [id, it.has(id) ? it.get(id)! : fill(id)])),
    );
  return {
    values: new Map([["person.arrival", values.get("person.arrival") ?? fill("person.arrival")]]),
    lists: new Map([["stays", { items, complete: true }]]),
  };
}

describe("histories with unknown dates", () => {
  it("settle nothing that some completion contradicts", () => {
    const picks = fc.array(fc.array(fc.nat(10_000), { minLength: 7, maxLength: 7 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(rule, facts, picks, (is, known, draws) => {
        const benefit = aBenefit({ when: [{ id: "w", clause: "1", says: words, is, else: "ineligible" }] });
        const rules = prepare(vocabulary, [benefit]);
        const [open] = decide(rules, known, { on });
        const reached = new Set(draws.map((pick) => decide(rules, completed(known, pick), { on })[0]!.status));
        if (open!.status !== "unknown") expect([...reached]).toEqual([open!.status]);
        if (reached.size > 1) expect(open!.missing.length).toBeGreaterThan(0);
      }),
      { numRuns: 500, seed: 20210409 },
    );
  });

  it("an arrival between two stays is thought of", () => {
    const once = comparing("=", counted(comparing("<", field("from"), arrival)), number(1));
    const benefit = aBenefit({ when: [{ id: "w", clause: "1", says: words, is: once, else: "ineligible" }] });
    const items = ["2019-01-01", "2020-01-01"].map((from): Item => new Map([["stay.from", day(from)]]));
    const known: Facts = { values: new Map(), lists: new Map([["stays", { items, complete: true }]]) };
    expect(decide(prepare(vocabulary, [benefit]), known, { on })[0]).toMatchObject({
      status: "unknown",
      missing: ["person.arrival"],
    });
  });
});
