/** What a decision says, case by case. */
import { describe, expect, it } from "vitest";
import { decide } from "../src/decide/decide.ts";
import { prepare } from "../src/decide/rules.ts";
import { readFacts } from "../src/facts/read-facts.ts";
import type { Benefit, Condition } from "../src/model/benefit.ts";
import { parseDay } from "../src/model/date.ts";
import type { Expression } from "../src/model/expression.ts";
import type { Vocabulary } from "../src/model/vocabulary.ts";
import { aBenefit, vocabulary as small } from "./small-world.ts";

const day = (iso: string) => parseDay(iso)!;
const text = (words: string) => ({ zh: words, en: words });
const fact = (id: string): Expression => ({ op: "fact", id });
const yuan = (amount: number): Expression => ({ op: "const", value: amount * 100 });
const model = small.facts[0]!;
const vocabulary: Vocabulary = {
  ...small,
  facts: [
    ...small.facts,
    { ...model, id: "person.worthy", settledBy: "office" },
    { ...model, id: "thing.key", subject: "thing", type: { kind: "text" } },
    { ...model, id: "thing.cost", subject: "thing", type: { kind: "money" } },
    { ...model, id: "thing.date", subject: "thing", type: { kind: "date" } },
  ],
};
const condition = (id: string, over: Partial<Condition> = {}): Condition => ({
  id,
  clause: `clause ${id}`,
  says: text(id),
  is: fact(`person.${id}`),
  else: "ineligible",
  ...over,
});

function decision(benefit: Benefit, facts: object, { on = "2024-06-01", held = [] as object[] } = {}) {
  const read = readFacts({ facts, held }, vocabulary);
  expect(read.problems).toEqual([]);
  const [decided] = decide(prepare(vocabulary, [benefit]), read.facts, { on: day(on), held: read.held });
  return decided!;
}

const failed = (decided: ReturnType<typeof decision>) =>
  decided.reasons.filter((reason) => reason.holds === false).map((reason) => [reason.id, reason.clause]);

describe("status", () => {
  const benefit = aBenefit({ when: [condition("a")], unless: [condition("b")] });

  it("is eligible when every condition holds and no exclusion does", () => {
    expect(decision(benefit, { person: { a: true, b: false } })).toMatchObject({
      status: "eligible",
      amount: { kind: "fixed", totalFen: 100 },
      missing: [],
    });
  });

  it("is ineligible by one condition, whatever else is unknown, and names its clause", () => {
    const decided = decision(benefit, { person: { a: false } });
    expect(decided).toMatchObject({ status: "ineligible", missing: [], amount: { totalFen: null } });
    expect(failed(decided)).toEqual([["a", "clause a"]]);
  });

  it("names an exclusion that applies as a reason that does not hold", () => {
    expect(failed(decision(benefit, { person: { a: true, b: true } }))).toEqual([["b", "clause b"]]);
  });

  it("is unknown with the fact that would settle it, and shows what is at stake", () => {
    const decided = decision(benefit, { person: { b: false } });
    expect(decided).toMatchObject({
      status: "unknown",
      missing: ["person.a"],
      amount: { kind: "unknown", minFen: 0, maxFen: 100 },
    });
    expect(decided.reasons.find((reason) => reason.id === "a")).toMatchObject({ holds: null, unknown: ["person.a"] });
  });

  it("needs judgement when only an office can settle it, once the person's own facts are known", () => {
    const judged = aBenefit({ when: [condition("a"), condition("worthy")] });
    expect(decision(judged, { person: { a: true } })).toMatchObject({
      status: "judgement",
      missing: ["person.worthy"],
    });
    expect(decision(judged, {}).status).toBe("unknown");
    expect(decision(judged, { person: { a: false } }).status).toBe("ineligible");
  });

  it("needs judgement where a soft requirement fails or no expression can say", () => {
    const soft = aBenefit({ when: [condition("a", { else: "judgement" })] });
    expect(decision(soft, { person: { a: false } }).status).toBe("judgement");
    const { is: _, ...byPerson } = condition("a", { judge: text("office") });
    const decided = decision(aBenefit({ when: [byPerson] }), {});
    expect(decided.status).toBe("judgement");
    expect(decided.reasons.at(-1)).toMatchObject({ id: "a", holds: null, judgement: true });
  });
});

