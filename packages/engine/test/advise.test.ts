/**
 * Advice against every world: what is told is true on its first and last day and false beside them,
 * and no set of fewer or other facts that would do is left out.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideBenefit } from "../src/decide/decide.ts";
import { prepare, type Prepared, type Rules } from "../src/decide/rules.ts";
import { advise, factsAfter, mostTurns, type Advice, type Turn } from "../src/run.ts";
import type { Benefit, Condition } from "../src/model/benefit.ts";
import { addMonths, type Day, parseDay, printDay } from "../src/model/date.ts";
import type { Decision, Status } from "../src/model/decision.ts";
import type { Expression } from "../src/model/expression.ts";
import type { Facts, Value } from "../src/model/facts.ts";
import type { Fact, Vocabulary } from "../src/model/vocabulary.ts";
import { aBenefit, vocabulary as small } from "./small-world.ts";

const day = (iso: string): Day => parseDay(iso)!;
const on = day("2024-03-01");
const horizon = addMonths(on, 120);
const text = (words: string) => ({ zh: words, en: words });
const changing: Record<string, Partial<Fact>> = {
  "person.a": { changes: "by_acting" },
  "person.b": { changes: "never" },
  "person.grade": { changes: "by_acting" },
  "person.years": { changes: "by_itself", unit: text("months"), max: 60 },
  "person.from": { changes: "by_acting", min: "1990-01-01", max: "2050-01-01" },
  "person.to": { changes: "never", min: "1990-01-01", max: "2050-01-01" },
};
const vocabulary: Vocabulary = {
  ...small,
  facts: small.facts.map((fact) => ({ ...fact, ...changing[fact.id] })),
};
const ids = Object.keys(changing);
const grades = ["low", "middle", "high"];

const fact = (id: string): Expression => ({ op: "fact", id });
const constant = (value: number | string): Expression => ({ op: "const", value });
const by = fc.constantFrom("<" as const, "<=" as const, ">" as const, ">=" as const);
const months = (from: Expression, to: Expression): Expression => ({
  op: "call",
  function: "months_between",
  arguments: [from, to],
});
const compare = (comparison: "<" | "<=" | ">" | ">=", left: Expression, right: Expression): Expression => ({
  op: "compare",
  by: comparison,
  left,
  right,
});

/** What time alone can turn. */
const clocked: fc.Arbitrary<Expression>[] = [
  fc.tuple(by, fc.integer({ min: 0, max: 12 })).map(([it, n]) => compare(it, fact("person.years"), constant(n))),
  fc
    .tuple(by, fc.integer({ min: -6, max: 12 }))
    .map(([it, n]) => compare(it, months(fact("person.from"), { op: "on" }), constant(n))),
  fc
    .tuple(by, fc.integer({ min: -6, max: 18 }))
    .map(([it, n]) => compare(it, months(fact("person.to"), { op: "on" }), constant(n))),
  fc.tuple(by, fc.integer({ min: -400, max: 2000 })).map(([it, n]) => compare(it, { op: "on" }, constant(on + n))),
];
const atom: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom(fact("person.a"), fact("person.b")),
  fc.tuple(by, fc.constantFrom(...grades)).map(([comparison, grade]): Expression => ({
    ...(compare(comparison, fact("person.grade"), constant(grade)) as Extract<Expression, { op: "compare" }>),
    order: grades,
  })),
  ...clocked,
  fc
    .tuple(by, fc.integer({ min: -6, max: 18 }))
    .map(([it, n]) => compare(it, months(fact("person.to"), fact("person.from")), constant(n))),
);
const condition = fc.oneof(
  atom,
  fc
    .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(atom, { minLength: 2, maxLength: 2 }))
    .map(([op, of]): Expression => ({ op, of })),
  atom.map((of): Expression => ({ op: "not", of })),
);
const otherwise = fc.constantFrom<Condition["else"]>("ineligible", "ineligible", "judgement");

