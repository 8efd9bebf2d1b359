/** Policies of different levels for the same purpose: the best is paid, checked against every lawful subset. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combine } from "../src/combine/combine.ts";
import { decide } from "../src/decide/decide.ts";
import { prepare } from "../src/decide/rules.ts";
import type { Benefit } from "../src/model/benefit.ts";
import { parseDay } from "../src/model/date.ts";
import type { Facts, Held } from "../src/model/facts.ts";
import { aBenefit, vocabulary } from "./small-world.ts";

const on = parseDay("2024-06-01")!;
const text = (words: string) => ({ zh: words, en: words });
const nothing: Facts = { values: new Map(), lists: new Map() };

type Plan = {
  readonly place: string;
  readonly purpose: string;
  readonly yuan: number;
  readonly overlap: boolean;
  readonly about: string;
};

function benefitOf({ place, purpose, yuan, overlap, about }: Plan, index: number): Benefit {
  return aBenefit({
    id: `${place}/${index}`,
    pack: place,
    about,
    purpose: { id: purpose, place, ...(overlap ? { overlap: { clause: "六", says: text("only the best") } } : {}) },
    pays: {
      kind: "fixed",
      to: [
        {
          id: "person",
          label: text("person"),
          amount: { kind: "expression", is: { op: "const", value: yuan * 100 } },
        },
      ],
      schedule: { kind: "once" },
    },
  });
}

function bundleOf(plans: readonly Plan[], held: readonly Held[] = []) {
  const rules = prepare(vocabulary, plans.map(benefitOf));
  return combine(rules, decide(rules, nothing, { on, held }), nothing, { on, held });
}

/** Written out anew, not taken from the engine. */
function meet(one: Plan, other: Plan): boolean {
  const inside = (a: string, b: string) => a === "350000" || (a === "350700" && b.startsWith("3507")) || a === b;
  return (
    one.place !== other.place &&
    one.purpose === other.purpose &&
    one.about === other.about &&
    (one.overlap || other.overlap) &&
    (inside(one.place, other.place) || inside(other.place, one.place))
  );
}

const plan = fc.record({
  place: fc.constantFrom("350000", "350700", "350702", "350423"),
  purpose: fc.constantFrom("living_allowance", "settle_in"),
  yuan: fc.integer({ min: 1, max: 6 }),
  overlap: fc.boolean(),
  about: fc.constantFrom("person", "person", "thing"),
});

describe("policies that overlap", () => {
  it("pay the best of all lawful subsets, and name all that is left out with the clause", () => {
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 7 }), (plans) => {
        let best = 0;
        for (let mask = 0; mask < 1 << plans.length; mask++) {
          const taken = plans.filter((_, index) => mask & (1 << index));
          if (taken.some((one, index) => taken.slice(index + 1).some((other) => meet(one, other)))) continue;
          best = Math.max(
            best,
            taken.reduce((sum, { yuan }) => sum + yuan * 100, 0),
          );
        }
        const bundle = bundleOf(plans);
        expect(bundle.totalFen).toBe(best);
        expect(bundle.unproved).toBeUndefined();
        expect(bundle.chosen.length + bundle.leftOut.length).toBe(plans.length);
        for (const { because, instead } of bundle.leftOut) {
          expect(because).toEqual({ zh: "only the best（六）", en: "only the best (六)" });
          expect(bundle.chosen).toContain(instead);
        }
      }),
      { numRuns: 400, seed: 20210409 },
    );
  });

  it("pay both inside one document, and across places that do not contain one another", () => {
    const county: Plan = { place: "350423", purpose: "settle_in", yuan: 3, overlap: true, about: "person" };
    expect(bundleOf([county, { ...county, yuan: 2 }]).totalFen).toBe(500);
    expect(bundleOf([county, { ...county, place: "350702" }]).totalFen).toBe(600);
    expect(bundleOf([county, { ...county, place: "350000" }]).totalFen).toBe(300);
  });

  it("pay nothing beside an award that is already held by the other policy", () => {
    const city: Plan = { place: "350700", purpose: "settle_in", yuan: 3, overlap: true, about: "person" };
    const bundle = bundleOf([city, { ...city, place: "350702" }], [{ benefit: "350700/0" }]);
    expect(bundle.chosen).toEqual([]);
    expect(bundle.leftOut.map(({ benefit }) => benefit)).toEqual(["350700/0", "350702/1"]);
  });
});
