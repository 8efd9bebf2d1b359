/** The bundle is the best lawful one: checked against every subset of what could be taken. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combine } from "../src/combine/combine.ts";
import { decide } from "../src/decide/decide.ts";
import { prepare } from "../src/decide/rules.ts";
import type { Benefit } from "../src/model/benefit.ts";
import { parseDay } from "../src/model/date.ts";
import type { Facts, Held } from "../src/model/facts.ts";
import type { Fact, Vocabulary } from "../src/model/vocabulary.ts";
import { aBenefit, vocabulary as small } from "./small-world.ts";

const on = parseDay("2024-06-01")!;
const seed = 20230109;
const text = (words: string) => ({ zh: words, en: words });
const model = small.facts[0]!;
const keyFact: Fact = { ...model, id: "thing.key", subject: "thing", type: { kind: "text" } };
const worthFact: Fact = { ...model, id: "thing.worth", subject: "thing", type: { kind: "money" } };
const vocabulary: Vocabulary = { ...small, facts: [...small.facts, keyFact, worthFact] };
const groups = ["g", "h"];

type Plan = { readonly yuan: number; readonly groups: readonly string[]; readonly inKind: boolean };

function simple(plan: Plan, index: number): Benefit {
  const fen = plan.yuan * 100;
  return aBenefit({
    id: `small/${index}`,
    form: plan.inKind ? "service" : "grant",
    exclusive: plan.groups.map((group) => ({ group, clause: "1", says: text(group) })),
    pays: {
      kind: plan.inKind ? "in_kind" : "fixed",
      to: [{ id: "person", label: text("person"), amount: { kind: "expression", is: { op: "const", value: fen } } }],
      schedule: plan.inKind ? { kind: "none" } : { kind: "once" },
    },
  });
}

/** A benefit whose lines pay `times` their worth, at most `capFen` in all. */
function lined(id: string, times: number, capFen: number): Benefit {
  const others = ["small/x", "small/y"].filter((other) => other !== id);
  return aBenefit({
    id,
    each: {
      list: "things",
      subject: "thing",
      unique: { key: "thing.key", across: others, clause: "2", says: text("once") },
    },
    pays: {
      kind: "fixed",
      to: [
        {
          id: "person",
          label: text("person"),
          amount: {
            kind: "times",
            of: { kind: "expression", is: { op: "fact", id: "thing.worth" } },
            count: { op: "const", value: times },
          },
        },
      ],
      schedule: { kind: "once" },
    },
    caps: [{ id: "cap", clause: "2", says: text("cap"), limit: { fen: capFen } }],
  });
}

function bundleOf(
  benefits: readonly Benefit[],
  facts: Facts,
  held: readonly Held[] = [],
  prefer: readonly string[] = [],
) {
  const rules = prepare(vocabulary, benefits);
  const decisions = decide(rules, facts, { on, held });
  return combine(rules, decisions, facts, { on, held, prefer });
}

const nothing: Facts = { values: new Map(), lists: new Map() };
const plans = fc.array(
  fc.record({ yuan: fc.integer({ min: 1, max: 5 }), groups: fc.subarray(groups), inKind: fc.constant(false) }),
  { minLength: 1, maxLength: 7 },
);

function bestOfAllSubsets(all: readonly Plan[]): number {
  let best = 0;
  for (let mask = 0; mask < 1 << all.length; mask++) {
    const taken = all.filter((_, index) => mask & (1 << index));
    const lawful = groups.every((group) => taken.filter((plan) => plan.groups.includes(group)).length <= 1);
    if (lawful)
      best = Math.max(
        best,
        taken.reduce((sum, plan) => sum + plan.yuan * 100, 0),
      );
  }
  return best;
}

describe("the best lawful bundle", () => {
  it("is worth as much as the best of all lawful subsets", () => {
    fc.assert(
      fc.property(plans, (all) => {
        const benefits = all.map(simple);
        const bundle = bundleOf(benefits, nothing);
        expect(bundle.totalFen).toBe(bestOfAllSubsets(all));
        const chosen = benefits.filter((benefit) => bundle.chosen.includes(benefit.id));
        for (const group of groups) {
          expect(
            chosen.filter((benefit) => benefit.exclusive.some((each) => each.group === group)).length,
          ).toBeLessThan(2);
        }
        const named = new Set([...bundle.chosen, ...bundle.leftOut.map((each) => each.benefit)]);
        expect(named.size).toBe(benefits.length);
      }),
      { numRuns: 300, seed },
    );
  });

  it("gives the same thing to one benefit only, caps included, best of all ways", () => {
    const things = fc.array(fc.record({ key: fc.constantFrom("a", "b", "c"), yuan: fc.integer({ min: 1, max: 4 }) }), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(things, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 12 }), (items, times, cap) => {
        const unique = [...new Map(items.map((item) => [item.key, item])).values()];
        const list = unique.map(
          ({ key, yuan }) =>
            new Map<string, string | number>([
              ["thing.key", key],
              ["thing.worth", yuan * 100],
            ]),
        );
        const facts: Facts = { values: new Map(), lists: new Map([["things", { items: list, complete: true }]]) };
        const bundle = bundleOf([lined("small/x", times, cap * 100), lined("small/y", 2, 500)], facts);
        let best = 0;
        for (let ways = 0; ways < 2 ** unique.length; ways++) {
          const sums = [0, 0];
          unique.forEach(({ yuan }, index) => {
            const side = (ways >> index) & 1;
            sums[side]! += yuan * 100 * (side === 0 ? times : 2);
          });
          best = Math.max(best, Math.min(sums[0]!, cap * 100) + Math.min(sums[1]!, 500));
        }
        expect(bundle.totalFen).toBe(best);
        expect(bundle.payees.reduce((sum, each) => sum + each.fen, 0)).toBe(best);
      }),
      { numRuns: 200, seed },
    );
  });

  it("never drops a thing in kind for money unless the person prefers the money", () => {
    const benefits = [
      simple({ yuan: 1, groups: ["g"], inKind: true }, 1),
      simple({ yuan: 900, groups: ["g"], inKind: false }, 2),
    ];
    expect(bundleOf(benefits, nothing).chosen).toEqual(["small/1"]);
    expect(bundleOf(benefits, nothing, [], ["small/2"]).chosen).toEqual(["small/2"]);
  });

  it("names a tie, keeps what stands first, and swaps on request", () => {
    const benefits = [5, 5].map((yuan, index) => simple({ yuan, groups: ["g"], inKind: false }, index));
    const bundle = bundleOf(benefits, nothing);
    expect(bundle.chosen).toEqual(["small/0"]);
    expect(bundle.ties).toEqual([{ group: "g", benefits: ["small/0", "small/1"] }]);
    expect(bundle.leftOut).toMatchObject([{ benefit: "small/1", group: "g", instead: "small/0" }]);
    expect(bundleOf(benefits, nothing, [], ["small/1"]).chosen).toEqual(["small/1"]);
  });

  it("leaves out what an award already held excludes, and says so", () => {
    const benefits = [
      simple({ yuan: 5, groups: ["g"], inKind: false }, 1),
      simple({ yuan: 3, groups: [], inKind: false }, 2),
    ];
    const bundle = bundleOf(benefits, nothing, [{ group: "g" }, { benefit: "small/2" }]);
    expect(bundle).toMatchObject({ chosen: [], totalFen: 0 });
    expect(bundle.leftOut.map((each) => each.benefit)).toEqual(["small/1", "small/2"]);
  });
});
