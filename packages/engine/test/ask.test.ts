/** Asking: nothing irrelevant, a proof when it is done, and a count of questions that never rises. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ask, type Question } from "../src/ask/ask.ts";
import { decide } from "../src/decide/decide.ts";
import { prepare, type Rules } from "../src/decide/rules.ts";
import type { Benefit } from "../src/model/benefit.ts";
import { parseDay } from "../src/model/date.ts";
import type { Expression } from "../src/model/expression.ts";
import type { FactList, Facts, Value } from "../src/model/facts.ts";
import type { Vocabulary } from "../src/model/vocabulary.ts";
import { aBenefit, linedBenefit, plainBenefit, valuesOf, vocabulary as small } from "./small-world.ts";

const day = (iso: string) => parseDay(iso)!;
const on = day("2024-06-01");
const seed = 20241121;
const scalars = small.facts.filter((each) => each.subject === "person").map((each) => each.id);
const fields = small.facts.filter((each) => each.subject === "thing").map((each) => each.id);

/** A thing of the list compared with a fact of the person: the fact only comes up once the list is known. */
const hidden: Expression = {
  op: "quantified",
  by: "some",
  variable: "x",
  in: { op: "list", id: "things" },
  satisfies: {
    op: "compare",
    by: ">",
    left: { op: "field", variable: "x", id: "thing.size" },
    right: { op: "fact", id: "person.years" },
  },
};
const hiding = aBenefit({
  when: [{ id: "hidden", clause: "1", says: { zh: "", en: "" }, is: hidden, else: "ineligible" }],
});

/** Two or three benefits with ids and sums of their own. */
const worlds: fc.Arbitrary<Rules> = fc
  .tuple(
    fc.array(plainBenefit, { minLength: 1, maxLength: 2 }),
    fc.option(linedBenefit),
    fc.constantFrom("self", "office"),
  )
  .chain(([plain, lined, settledBy]) => {
    const all = [...plain, ...(lined ? [lined] : []), hiding].map((each, index) => ({ ...each, id: `small/${index}` }));
    const vocabulary = withOffice(settledBy);
    return fc.subarray(all, { minLength: 1 }).map((some) => prepare(vocabulary, some as Benefit[]));
  });

function withOffice(settledBy: string): Vocabulary {
  if (settledBy !== "office") return small;
  return { ...small, facts: small.facts.map((it) => (it.id === "person.b" ? { ...it, settledBy: "office" } : it)) };
}

/** A whole person: every fact, and up to two things. */
const people: fc.Arbitrary<Facts> = fc
  .tuple(entries(scalars), fc.array(entries(fields), { maxLength: 2 }))
  .map(([values, items]) => ({ values, lists: new Map([["things", { items, complete: true }]]) }));

function entries(ids: readonly string[]): fc.Arbitrary<Map<string, Value>> {
  return fc
    .tuple(...ids.map((id) => fc.constantFrom(...valuesOf(id))))
    .map((values) => new Map(ids.map((id, at) => [id, values[at]!])));
}

/** Which questions are answered with "I don't know". */
const unsure = fc.subarray([...scalars, "things"], { maxLength: 3 }).map((ids) => new Set(ids));

const nothing: Facts = { values: new Map(), lists: new Map() };

type Step = { readonly facts: Facts; readonly skipped: ReadonlySet<string>; readonly question: Question | undefined };

/** Every state on the way to done, from what is known at the start. */
function path(rules: Rules, person: Facts, dontKnow: ReadonlySet<string>, start: Facts = nothing): Step[] {
  const steps: Step[] = [];
  let [facts, skipped] = [start, new Set<string>()];
  for (;;) {
    const question = ask(rules, facts, decide(rules, facts, { on }), { on, skipped });
    steps.push({ facts, skipped, question });
    if (!question) return steps;
    if (dontKnow.has(question.fact)) skipped = new Set([...skipped, question.fact]);
    else facts = answered(facts, person, question.fact);
  }
}

function answered(facts: Facts, person: Facts, topic: string): Facts {
  return topic === "things"
    ? { ...facts, lists: new Map([["things", person.lists.get("things")!]]) }
    : { ...facts, values: new Map(facts.values).set(topic, person.values.get(topic)!) };
}

function outcomes(rules: Rules, ways: Iterable<Facts>): Set<string> {
  const seen = new Set<string>();
  for (const each of ways) seen.add(shown(rules, each));
  return seen;
}

const decided = new WeakMap<Rules, Map<FactList | undefined, Map<string, string>>>();