describe("force", () => {
  const force = { from: day("2023-01-09"), to: day("2026-01-08"), clause: "9(6)", says: text("trial") };
  const moment = { name: "at", label: text("at"), is: fact("thing.date") };
  const plain = aBenefit({ inForce: force });

  it("holds from its first to its last day, both included", () => {
    const status = (on: string) => decision(plain, {}, { on }).status;
    expect(["2023-01-08", "2023-01-09", "2026-01-08", "2026-01-09"].map(status)).toEqual([
      "not_in_force",
      "eligible",
      "eligible",
      "not_in_force",
    ]);
  });

  it("is judged at the claim's own moment as well", () => {
    const lined = aBenefit({ inForce: force, moment, each: { list: "things", subject: "thing" } });
    const at = (date: string) => decision(lined, { things: [{ date }] }, { on: "2025-12-01" }).lines[0]!.status;
    expect(["2023-01-08", "2023-01-09", "2026-01-08", "2026-01-09"].map(at)).toEqual([
      "not_in_force",
      "eligible",
      "eligible",
      "not_in_force",
    ]);
  });

  it("asks for no moment where a condition refuses whenever it was", () => {
    const both = aBenefit({
      inForce: force,
      moment,
      each: { list: "things", subject: "thing" },
      when: [condition("a")],
    });
    const refused = decision(both, { person: { a: false }, things: [{}] }, { on: "2025-12-01" });
    expect([refused.status, refused.missing]).toEqual(["ineligible", []]);
    const open = decision(both, { person: { a: true }, things: [{}] }, { on: "2025-12-01" });
    expect([open.status, open.missing]).toEqual(["unknown", ["thing.date"]]);
  });

  it("leaves earlier moments to a person where the former standard is not loaded", () => {
    const transition = { before: day("2023-01-09"), then: "judgement", clause: "9(6)", says: text("former") } as const;
    const lined = aBenefit({ inForce: force, transition, moment, each: { list: "things", subject: "thing" } });
    const [line] = decision(lined, { things: [{ date: "2023-01-08" }] }, { on: "2025-12-01" }).lines;
    expect(line).toMatchObject({ status: "judgement" });
    expect(line!.reasons[0]).toMatchObject({ id: "transition", clause: "9(6)", judgement: true });
  });
});

describe("amounts", () => {
  it("are not computed where the document sets none", () => {
    const unset = aBenefit({ pays: { kind: "unset", to: [], schedule: { kind: "none" } } });
    expect(decision(unset, {})).toMatchObject({
      status: "eligible",
      amount: { kind: "unset", totalFen: null },
      instalments: [],
    });
  });

  it("name a ceiling without turning it into an entitlement", () => {
    const ceiling = aBenefit({
      pays: {
        kind: "ceiling",
        to: [{ id: "host", label: text("host"), amount: { kind: "expression", is: yuan(600_000) } }],
        schedule: { kind: "once" },
      },
    });
    expect(decision(ceiling, {}).amount).toEqual({
      kind: "ceiling",
      form: "grant",
      totalFen: null,
      maxFen: 60_000_000,
    });
  });

  it("go to each payee on its own", () => {
    const share = (id: string) => ({ id, label: text(id), amount: { kind: "expression", is: yuan(500) } as const });
    const shared = aBenefit({
      pays: { kind: "fixed", to: [share("lender"), share("borrower")], schedule: { kind: "once" } },
    });
    const decided = decision(shared, {});
    expect(decided.amount.totalFen).toBe(100_000);
    expect(decided.instalments.map(({ payee, fen }) => [payee, fen])).toEqual([
      ["lender", 50_000],
      ["borrower", 50_000],
    ]);
  });

  it("use a setting's reading until the place sets it, and say which", () => {
    const delayed = aBenefit({
      settings: [{ id: "delay", label: text("delay"), reading: 1, says: text("delay"), neededFor: "payment" }],
      pays: {
        kind: "fixed",
        to: [{ id: "person", label: text("person"), amount: { kind: "expression", is: yuan(1) } }],
        schedule: { kind: "monthly", months: 2, paid: "monthly", delayMonths: { op: "setting", id: "delay" } },
      },
    });
    const rules = prepare(vocabulary, [delayed]);
    const facts = { values: new Map(), lists: new Map() };
    const due = (settings: ReadonlyMap<string, number>) =>
      decide(rules, facts, { on: day("2024-06-15"), settings })[0]!;
    expect(due(new Map()).instalments[0]!.due).toBe("2024-07-31");
    expect(due(new Map()).settings).toEqual([{ id: "delay", value: 1, set: false }]);
    expect(due(new Map([["small/1#delay", 0]]))).toMatchObject({ settings: [{ value: 0, set: true }] });
    expect(due(new Map([["small/1#delay", 0]])).instalments[0]!.due).toBe("2024-06-30");
  });
});

