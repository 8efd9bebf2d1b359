import { fileURLToPath } from "node:url";
import { type Decision, decide, parseDay, prepare } from "@jucai/engine";
import {
  emptyInformation,
  type Hanging,
  type Information,
  informing,
  mergeInformation,
  type SourceId,
  sources,
  sourcesOf,
} from "@jucai/engine/compare";
import { prepareScreen, TableBuilder } from "@jucai/engine/screen";
import { describe, expect, it } from "vitest";
import { loadPacks } from "../../src/index.ts";

const { policies, vocabulary, examples } = await loadPacks(
  fileURLToPath(new URL("../../../../packs", import.meta.url)),
);
const on = parseDay("2024-06-30")!;
const benefits = policies
  .filter(({ id }) => id === "qingliu-2023-1")
  .flatMap((policy) => policy.benefits)
  .filter((benefit) => benefit.for === "person");
const rules = prepare(vocabulary, benefits);
const ids = benefits.map(({ id }) => id);
const claimants = examples
  .filter(({ benefit }) => benefit !== undefined && ids.includes(benefit))
  .flatMap((file) => file.examples.slice(0, 8))
  .filter(({ document }) => !document);

function informationOf(part: typeof claimants): Information {
  const builder = new TableBuilder({ vocabulary });
  for (const { facts } of part) builder.add(facts);
  const sums = informing(rules);
  const table = builder.build();
  const screen = prepareScreen(rules, { on });
  const half = Math.floor(table.rows / 2);
  sums.add(screen.run(table, 0, half));
  sums.add(screen.run(table, half));
  return sums.result();
}

/** One open case by the reference. */
type Case = { readonly claimant: number; readonly decision: Decision };
const decided = claimants.map(({ facts }) => decide(rules, facts, { on }));
const open: readonly Case[] = decided.flatMap((decisions, claimant) =>
  decisions
    .filter(({ status, missing }) => missing.length > 0 || status === "judgement" || status === "unknown")
    .map((decision) => ({ claimant, decision })),
);

function hanging(cases: readonly Case[]): Hanging {
  const money = cases.filter(({ decision: { benefit, amount } }) => {
    const { form, pays } = benefits.find(({ id }) => id === benefit)!;
    return form === "grant" && pays.schedule.kind !== "none" && amount.totalFen === null;
  });
  const bounded = money.filter(({ decision }) => decision.amount.maxFen !== undefined);
  return {
    claimants: new Set(cases.map(({ claimant }) => claimant)).size,
    cases: cases.length,
    fen: bounded.reduce((sum, { decision: { amount } }) => sum + amount.maxFen! - (amount.minFen ?? 0), 0),
    unbounded: money.length - bounded.length,
  };
}

const askedOf = (id: string): readonly SourceId[] => {
  const fact = vocabulary.facts.find((each) => each.id === id);
  return fact ? sourcesOf(fact) : ["person"];
};
const settledBy = (asked: readonly SourceId[]) =>
  hanging(
    open.filter(
      ({ decision: { missing } }) =>
        missing.length > 0 && missing.every((id) => askedOf(id).some((source) => asked.includes(source))),
    ),
  );

describe("the value of information", () => {
  const information = informationOf(claimants);

  it("counts open cases, claimants and the money that hangs on them as decisions one by one do", () => {
    expect(information.rows).toBe(claimants.length);
    expect(open.length).toBeGreaterThan(100);
    expect(information.open).toEqual(hanging(open));
    expect(information.judged).toEqual(hanging(open.filter(({ decision }) => decision.missing.length === 0)));
    const facts = [...new Set(open.flatMap(({ decision }) => decision.missing))];
    expect(information.facts.map(({ fact }) => fact).toSorted()).toEqual(facts.toSorted());
    for (const { fact, settles, partOf } of information.facts) {
      expect(partOf).toEqual(hanging(open.filter(({ decision }) => decision.missing.includes(fact))));
      expect(settles).toEqual(hanging(open.filter(({ decision: { missing } }) => missing.join() === fact)));
    }
  });

  it("says what each source settles alone, and what several settle together", () => {
    for (const { source, settles, partOf } of information.sources) {
      expect(settles).toEqual(settledBy([source]));
      const part = open.filter(({ decision }) => decision.missing.some((id) => askedOf(id).includes(source)));
      expect(partOf).toEqual(hanging(part));
    }
    for (const { sources: asked, settles } of information.together) expect(settles).toEqual(settledBy(asked));
    const whole = information.together.find(({ sources: asked }) => asked.length === sources.length)!;
    expect(whole.settles).toEqual(hanging(open.filter(({ decision }) => decision.missing.length > 0)));
  });

  it("asks registers before people, the one that settles most first, until nothing is left to ask for", () => {
    const { order } = information;
    const registers = order.filter(({ source }) => ["education", "social_insurance", "tax"].includes(source)).length;
    expect(order.slice(0, registers).every(({ source }) => source !== "person" && source !== "office")).toBe(true);
    const total = order.reduce((sum, { settles }) => sum + settles.cases, 0);
    expect(total).toBe(open.filter(({ decision }) => decision.missing.length > 0).length);
    const single = (source: SourceId) => settledBy([source]).cases;
    for (const other of ["education", "social_insurance", "tax"] as const) {
      expect(single(order[0]!.source)).toBeGreaterThanOrEqual(single(other));
    }
    order.forEach(({ source, settles }, at) => {
      const before = order.slice(0, at).map((each) => each.source);
      expect(settles.cases).toBe(settledBy([...before, source]).cases - settledBy(before).cases);
    });
  });

  it("adds up from the parts of several workers, sent as JSON, in any order", () => {
    const parts = [0, 1, 2]
      .map((part) => informationOf(claimants.filter((_, index) => index % 3 === part)))
      .map((part) => JSON.parse(JSON.stringify(part)) as Information);
    for (const order of [parts, parts.toReversed()]) {
      expect(order.reduce(mergeInformation, emptyInformation())).toEqual(information);
    }
  });
});

describe("who can confirm a fact", () => {
  const of = (id: string) => sourcesOf(vocabulary.facts.find((each) => each.id === id)!);

  it("follows from who settles it and from what proves it", () => {
    expect(of("person.degree")).toEqual(["education", "person"]);
    expect(of("insurance.months")).toEqual(["social_insurance", "person"]);
    expect(of("employer.tax_last_year")).toEqual(["tax", "employer"]);
    expect(of("project.high_tech")).toEqual(["office"]);
    expect(of("person.household")).toEqual(["person"]);
  });
});
