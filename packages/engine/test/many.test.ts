/**
 * Enormous claims take work in proportion to their lines. Work is counted in looks at the facts,
 * not in seconds, which would measure the machine.
 */
import { describe, expect, it } from "vitest";
import { combine } from "../src/combine/combine.ts";
import { decide } from "../src/decide/decide.ts";
import { prepare } from "../src/decide/rules.ts";
import type { Benefit } from "../src/model/benefit.ts";
import { parseDay } from "../src/model/date.ts";
import type { Facts, Item, Value } from "../src/model/facts.ts";
import type { Fact, Vocabulary } from "../src/model/vocabulary.ts";
import { aBenefit, vocabulary as small } from "./small-world.ts";

const on = parseDay("2024-06-01")!;
const text = (words: string) => ({ zh: words, en: words });
const keyFact: Fact = { ...small.facts[0]!, id: "thing.key", subject: "thing", type: { kind: "text" } };
const worthFact: Fact = { ...small.facts[0]!, id: "thing.worth", subject: "thing", type: { kind: "money" } };
const vocabulary: Vocabulary = { ...small, facts: [...small.facts, keyFact, worthFact] };

function lined(id: string, times: number, caps: Benefit["caps"] = []): Benefit {
  const across = ["small/x", "small/y"].filter((other) => other !== id);
  const of = { kind: "expression", is: { op: "fact", id: "thing.worth" } } as const;
  return aBenefit({
    id,
    each: { list: "things", subject: "thing", unique: { key: "thing.key", across, clause: "2", says: text("once") } },
    pays: {
      kind: "fixed",
      to: [
        {
          id: "person",
          label: text("person"),
          amount: { kind: "times", of, count: { op: "const", value: times } },
        },
      ],
      schedule: { kind: "once" },
    },
    caps,
  });
}

const money = (fen: number): Benefit["caps"] => [{ id: "cap", clause: "2", says: text("cap"), limit: { fen } }];
const places = (count: number): Benefit["caps"] => [{ id: "cap", clause: "2", says: text("cap"), limit: { count } }];

/** So many things, each with its own name and worth, and a count of how often they are looked at. */
function things(count: number): { readonly facts: Facts; readonly looks: () => number } {
  let looks = 0;
  class Counted extends Map<string, Value> {
    override get(id: string): Value | undefined {
      looks += 1;
      return super.get(id);
    }
  }
  const items = Array.from(
    { length: count },
    (_, index): Item =>
      new Counted([
        ["thing.key", `k${index}`],
        ["thing.worth", 100 + ((index * 7919) % 5000)],
      ]),
  );
  return { facts: { values: new Map(), lists: new Map([["things", { items, complete: true }]]) }, looks: () => looks };
}

function run(benefits: readonly Benefit[], count: number) {
  const { facts, looks } = things(count);
  const rules = prepare(vocabulary, benefits);
  const decisions = decide(rules, facts, { on });
  return { bundle: combine(rules, decisions, facts, { on }), decisions, looks: looks() };
}

const claims: readonly (readonly [string, readonly Benefit[]])[] = [
  ["one benefit with a cap on money", [lined("small/x", 1, money(500_000))]],
  ["one benefit with so many places", [lined("small/x", 1, places(100))]],
  ["two that share every thing", [lined("small/x", 2), lined("small/y", 1)]],
  ["two that share every thing, one of them capped", [lined("small/x", 2), lined("small/y", 1, money(100_000))]],
];

describe("ten thousand things in one claim", () => {
  it.each(claims)("cost ten times a thousand: %s", (_, benefits) => {
    const [few, many] = [run(benefits, 1000), run(benefits, 10_000)];
    expect(many.decisions[0]!.lines).toHaveLength(10_000);
    expect(many.looks / few.looks).toBeLessThan(15);
    expect(many.bundle.unproved).toBeUndefined();
  });

  it("are kept dearest first where places are few", () => {
    const { facts } = things(10_000);
    const [decision] = decide(prepare(vocabulary, [lined("small/x", 1, places(100))]), facts, { on });
    const worths = facts.lists.get("things")!.items.map((item) => item.get("thing.worth") as number);
    const dearest = worths.toSorted((a, b) => b - a).slice(0, 100);
    expect(decision!.amount.totalFen).toBe(dearest.reduce((sum, each) => sum + each, 0));
    expect(decision!.lines.filter(({ status }) => status === "eligible")).toHaveLength(100);
  });

  it("say so when a cap on either side leaves too many ways to look at all", () => {
    const both = [lined("small/x", 2, money(150_000)), lined("small/y", 1, money(100_000))];
    const { bundle, looks } = run(both, 150);
    expect(bundle.totalFen).toBeLessThanOrEqual(250_000);
    expect(bundle.totalFen).toBeGreaterThan(230_000);
    expect(looks).toBeLessThan(5_000_000);
  });
});