const benefit: fc.Arbitrary<Benefit> = fc
  .record({
    when: fc.array(fc.tuple(condition, otherwise), { minLength: 1, maxLength: 3 }),
    unless: fc.array(condition, { maxLength: 1 }),
    moment: fc.boolean(),
    ends: fc.option(fc.integer({ min: 0, max: 1500 })),
  })
  .map(({ when, unless, moment, ends }) => {
    const conditionOf = (is: Expression, id: string, other: Condition["else"]): Condition => ({
      id,
      clause: "1",
      says: text(id),
      is,
      else: other,
    });
    return aBenefit({
      when: when.map(([is, other], index) => conditionOf(is, `w${index}`, other)),
      unless: unless.map((is, index) => conditionOf(is, `u${index}`, "ineligible")),
      ...(moment ? { moment: { name: "at", label: text("at"), is: fact("person.from") } } : {}),
      inForce: {
        from: day("2020-01-01"),
        ...(ends === null ? {} : { to: on + ends }),
        clause: "9",
        says: text("force"),
      },
    });
  });

const some = <T extends Value>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });
const case_: fc.Arbitrary<Facts> = fc
  .record({
    "person.a": some(fc.boolean()),
    "person.b": some(fc.boolean()),
    "person.grade": some(fc.constantFrom(...grades)),
    "person.years": some(fc.integer({ min: 0, max: 12 })),
    "person.from": some(fc.integer({ min: on - 500, max: on - 1 })),
    "person.to": some(fc.integer({ min: on - 500, max: on + 300 })),
  })
  .map((values) => ({
    values: new Map(Object.entries(values).flatMap(([id, value]) => (value === undefined ? [] : [[id, value]]))),
    lists: new Map(),
  }));

/** Benefits that only wait, and people of whom all is known. */
const timed = fc.array(fc.oneof(...clocked), { minLength: 1, maxLength: 3 }).map((of) =>
  aBenefit({
    when: of.map((is, index) => ({ id: `w${index}`, clause: "1", says: text("w"), is, else: "ineligible" })),
  }),
);
const whole = case_.filter(({ values }) => values.size === ids.length);

type Told = { rules: Rules; prepared: Prepared; facts: Facts; decision: Decision; advice: Advice | undefined };

function tell(of: Benefit, facts: Facts): Told {
  const rules = prepare(vocabulary, [of]);
  const prepared = rules.benefits[0]!;
  const decision = decideBenefit(rules, prepared, facts, { on });
  return { rules, prepared, facts, decision, advice: advise(rules, facts, [decision], { on })[0] };
}

function statusAfter({ rules, prepared, facts }: Told, turn: Pick<Turn, "changes">, at: Day): Status {
  const world = factsAfter(rules, prepared.benefit.id, facts, turn as Turn, on, at);
  return decideBenefit(rules, prepared, world, { on: at }).status;
}

/** What a person could do or learn of one fact on the day itself, written down without the engine. */
function choicesOf(id: string, { values }: Facts): Value[] {
  const from = values.get(id);
  const known = from !== undefined;
  const anniversaries = (low: number, high: number) =>
    Array.from({ length: high - low + 1 }, (_, index) => addMonths(on, low + index));
  if (id === "person.a") return [true, false].filter((to) => to !== from);
  if (id === "person.b") return known ? [] : [true, false];
  if (id === "person.grade") return grades.filter((_, rank) => !known || rank > grades.indexOf(from as string));
  if (id === "person.years") return known ? [] : Array.from({ length: 14 }, (_, count) => count);
  // To learn that it has happened is another thing than to do it.
  if (id === "person.from?")
    return values.has("person.from") ? [] : [day("1990-01-01"), on - 1, ...anniversaries(-20, -1)];
  if (id === "person.from") return [on];
  return known ? [] : [day("1990-01-01"), day("2050-01-01"), on - 1, on + 1, ...anniversaries(-27, 27)];
}

