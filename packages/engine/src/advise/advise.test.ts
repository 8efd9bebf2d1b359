import { describe, expect, it } from "vitest";
import { aBenefit, vocabulary as small } from "../../test/small-world.ts";
import { decideBenefit } from "../decide/decide.ts";
import { prepare } from "../decide/rules.ts";
import type { Benefit } from "../model/benefit.ts";
import { parseDay, printDay } from "../model/date.ts";
import type { Comparison, Expression } from "../model/expression.ts";
import type { Facts, Held, Item, Value } from "../model/facts.ts";
import type { Fact, Vocabulary } from "../model/vocabulary.ts";
import { advise, mostLines } from "./advise.ts";
import type { Turn } from "./advice.ts";
import { Claim } from "./claim.ts";
import { mostLooks, Search } from "./search.ts";

const text = (words: string) => ({ zh: words, en: words });
const changing: Record<string, Partial<Fact>> = {
  "person.a": { changes: "by_acting" },
  "person.b": { changes: "by_itself" },
  "person.grade": { changes: "by_acting" },
  "person.years": { changes: "by_itself", unit: text("months"), max: 600 },
  "person.from": { changes: "by_acting", min: "1949-01-01", max: "2100-01-01" },
  "person.to": { changes: "never", min: "1949-01-01", max: "2100-01-01" },
  "thing.good": { changes: "never" },
  "thing.size": { changes: "by_itself", unit: text("months"), max: 600 },
};
const vocabulary: Vocabulary = { ...small, facts: small.facts.map((it) => ({ ...it, ...changing[it.id] })) };

const fact = (id: string): Expression => ({ op: "fact", id });
const compare = (left: Expression, by: Comparison, value: number | string): Expression => ({
  op: "compare",
  by,
  left,
  right: { op: "const", value },
  ...(typeof value === "string" ? { order: ["low", "middle", "high"] } : {}),
});
const years = (from: string, to: Expression): Expression => ({
  op: "call",
  function: "years_between",
  arguments: [fact(from), to],
});
const on: Expression = { op: "on" };

function benefit(conditions: readonly (Expression | "judge")[], more: Partial<Benefit> = {}): Benefit {
  const when = conditions.map((is, index) => ({
    id: `c${index}`,
    clause: "1",
    says: text("says"),
    ...(is === "judge" ? {} : { is }),
    else: is === "judge" ? ("judgement" as const) : ("ineligible" as const),
  }));
  return aBenefit({ when, ...more });
}

const factsOf = (values: Record<string, Value>, things?: readonly Record<string, Value>[]): Facts => ({
  values: new Map(Object.entries(values).map(([id, value]) => [id, dayOr(value)])),
  lists: new Map(
    things ? [["things", { complete: true, items: things.map((it): Item => new Map(Object.entries(it))) }]] : [],
  ),
});
const dayOr = (value: Value): Value => (typeof value === "string" ? (parseDay(value) ?? value) : value);

function adviceOn(of: Benefit, facts: Facts, day = "2024-03-01", held: readonly Held[] = []) {
  const rules = prepare(vocabulary, [of]);
  const options = { on: parseDay(day)!, held };
  return advise(rules, facts, [decideBenefit(rules, rules.benefits[0]!, facts, options)], options)[0];
}

const turnsOn = (of: Benefit, facts: Facts, day?: string): readonly Turn[] => adviceOn(of, facts, day)?.turns ?? [];

describe("what happens by itself", () => {
  it("has the day on which a count of months is complete, and the last day of force", () => {
    const of = benefit([compare(fact("person.years"), ">=", 6)], {
      inForce: { from: 0, to: parseDay("2025-01-08")!, clause: "9", says: text("force") },
    });
    expect(turnsOn(of, factsOf({ "person.years": 4 }))).toEqual([
      {
        kind: "by_itself",
        changes: [{ fact: "person.years", from: 4, to: 6, how: "time" }],
        first: "2024-05-01",
        last: "2025-01-08",
        becomes: "eligible",
        totalFen: 100,
      },
    ]);
  });

  it("has no changes where only the calendar moves on", () => {
    const of = benefit([compare(years("person.to", on), ">=", 2)]);
    const turns = turnsOn(of, factsOf({ "person.to": "2023-02-28" }));
    expect(turns).toMatchObject([{ kind: "by_itself", changes: [], first: "2025-02-28", last: null }]);
  });

  it("is a benefit that is not in force yet", () => {
    const of = benefit([], { inForce: { from: parseDay("2025-01-01")!, clause: "9", says: text("force") } });
    expect(adviceOn(of, factsOf({}))).toMatchObject({ status: "not_in_force", turns: [{ first: "2025-01-01" }] });
  });

  it("is a new year, where so many a year are paid", () => {
    const cap = { id: "cap", clause: "1", says: text("one a year"), limit: { count: 1 }, yearOf: on };
    const advice = adviceOn(benefit([], { caps: [cap] }), factsOf({}), "2024-03-01", [
      { benefit: "small/1", year: 2024, count: 1 },
    ]);
    expect(advice).toMatchObject({
      status: "ineligible",
      turns: [{ kind: "by_itself", first: "2025-01-01", last: null }],
    });
  });

  it("is not what comes about on a day that nobody can tell", () => {
    const turns = turnsOn(benefit([fact("person.b")]), factsOf({ "person.b": false }));
    expect(turns).toMatchObject([{ kind: "answer", changes: [{ fact: "person.b", to: true, how: "time" }] }]);
  });
});

