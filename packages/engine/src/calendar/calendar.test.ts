import { describe, expect, it } from "vitest";
import { aBenefit, vocabulary as small } from "../../test/small-world.ts";
import { advise } from "../advise/advise.ts";
import { combine } from "../combine/combine.ts";
import { decide } from "../decide/decide.ts";
import { prepare } from "../decide/rules.ts";
import type { Benefit } from "../model/benefit.ts";
import { parseDay } from "../model/date.ts";
import type { Expression } from "../model/expression.ts";
import type { Facts, Value } from "../model/facts.ts";
import { calendar } from "./calendar.ts";

const day = (iso: string) => parseDay(iso)!;
const text = (words: string) => ({ zh: words, en: words });
const force = (from: string, to?: string) => ({
  from: day(from),
  ...(to === undefined ? {} : { to: day(to) }),
  clause: "9",
  says: text("force"),
});
const vocabulary = {
  ...small,
  facts: small.facts.map((fact) =>
    fact.id === "person.from" ? { ...fact, changes: "by_acting" as const, min: "1990-01-01", max: "2090-01-01" } : fact,
  ),
};
const yearsSince = (from: string, to: Expression): Expression => ({
  op: "call",
  function: "years_between",
  arguments: [{ op: "fact", id: from }, to],
});
const when = (is: Expression) => [{ id: "c", clause: "1", says: text("says"), is, else: "ineligible" as const }];

function eventsOf(benefits: readonly Benefit[], values: Record<string, Value> = {}, to = "2030-12-31") {
  const rules = prepare(vocabulary, benefits);
  const facts: Facts = { values: new Map(Object.entries(values)), lists: new Map() };
  const options = { on: day("2024-03-01") };
  const decisions = decide(rules, facts, options);
  const bundle = combine(rules, decisions, facts, options);
  const advice = advise(rules, facts, decisions, options);
  const days = { ...options, from: options.on, to: day(to) };
  return calendar(rules, facts, decisions, bundle, advice, days);
}

const short = (events: ReturnType<typeof eventsOf>) => events.map(({ date, kind }) => `${date} ${kind}`);
const paid = (benefit: Benefit, schedule: Benefit["pays"]["schedule"]): Benefit => ({
  ...benefit,
  pays: { ...benefit.pays, schedule },
});

describe("the calendar", () => {
  it("has the instalments of the bundle, numbered, and the end of force", () => {
    const parts = { kind: "parts", count: 3, every: "year", wholeFen: 1, rest: "last" } as const;
    const events = eventsOf([paid(aBenefit({ inForce: force("2020-01-01", "2025-06-30") }), parts)]);
    expect(short(events)).toEqual([
      "2024-03-01 instalment",
      "2025-03-01 instalment",
      "2025-06-30 force_ends",
      "2026-03-01 instalment",
    ]);
    expect(events[0]).toMatchObject({ benefit: "small/1", payee: "person", fen: 33 });
    expect(events[0]!.says.zh).toBe("small：第1期（共3期），0.33元");
    expect(events.filter(({ kind }) => kind === "instalment").reduce((sum, { fen }) => sum + fen!, 0)).toBe(100);
  });

  it("leaves out what the bundle gives up, and what lies outside the days asked for", () => {
    const group = [{ group: "g", clause: "1", says: text("one only") }];
    const twins = ["small/1", "small/2"].map((id) => aBenefit({ id, exclusive: group }));
    expect(eventsOf(twins).filter(({ kind }) => kind === "instalment")).toHaveLength(1);
    expect(short(eventsOf([aBenefit({ inForce: force("2020-01-01", "2025-06-30") })], {}, "2025-06-29"))).toEqual([
      "2024-03-01 instalment",
    ]);
  });

  it("has the last day to claim what stops by itself", () => {
    const within: Expression = {
      op: "compare",
      by: "<",
      left: yearsSince("person.to", { op: "on" }),
      right: { op: "const", value: 5 },
    };
    const events = eventsOf([aBenefit({ when: when(within) })], { "person.to": day("2020-02-29") });
    expect(short(events)).toEqual(["2024-03-01 instalment", "2025-02-27 closes"]);
  });

  it("has the day on which a window opens by itself, and the last day to act", () => {
    const waits: Expression = {
      op: "compare",
      by: ">=",
      left: yearsSince("person.to", { op: "on" }),
      right: { op: "const", value: 2 },
    };
    expect(short(eventsOf([aBenefit({ when: when(waits) })], { "person.to": day("2023-03-02") }))).toEqual([
      "2025-03-02 opens",
    ]);
    const age: Expression = {
      op: "compare",
      by: "<=",
      left: yearsSince("person.to", { op: "fact", id: "person.from" }),
      right: { op: "const", value: 35 },
    };
    expect(short(eventsOf([aBenefit({ when: when(age) })], { "person.to": day("1990-05-20") }))).toEqual([
      "2026-05-19 last_day",
    ]);
  });

  it("has the first day of force of what is not in force yet, once", () => {
    expect(short(eventsOf([aBenefit({ inForce: force("2024-09-01") })]))).toEqual(["2024-09-01 opens"]);
  });
});
