/** The law of findings: what check says never happens does not, what it misses can happen, in worlds tried whole. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { environmentOf } from "../src/decide/facts-view.ts";
import { partsOf } from "../src/decide/outcome.ts";
import { prepare, type Prepared } from "../src/decide/rules.ts";
import { compile } from "../src/evaluate/compile.ts";
import type { Benefit } from "../src/model/benefit.ts";
import type { Facts, Value } from "../src/model/facts.ts";
import type { Policy } from "../src/model/policy.ts";
import { checkPolicies } from "../src/witness/index.ts";
import { grades, plainBenefit, valuesOf, vocabulary } from "./small-world.ts";

const text = { zh: "", en: "" };
const scalars = vocabulary.facts.map(({ id }) => id).filter((id) => id.startsWith("person."));

/** Everybody: every value of every fact, with up to two things. */
const everybody: readonly Facts[] = [...people(0, new Map())];

function* people(index: number, values: ReadonlyMap<string, Value>): Generator<Facts> {
  const id = scalars[index];
  if (id === undefined) {
    for (const items of [[], [true], [false], [true, true], [true, false], [false, false]]) {
      const things = items.map((good) => new Map([["thing.good", good]]));
      yield { values, lists: new Map([["things", { items: things, complete: true }]]) };
    }
    return;
  }
  for (const value of valuesOf(id)) yield* people(index + 1, new Map(values).set(id, value));
}

type Seen = {
  readonly time: boolean;
  readonly is: readonly boolean[];
  readonly rules: readonly boolean[];
  readonly paid: boolean;
  readonly grade: Value;
};

type Condition = ReturnType<typeof compile>;

function seen(prepared: Prepared, is: readonly Condition[], facts: Facts): Seen {
  const env = environmentOf({ facts, on: 20_000, setting: () => null }, new Map());
  const { time, rules, amounts } = partsOf(prepared, env);
  return {
    time: time === "in",
    is: is.map((it) => it(env) === true),
    rules: rules.map((it) => it === true),
    paid: amounts.every((it) => typeof it === "number"),
    grade: facts.values.get("person.grade")!,
  };
}

/** What is to be found about conditions and tables, by trying everybody. */
function truth(benefit: Benefit): string[] {
  const prepared = prepare(vocabulary, [benefit]).benefits[0]!;
  const is = prepared.rules.map(({ condition }) => compile(condition.is!));
  const all = everybody.map((it) => seen(prepared, is, it)).filter((it) => it.time);
  if (all.length === 0) return ["never-in-force at"];
  const rules = prepared.rules.map(({ condition, kind }) => ({ id: condition.id, exclusion: kind === "exclusion" }));
  const name = (index: number, never: boolean) =>
    `${rules[index]!.exclusion ? "never-excludes" : never ? "never-true" : "redundant"} ${rules[index]!.id}`;
  const alone = rules.flatMap((_, index) => (all.some((it) => it.is[index]) ? [] : [name(index, true)]));
  const passing = all.filter((it) => it.paid && it.rules.every(Boolean));
  if (passing.length === 0)
    return alone.some((it) => it.startsWith("never-true")) ? alone : [...alone, "never-eligible when"];
  const idle = rules.flatMap((_, index) => {
    const decisive = all.some((it) => it.rules.every((holds, at) => (at === index ? !holds : holds)));
    return decisive || alone.includes(name(index, true)) ? [] : [name(index, false)];
  });
  const everyone = passing.length === all.length ? ["everyone when"] : [];
  return [
    ...alone,
    ...idle,
    ...everyone,
    ...tables(
      benefit,
      all.filter((it) => it.rules.every(Boolean)),
    ),
  ];
}

/** Rows by grade that nobody comes to, and grades without a row that somebody has. */
function tables({ pays }: Benefit, meeting: readonly Seen[]): string[] {
  const { amount } = pays.to[0]!;
  if (amount.kind !== "by") return [];
  const rows = amount.rows.map(({ value }) => value);
  const has = (grade: string) => meeting.some((it) => it.grade === grade);
  const missing = grades.filter((it) => !rows.includes(it) && has(it));
  return [
    ...rows.filter((it) => !has(it)).map((it) => `row-never-reached ${it}`),
    ...(amount.else === "ineligible" ? missing.map((it) => `table-gap ${it}`) : []),
  ];
}

function policyOf(benefit: Benefit): Policy {
  const shared = { place: "000000", placeName: text, title: text, short: text, number: null, issuer: text };
  const none = { basis: [], repeals: [], notes: [], units: [], sections: [], measures: [], funds: [] };
  return { id: benefit.pack, issued: "2020-01-01", inForce: benefit.inForce, ...shared, ...none, benefits: [benefit] };
}

const judged = ["never-in-force", "never-true", "never-excludes", "never-eligible", "redundant", "everyone"];
const about = new Set([...judged, "row-never-reached", "table-gap"]);

describe("findings", () => {
  it("are exactly those that trying everybody gives, and decide bears out each person", () => {
    let found = 0;
    fc.assert(
      fc.property(plainBenefit, (benefit) => {
        const { findings, refuted } = checkPolicies(vocabulary, [policyOf(benefit)], new Set([benefit.id]));
        expect(refuted).toEqual([]);
        const named = findings
          .filter(({ kind, at }) => about.has(kind) && !(kind === "row-never-reached" && at.startsWith("rows")))
          .filter(({ kind, at }) => !(kind === "table-gap" && at === "else"))
          .map(({ kind, at }) => `${kind} ${at}`);
        expect([...new Set(named)].sort()).toEqual(truth(benefit).sort());
        found += named.length;
      }),
      { numRuns: 200, seed: 20230109 },
    );
    expect(found).toBeGreaterThan(100);
  });
});