describe("what one can do", () => {
  it("is the nearest value that does, with what else would do", () => {
    const of = benefit([compare(fact("person.grade"), ">=", "middle")]);
    expect(turnsOn(of, factsOf({ "person.grade": "low" }))).toMatchObject([
      {
        kind: "act",
        changes: [{ fact: "person.grade", from: "low", to: "middle", how: "act", or: ["high"], upwards: true }],
      },
    ]);
  });

  it("is never a lower grade, nor what does not change", () => {
    const of = benefit([compare(fact("person.grade"), "<=", "middle"), compare(years("person.to", on), "<", 3)]);
    const advice = adviceOn(of, factsOf({ "person.grade": "high", "person.to": "2020-01-01" }))!;
    expect(advice.turns).toEqual([]);
    expect(advice.cannot.map(({ reason }) => reason)).toEqual(["c0", "c1"]);
  });

  it("has the eve of the 36th birthday as the last day to sign, and none the day after", () => {
    const age: Expression = { op: "call", function: "age", arguments: [fact("person.to"), fact("person.from")] };
    const of = benefit([compare(age, "<=", 35)]);
    const born = factsOf({ "person.to": "1988-03-02" });
    expect(turnsOn(of, born, "2024-02-01")[0]).toMatchObject({
      kind: "act",
      changes: [{ fact: "person.from", how: "act", moves: true }],
      first: "2024-02-01",
      last: "2024-03-01",
    });
    expect(turnsOn(of, born, "2024-03-01")[0]).toMatchObject({ first: "2024-03-01", last: "2024-03-01" });
    expect(turnsOn(of, born, "2024-03-02").filter(({ kind }) => kind === "act")).toEqual([]);
    const signed = factsOf({ "person.to": "1988-03-02", "person.from": "2024-03-02" });
    expect(adviceOn(of, signed, "2024-03-05")!.cannot.map(({ reason }) => reason)).toEqual(["c0"]);
  });

  it("may need an act and then time", () => {
    const of = benefit([fact("person.a"), compare(fact("person.years"), ">=", 6)]);
    const turns = turnsOn(of, factsOf({ "person.a": false, "person.years": 5 }));
    expect(turns).toMatchObject([{ kind: "act", first: "2024-04-01" }]);
    expect(turns[0]!.changes.map(({ fact: id, how }) => [id, how])).toEqual([
      ["person.a", "act"],
      ["person.years", "time"],
    ]);
  });

  it("may be done today and claimed later", () => {
    const of = benefit([compare(years("person.from", on), ">=", 1)]);
    const act = turnsOn(of, factsOf({})).find(({ kind }) => kind === "act")!;
    expect(act).toMatchObject({ first: "2025-03-01", last: null });
    expect(act.changes).toMatchObject([{ fact: "person.from", to: parseDay("2024-03-01")!, how: "act" }]);
    expect(act.changes[0]).not.toHaveProperty("moves");
  });

  it("leaves the rest to a person's judgement where nothing else is left", () => {
    const turns = turnsOn(benefit([fact("person.a"), "judge"]), factsOf({ "person.a": false }));
    expect(turns).toMatchObject([{ kind: "act", becomes: "judgement" }]);
  });

  it("keeps to what holds of every real case", () => {
    const rules = {
      ...vocabulary,
      consistent: [{ id: "x", is: { op: "not", of: fact("person.a") }, says: text("x") }],
    };
    const prepared = prepare(rules as Vocabulary, [benefit([fact("person.a")])]);
    const facts = factsOf({ "person.a": false });
    const options = { on: parseDay("2024-03-01")! };
    const decision = decideBenefit(prepared, prepared.benefits[0]!, facts, options);
    expect(advise(prepared, facts, [decision], options)[0]!.turns).toEqual([]);
  });
});