describe("claims with lines", () => {
  const trips = aBenefit({
    each: {
      list: "things",
      subject: "thing",
      unique: { key: "thing.key", across: [], clause: "1", says: text("once") },
    },
    moment: { name: "at", label: text("at"), is: fact("thing.date") },
    pays: {
      kind: "fixed",
      to: [{ id: "employer", label: text("employer"), amount: { kind: "expression", is: fact("thing.cost") } }],
      schedule: { kind: "once" },
    },
    caps: [
      {
        id: "thrice",
        clause: "10",
        says: text("three a year"),
        limit: { count: 3 },
        yearOf: fact("thing.date"),
      },
    ],
  });
  const trip = (cost: number, date = "2024-01-01") => ({ cost, date });

  it("keep the dearest of a year when there are too many, and say which cap took the rest", () => {
    const decided = decision(trips, { things: [trip(1), trip(5), trip(3), trip(4)] });
    expect(decided.amount.totalFen).toBe(1200);
    expect(decided.lines.map((line) => line.status)).toEqual(["ineligible", "eligible", "eligible", "eligible"]);
    expect(decided.lines[0]!.reasons.at(-1)).toMatchObject({ id: "thrice", clause: "10", holds: false });
  });

  it("count each calendar year for itself, and what was granted before", () => {
    const two = [trip(1, "2023-12-31"), trip(1, "2024-01-01"), trip(1, "2024-01-01"), trip(1, "2024-01-01")];
    expect(decision(trips, { things: two }).amount.totalFen).toBe(400);
    const held = [{ benefit: "small/1", year: 2024, count: 2 }];
    expect(decision(trips, { things: two }, { held }).amount.totalFen).toBe(200);
  });

  it("name the list while it may hold more, and keep what is settled as a lower bound", () => {
    const decided = decision(trips, { things: { known: [trip(2)], complete: false } });
    expect(decided).toMatchObject({
      status: "eligible",
      missing: ["things"],
      amount: { kind: "unknown", totalFen: null, minFen: 200 },
    });
    expect(decision(trips, {})).toMatchObject({ status: "unknown", missing: ["things"] });
    expect(decision(trips, { things: "none" })).toMatchObject({ status: "ineligible", missing: [] });
  });

  it("pay the same thing once", () => {
    const twice = [
      { ...trip(2), key: "x" },
      { ...trip(3), key: "x" },
    ];
    const decided = decision(trips, { things: twice });
    expect(decided.amount.totalFen).toBe(200);
    expect(decided.lines[1]!.reasons.at(-1)).toMatchObject({ id: "unique", holds: false });
  });

  it("cut money at the brim", () => {
    const brim = {
      ...trips,
      caps: [
        {
          id: "brim",
          clause: "12",
          says: text("cap"),
          limit: { fen: 1000 },
          yearOf: fact("thing.date"),
        },
      ],
    };
    const sum = (costs: number[], held: object[] = []) =>
      decision(brim, { things: costs.map((cost) => trip(cost)) }, { held }).amount.totalFen;
    expect([sum([4, 5]), sum([4, 6]), sum([4, 7])]).toEqual([900, 1000, 1000]);
    expect(sum([4, 7], [{ benefit: "small/1", year: 2024, amount: 8 }])).toBe(200);
    expect(sum([4], [{ benefit: "small/1", year: 2023, amount: 8 }])).toBe(400);
  });
});