describe("advice", () => {
  it("gives what it promises from its first to its last day, and not beside them", () => {
    let turns = 0;
    fc.assert(
      fc.property(benefit, case_, (of, facts) => {
        const told = tell(of, facts);
        for (const turn of told.advice?.turns ?? []) {
          turns += 1;
          const [first, last] = [day(turn.first), turn.last === null ? undefined : day(turn.last)];
          expect(first).toBeGreaterThanOrEqual(on);
          expect(statusAfter(told, turn, first)).toBe(turn.becomes);
          expect(statusAfter(told, turn, last ?? horizon)).toBe(turn.becomes);
          expect(statusAfter(told, turn, Math.floor((first + (last ?? horizon)) / 2))).toBe(turn.becomes);
          if (first > on) expect(statusAfter(told, turn, first - 1)).not.toBe(turn.becomes);
          if (last !== undefined) expect(statusAfter(told, turn, last + 1)).not.toBe(turn.becomes);
        }
      }),
      { numRuns: 500, seed: 11 },
    );
    expect(turns).toBeGreaterThan(150);
  });

  it("tells exactly the smallest sets of one or two facts that turn it on the day", () => {
    let sets = 0;
    fc.assert(
      fc.property(benefit, case_, (of, facts) => {
        const told = tell(of, facts);
        if (!told.advice || told.advice.turns.length === mostTurns) return;
        const works = (change: readonly (readonly [string, Value])[]): boolean => {
          const own = change.map(([id, to]) => [id.replace("?", ""), to] as const);
          const world = { ...facts, values: new Map([...facts.values, ...own]) };
          return decideBenefit(told.rules, told.prepared, world, { on }).status === "eligible";
        };
        const things = [...ids, "person.from?"];
        const steps = new Map(things.map((id) => [id, choicesOf(id, facts).map((to) => [id, to] as const)]));
        const ones = things.filter((id) => steps.get(id)!.some((step) => works([step])));
        const rest = things.filter((id) => !ones.includes(id));
        const twos = rest.flatMap((a, index) =>
          rest
            .slice(index + 1)
            .filter((b) => b !== `${a}?`)
            .filter((b) => steps.get(a)!.some((step) => steps.get(b)!.some((other) => works([step, other]))))
            .map((b) => [a, b].sort().join(" ")),
        );
        const now = told.advice.turns.filter((turn) => turn.becomes === "eligible" && turn.first === printDay(on));
        const keys = now.map(({ changes }) =>
          changes
            .map((it) => it.fact + (it.fact === "person.from" && it.how === "answer" ? "?" : ""))
            .sort()
            .join(" "),
        );
        sets += ones.length + twos.length;
        expect(keys.filter((key) => key.split(" ").length < 3).sort()).toEqual([...ones, ...twos].sort());
      }),
      { numRuns: 40, seed: 5 },
    );
    expect(sets).toBeGreaterThan(8);
  });

  it("finds the first and the last day of what happens by itself, to the day", () => {
    let found = 0;
    fc.assert(
      fc.property(timed, whole, (of, facts) => {
        const told = tell(of, facts);
        if (!told.advice) return;
        const days = Array.from({ length: horizon - on + 1 }, (_, index) => on + index);
        const holds = (at: Day) => statusAfter(told, { changes: [] }, at) === "eligible";
        const first = days.find(holds);
        const turn = told.advice.turns.find(({ kind, becomes }) => kind === "by_itself" && becomes === "eligible");
        expect(turn?.first).toBe(first === undefined ? undefined : printDay(first));
        if (first === undefined) return;
        found += 1;
        const end = days.find((at) => at > first && !holds(at));
        expect(turn!.last).toBe(end === undefined ? null : printDay(end - 1));
      }),
      { numRuns: 40, seed: 3 },
    );
    expect(found).toBeGreaterThan(5);
  });
});