describe("what an answer would settle", () => {
  it("names the unknown fact with all values that do", () => {
    const of = benefit([compare(fact("person.years"), ">=", 6)]);
    expect(turnsOn(of, factsOf({}))).toMatchObject([
      { kind: "answer", changes: [{ fact: "person.years", to: 6, how: "answer", range: { least: 6 } }] },
    ]);
    expect(turnsOn(of, factsOf({}))[0]!.changes[0]).not.toHaveProperty("from", null);
  });

  it("may be a moment under the former standard, where a person judges although a condition fails", () => {
    const of = benefit([fact("person.b")], {
      moment: { name: "from", label: text("from"), is: fact("person.from") },
      transition: { before: parseDay("2023-01-01")!, then: "judgement", clause: "9", says: text("former standard") },
    });
    const never: Vocabulary = {
      ...vocabulary,
      facts: vocabulary.facts.map((it) => (it.id === "person.b" ? { ...it, changes: "never" } : it)),
    };
    const rules = prepare(never, [of]);
    const options = { on: parseDay("2024-03-01")! };
    const told = (values: Record<string, Value>) => {
      const facts = factsOf(values);
      return advise(rules, facts, [decideBenefit(rules, rules.benefits[0]!, facts, options)], options)[0]!;
    };
    expect(told({ "person.b": false })).toMatchObject({
      turns: [{ kind: "answer", becomes: "judgement", changes: [{ fact: "person.from", how: "answer" }] }],
      cannot: [],
    });
    // The day is known and lies later.
    expect(told({ "person.b": false, "person.from": "2023-06-01" }).cannot.map(({ reason }) => reason)).toEqual(["c0"]);
  });

  it("is not told of what is had, or over", () => {
    const ended = benefit([fact("person.a")], { inForce: { from: 0, to: 1, clause: "9", says: text("force") } });
    expect(adviceOn(ended, factsOf({}))).toBeUndefined();
    expect(adviceOn(benefit([fact("person.a")]), factsOf({ "person.a": true }))).toBeUndefined();
  });
});

describe("a claim of lines", () => {
  const of = benefit([fact("thing.good"), compare(fact("thing.size"), ">=", 6)], {
    each: { list: "things", subject: "thing" },
  });

  it("is advised line by line, those that are had left out", () => {
    const sizes = [8, 4, 5].map((size) => ({ "thing.good": true, "thing.size": size }));
    const turns = turnsOn(of, factsOf({}, [...sizes, { "thing.good": false, "thing.size": 9 }]));
    expect(turns.map(({ line, first }) => [line, first])).toEqual([
      [1, "2024-05-01"],
      [2, "2024-04-01"],
    ]);
    expect(turns[0]!.changes).toEqual([{ fact: "thing.size", list: "things", index: 1, from: 4, to: 6, how: "time" }]);
  });

  it("tells once what all lines share", () => {
    const shared = benefit([fact("person.a"), fact("thing.good")], { each: { list: "things", subject: "thing" } });
    const turns = turnsOn(shared, factsOf({ "person.a": false }, [{ "thing.good": true }, { "thing.good": true }]));
    expect(turns.map(({ changes }) => changes.map((change) => change.fact))).toEqual([["person.a"]]);
  });

  it("is advised on its first lines only when there are very many, in bounded time", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ "thing.good": true, "thing.size": index % 6 }));
    const started = performance.now();
    const turns = turnsOn(of, factsOf({}, many));
    expect(turns).toHaveLength(mostLines);
    expect(turns.at(-1)).toMatchObject({ line: mostLines - 1, becomes: "eligible", totalFen: 100 });
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("the work", () => {
  it("is bounded, however many facts are open", () => {
    const all = ["person.a", "person.b"].map(fact);
    const either = (of: readonly Expression[]): Expression => ({ op: "or", of });
    const dates = ["person.from", "person.to"].flatMap((id) =>
      [1, 2, 3, 5, 8, 13].map((count) => compare(years(id, on), ">=", count)),
    );
    const numbers = [1, 5, 9, 30].map((count) => compare(fact("person.years"), "<", count));
    const of = benefit([
      either([all[0]!, dates[3]!, numbers[0]!]),
      either([all[1]!, dates[8]!, numbers[1]!]),
      either([dates[2]!, dates[9]!]),
      either([numbers[2]!, dates[11]!]),
    ]);
    const rules = prepare(vocabulary, [of]);
    const claim = new Claim(rules, rules.benefits[0]!, factsOf({}), { on: parseDay("2024-03-01")! });
    const search = new Search(claim, "eligible");
    search.on(claim.on, 3);
    expect(search.found.length).toBeGreaterThan(0);
    expect(claim.looks).toBeLessThanOrEqual(mostLooks);
    expect(printDay(claim.on)).toBe("2024-03-01");
  });
});