/** Status and sum of every benefit. Completions of one question are mostly those of the question before. */
function shown(rules: Rules, facts: Facts): string {
  const list = facts.lists.get("things");
  const lists = decided.get(rules) ?? new Map<FactList | undefined, Map<string, string>>();
  decided.set(rules, lists);
  const known = lists.get(list) ?? new Map<string, string>();
  lists.set(list, known);
  const key = scalars.map((id) => facts.values.get(id)).join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const now = JSON.stringify(decide(rules, facts, { on }).map(({ status, amount }) => [status, amount.totalFen]));
  known.set(key, now);
  return now;
}

/**
 * Every completion of the scalar facts that are not known, others taken from `base`;
 * a list that is not known is tried as several, which is enough to see that it matters.
 */
function* completions(facts: Facts, base: Facts, tried: ReadonlySet<string>): Generator<Facts> {
  const holes = scalars.filter((id) => !facts.values.has(id) && tried.has(id));
  const known = facts.lists.get("things");
  const lists = known ? [known] : tried.has("things") ? someLists : [base.lists.get("things")!];
  const values = new Map([...base.values, ...facts.values]);
  for (const list of lists) yield* filled({ values, lists: new Map([["things", list]]) }, holes);
}

function* filled(facts: Facts, holes: readonly string[]): Generator<Facts> {
  const [hole, ...rest] = holes;
  if (hole === undefined) return yield facts;
  for (const value of valuesOf(hole)) {
    yield* filled({ ...facts, values: new Map(facts.values).set(hole, value) }, rest);
  }
}

/** No thing, one that is good for everything and one that is good for nothing, small and large. */
const someLists: readonly FactList[] = [
  [],
  ...[true, false].flatMap((good) =>
    [0, 1, 3].map((size) => [
      new Map<string, Value>([
        ["thing.good", good],
        ["thing.size", size],
        ["thing.date", day("2023-12-31")],
      ]),
    ]),
  ),
].map((items) => ({ items, complete: true }));

/** Facts that no answer brings: skipped ones and those of an office. */
function unreachable(rules: Rules, skipped: ReadonlySet<string>): Set<string> {
  const office = [...rules.facts.values()].filter((it) => it.settledBy === "office").map((it) => it.id);
  return new Set([...skipped, ...office]);
}

describe("asking", () => {
  // What a list that is not known hides may be asked for in vain, so that here the things are known.
  it("never asks what cannot change a status or an amount", () => {
    fc.assert(
      fc.property(worlds, people, unsure, (rules, person, dontKnow) => {
        const start = { ...nothing, lists: person.lists };
        for (const { facts, question } of path(rules, person, dontKnow, start)) {
          if (question) expect(canMatter(rules, facts, question.fact)).toBe(true);
        }
      }),
      { numRuns: 50, seed },
    );
  });

  it("is done exactly when no answer can change anything, whatever else is true", () => {
    fc.assert(
      fc.property(worlds, people, people, unsure, (rules, person, base, dontKnow) => {
        dontKnow.delete("things");
        const { facts, skipped } = path(rules, person, dontKnow).at(-1)!;
        const out = unreachable(rules, skipped);
        const answerable = new Set([...scalars, "things"].filter((id) => !out.has(id)));
        expect(outcomes(rules, completions(facts, base, answerable)).size).toBe(1);
      }),
      { numRuns: 50, seed },
    );
  });

  it("is done when a list is not known and no answer changes what is decided without it", () => {
    fc.assert(
      fc.property(worlds, people, unsure, (rules, person, dontKnow) => {
        const { facts, skipped } = path(rules, person, dontKnow.add("things")).at(-1)!;
        const out = unreachable(rules, skipped);
        const open = scalars.filter((id) => !out.has(id) && !facts.values.has(id));
        expect(outcomes(rules, filled(facts, open)).size).toBe(1);
      }),
      { numRuns: 50, seed },
    );
  });

  it("counts at most so many questions as never turn out to be more", () => {
    fc.assert(
      fc.property(worlds, people, unsure, (rules, person, dontKnow) => {
        const counts = path(rules, person, dontKnow).flatMap(({ question }) => (question ? [question.atMost] : []));
        for (const [index, count] of counts.entries()) {
          expect(count).toBeGreaterThanOrEqual(counts.length - index);
          if (index > 0) expect(count).toBeLessThan(counts[index - 1]!);
        }
      }),
      { numRuns: 150, seed },
    );
  });
});

/** Whether two completions that differ in this fact only differ in status or amount. */
function canMatter(rules: Rules, facts: Facts, fact: string): boolean {
  for (const each of completions(facts, facts, new Set(scalars.filter((id) => id !== fact)))) {
    if (outcomes(rules, filled(each, [fact])).size > 1) return true;
  }
  return false;
}
