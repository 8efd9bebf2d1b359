/** Verdicts of a comparison against every way of filling the holes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combine } from "../src/combine/combine.ts";
import { comparing } from "../src/compare/index.ts";
import { decide } from "../src/decide/decide.ts";
import { prepare, type Rules } from "../src/decide/rules.ts";
import type { Benefit } from "../src/model/benefit.ts";
import { parseDay } from "../src/model/date.ts";
import type { Facts } from "../src/model/facts.ts";
import { prepareScreen } from "../src/screen/screen.ts";
import { TableBuilder } from "../src/screen/table.ts";
import {
  aBenefit,
  factsWithHoles,
  fill,
  holesOf,
  plainBenefit,
  rangedBenefit,
  valuesOf,
  vocabulary,
} from "./small-world.ts";

const on = parseDay("2024-02-28")!;
const exclusive = [{ group: "one", clause: "1", says: { zh: "one", en: "one" } }];

/** Two benefits that exclude each other: the one that changes, and one that stays. */
function rulesOf(changing: Benefit, other: Benefit): Rules {
  return prepare(vocabulary, [
    { ...changing, exclusive },
    { ...other, id: "small/2", exclusive },
  ]);
}

function verdictOf(before: Rules, after: Rules, facts: Facts) {
  const builder = new TableBuilder({ vocabulary });
  builder.add(facts);
  const table = builder.build();
  const sums = comparing(before, after, { on, changed: ["small/1"] });
  const [one, other] = [before, after].map((rules) => prepareScreen(rules, { on, bundle: true }).run(table));
  sums.add({ table, before: one!, after: other! });
  return sums.result();
}

/** Every complete case that the known facts leave possible, a few hundred at most. */
function completions(facts: Facts): Facts[] {
  return holesOf(facts).reduce<Facts[]>(
    (all, hole) =>
      all.length > 150 ? all : all.flatMap((each) => valuesOf(hole).map((value) => fill(each, hole, value))),
    [facts],
  );
}

/** What a complete case comes to; undefined where an office has to judge or no sum follows. */
function settledFen(rules: Rules, facts: Facts): number | undefined {
  const decisions = decide(rules, facts, { on });
  const open = decisions.some(
    ({ status, amount }) => status === "judgement" || status === "unknown" || amount.kind === "range",
  );
  return open ? undefined : combine(rules, decisions, facts, { on }).totalFen;
}

describe("a verdict of a comparison", () => {
  it("holds in every case that the known facts leave possible", () => {
    const met = { winners: 0, losers: 0, unchanged: 0, undecided: 0 };
    fc.assert(
      fc.property(
        plainBenefit,
        fc.oneof(plainBenefit, rangedBenefit),
        fc.oneof(plainBenefit, fc.constant(aBenefit())),
        factsWithHoles(0),
        (changing, changed, other, facts) => {
          const [before, after] = [rulesOf(changing, other), rulesOf(changed, other)];
          const it = verdictOf(before, after, facts);
          expect(it.winners + it.losers + it.unchanged + it.undecided).toBe(1);
          for (const key of ["winners", "losers", "unchanged", "undecided"] as const) met[key] += it[key];
          if (it.undecided === 1) return;
          for (const whole of completions(facts)) {
            const [one, two] = [settledFen(before, whole), settledFen(after, whole)];
            if (one === undefined || two === undefined) continue;
            expect([two > one, two < one]).toEqual([it.winners === 1, it.losers === 1]);
          }
        },
      ),
      { numRuns: 120, seed: 6 },
    );
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(3);
  });

  it("is no open question where the change cannot matter", () => {
    const holes: Facts = { values: new Map(), lists: new Map() };
    fc.assert(
      fc.property(plainBenefit, (other) => {
        const closed = aBenefit({ inForce: { from: on + 1, clause: "1", says: { zh: "", en: "" } } });
        const dearer = { ...closed, pays: aBenefit().pays };
        const said = verdictOf(rulesOf(closed, other), rulesOf(dearer, other), holes);
        expect(said.unchanged).toBe(1);
      }),
      { numRuns: 20 },
    );
  });
});
