/**
 * A world small enough to try every completion: few facts, few values, random
 * benefits over them. The completions themselves are decided with nothing unknown.
 */
import fc from "fast-check";
import type { Amount, Benefit, Condition } from "../src/model/benefit.ts";
import { parseDay } from "../src/model/date.ts";
import type { Expression } from "../src/model/expression.ts";
import type { Facts, Held, Value } from "../src/model/facts.ts";
import type { Fact, Vocabulary } from "../src/model/vocabulary.ts";

const text = (words: string) => ({ zh: words, en: words });
const day = (iso: string) => parseDay(iso)!;
export const grades = ["low", "middle", "high"] as const;
const days = { min: "2024-02-27", max: "2024-03-02" };

function fact(id: string, type: Fact["type"], more: Partial<Fact> = {}): Fact {
  const subject = id.split(".")[0]!;
  return {
    id,
    subject,
    type,
    label: text(id),
    question: text(id),
    why: text(id),
    changes: "never",
    sensitivity: "open",
    proof: text(id),
    settledBy: "self",
    ...more,
  };
}

export const vocabulary: Vocabulary = {
  enumerations: [
    { id: "grade", ordered: true, label: text("grade"), values: grades.map((id) => ({ id, label: text(id) })) },
  ],
  subjects: [
    { id: "person", label: text("person") },
    { id: "thing", label: text("thing"), list: "things" },
  ],
  facts: [
    fact("person.a", { kind: "boolean" }),
    fact("person.b", { kind: "boolean" }),
    fact("person.grade", { kind: "enum", of: "grade" }),
    fact("person.years", { kind: "number" }, { min: 0, max: 4 }),
    fact("person.from", { kind: "date" }, days),
    fact("person.to", { kind: "date" }, days),
    fact("thing.good", { kind: "boolean" }),
    fact("thing.size", { kind: "number" }, { min: 0, max: 3 }),
    // Two days in each of two years, so that caps by the year have something to tell apart.
    fact("thing.date", { kind: "date" }, { min: "2023-12-30", max: "2024-01-02" }),
  ],
};

/** Every value of a fact. */
export function valuesOf(id: string): Value[] {
  const it = vocabulary.facts.find((each) => each.id === id)!;
  if (it.type.kind === "boolean") return [true, false];
  if (it.type.kind === "enum") return [...grades];
  const [low, high] = it.type.kind === "date" ? [day(days.min), day(days.max)] : [it.min as number, it.max as number];
  return Array.from({ length: high - low + 1 }, (_, index) => low + index);
}

const factIs = (id: string): Expression => ({ op: "fact", id });
const constant = (value: Value): Expression => ({ op: "const", value });
const comparisons = fc.constantFrom("=", "!=", "<", "<=", ">", ">=") as fc.Arbitrary<
  "=" | "!=" | "<" | "<=" | ">" | ">="
>;

const atom: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom<Expression>(factIs("person.a"), factIs("person.b")),
  fc.tuple(comparisons, fc.constantFrom(...grades)).map(([by, grade]): Expression => ({
    op: "compare",
    by,
    left: factIs("person.grade"),
    right: constant(grade),
    order: grades,
  })),
  fc
    .tuple(comparisons, fc.integer({ min: -1, max: 5 }))
    .map(([by, years]): Expression => ({ op: "compare", by, left: factIs("person.years"), right: constant(years) })),
  fc.tuple(comparisons, fc.integer({ min: -3, max: 3 })).map(([by, days_]): Expression => ({
    op: "compare",
    by,
    left: factIs("person.from"),
    right: {
      op: "arithmetic",
      by: "+",
      left: factIs("person.to"),
      right: { op: "const", value: { months: 0, days: days_ } },
      on: "date",
    },
  })),
  fc.tuple(comparisons, fc.integer({ min: 0, max: 2 })).map(([by, count]): Expression => ({
    op: "compare",
    by,
    left: {
      op: "call",
      function: "count",
      arguments: [
        {
          op: "filter",
          list: { op: "list", id: "things" },
          variable: "x",
          by: { op: "field", variable: "x", id: "thing.good" },
        },
      ],
    },
    right: constant(count),
  })),
);

/** Random conditions; the same fact often stands in several places, so plain Kleene logic would not do. */
export const condition: fc.Arbitrary<Expression> = fc.letrec<{ it: Expression }>((tie) => ({
  it: fc.oneof(
    { maxDepth: 3 },
    atom,
    fc
      .tuple(fc.constantFrom<"and" | "or">("and", "or"), fc.array(tie("it"), { minLength: 2, maxLength: 3 }))
      .map(([op, of]): Expression => ({ op, of })),
    tie("it").map((of): Expression => ({ op: "not", of })),
    fc
      .tuple(tie("it"), tie("it"), tie("it"))
      .map(([test, then, other]): Expression => ({ op: "if", test, then, else: other })),
  ),
})).it;

const sum = fc.integer({ min: 1, max: 3 }).map((yuan): Amount => ({ kind: "expression", is: constant(yuan * 100) }));
const otherwise = fc.constantFrom<"ineligible" | "judgement">("ineligible", "judgement");

export const amount: fc.Arbitrary<Amount> = fc.oneof(
  sum,
  fc
    .tuple(fc.array(fc.tuple(fc.constantFrom(...grades), sum), { maxLength: 3 }), otherwise)
    .map(([rows, other]): Amount => ({
      kind: "by",
      by: factIs("person.grade"),
      rows: [...new Map(rows)].map(([value, each]) => ({ value, amount: each })),
      else: other,
    })),
  fc
    .tuple(fc.array(fc.tuple(condition, sum), { minLength: 1, maxLength: 2 }), otherwise)
    .map(([rows, other]): Amount => ({
      kind: "rows",
      rows: rows.map(([test, each]) => ({ if: test, amount: each })),
      else: other,
    })),
  fc
    .tuple(sum, condition, fc.constantFrom(0, 30))
    .map(([of, test, percent]): Amount => ({ kind: "uplift", of, if: test, percent })),
  sum.map((of): Amount => ({ kind: "times", of, count: factIs("person.years") })),
  fc.constant<Amount>({
    kind: "least",
    of: [
      { kind: "times", of: { kind: "expression", is: constant(100) }, count: factIs("person.years") },
      { kind: "expression", is: constant(200) },
    ],
  }),
);

function conditionOf(id: string, is: Expression, other: "ineligible" | "judgement"): Condition {
  return { id, clause: "1", says: text(id), is, else: other };
}

/** A benefit with nothing special, to be overridden. */
export function aBenefit(over: Partial<Benefit> = {}): Benefit {
  return {
    id: "small/1",
    pack: "small",
    title: text("small"),
    clause: "1",
    form: "grant",
    for: "person",
    about: "person",
    inForce: { from: day("2020-01-01"), clause: "9", says: text("force") },
    settings: [],
    when: [],
    unless: [],
    pays: {
      kind: "fixed",
      to: [{ id: "person", label: text("person"), amount: { kind: "expression", is: constant(100) } }],
      schedule: { kind: "once" },
    },
    gives: [],
    caps: [],
    exclusive: [],
    funds: { printed: false, is: [] },
    evidence: [],
    stops: { printed: false, is: [] },
    readings: [],
    ...over,
  };
}

/** Benefits of one claim without lines. */
export const plainBenefit: fc.Arbitrary<Benefit> = fc
  .record({
    when: fc.array(fc.tuple(condition, otherwise), { maxLength: 3 }),
    unless: fc.array(condition, { maxLength: 2 }),
    amount,
    moment: fc.boolean(),
  })
  .map(({ when, unless, amount: of, moment }) =>
    aBenefit({
      when: when.map(([is, other], index) => conditionOf(`w${index}`, is, other)),
      unless: unless.map((is, index) => conditionOf(`u${index}`, is, "ineligible")),
      pays: { kind: "fixed", to: [{ id: "person", label: text("person"), amount: of }], schedule: { kind: "once" } },
      ...(moment
        ? {
            moment: { name: "at", label: text("at"), is: factIs("person.from") },
            inForce: { from: day("2020-01-01"), to: day("2024-03-01"), clause: "9", says: text("force") },
          }
        : {}),
    }),
  );

/** The same with two ends of a range, or with rates that hold for some days only, or both. */
export const rangedBenefit: fc.Arbitrary<Benefit> = fc
  .record({ benefit: plainBenefit, upTo: fc.option(amount), rates: fc.boolean() })
  .map(({ benefit, upTo, rates }) => {
    const { pays } = benefit;
    const source = { title: text("rates"), number: null, clause: "1", issued: "2024-01-01" };
    return {
      ...benefit,
      pays: {
        ...pays,
        kind: upTo ? ("range" as const) : ("fixed" as const),
        to: pays.to.map((payee) => (upTo ? { ...payee, upTo } : payee)),
        ...(rates ? { rates: { source, from: day("2024-02-28"), to: day("2024-02-29") } } : {}),
      },
    };
  });

const thing: fc.Arbitrary<Expression> = fc.oneof(
  fc.constant(factIs("thing.good")),
  fc
    .tuple(comparisons, fc.integer({ min: 0, max: 3 }))
    .map(([by, size]): Expression => ({ op: "compare", by, left: factIs("thing.size"), right: constant(size) })),
);

const ownCondition = fc.oneof(
  thing,
  fc.tuple(thing, condition).map(([a, b]): Expression => ({ op: "or", of: [a, b] })),
);
const dated = { name: "at", label: text("at"), is: factIs("thing.date") };
const upToNewYear = { from: day("2020-01-01"), to: day("2024-01-01"), clause: "9", says: text("force") };
const perThing: Amount = {
  kind: "rows",
  rows: [{ if: factIs("thing.good"), amount: { kind: "expression", is: constant(200) } }],
  else: "ineligible",
};

/**
 * Benefits whose claim has lines: shared and own conditions, soft ones, a moment, caps by the year
 * that cut or refuse. The date that a cap counts by is the moment, as in every pack.
 */
export const linedBenefit = aLinedBenefit(fc.constantFrom("neither", "moment", "both"));
/** The same with caps that count by a date which is not the claim's moment. */
export const oddlyCappedBenefit = aLinedBenefit(fc.constant("year"));

function aLinedBenefit(dates: fc.Arbitrary<"neither" | "moment" | "both" | "year">): fc.Arbitrary<Benefit> {
  return fc
    .record({
      shared: condition,
      own: fc.array(fc.tuple(ownCondition, otherwise), { minLength: 1, maxLength: 2 }),
      cap: fc.constantFrom<"none" | "fen" | "count">("none", "fen", "count"),
      dates,
    })
    .map(({ shared, own, cap, dates }) =>
      aBenefit({
        each: { list: "things", subject: "thing" },
        ...(dates === "moment" || dates === "both" ? { moment: dated, inForce: upToNewYear } : {}),
        when: [
          conditionOf("shared", shared, "ineligible"),
          ...own.map(([is, other], index) => conditionOf(`own${index}`, is, other)),
        ],
        pays: {
          kind: "fixed",
          to: [{ id: "person", label: text("person"), amount: perThing }],
          schedule: { kind: "once" },
        },
        caps: cap === "none" ? [] : [aCap(cap, dates === "year" || dates === "both")],
      }),
    );
}

function aCap(kind: "fen" | "count", yearly: boolean): Benefit["caps"][number] {
  return {
    id: "cap",
    clause: "1",
    says: text("cap"),
    limit: kind === "fen" ? { fen: 300 } : { count: 1 },
    ...(yearly ? { yearOf: factIs("thing.date") } : {}),
  };
}

/** What was paid before, for caps. */
export const heldBefore: fc.Arbitrary<Held[]> = fc.array(
  fc.record({ benefit: fc.constant("small/1"), year: fc.constantFrom(2023, 2024), fen: fc.constantFrom(100, 300) }),
  { maxLength: 1 },
);

const thingFacts = ["thing.good", "thing.size", "thing.date"];
const scalars = vocabulary.facts.filter((each) => each.subject === "person").map((each) => each.id);

/** Random facts with random holes and up to `most` things; never more holes than can be tried whole. */
export function factsWithHoles(most: number): fc.Arbitrary<Facts> {
  const valueOrHole = (id: string) =>
    fc.oneof(
      { weight: 2, arbitrary: fc.constant(undefined) },
      { weight: 3, arbitrary: fc.constantFrom(...valuesOf(id)) },
    );
  const entries = (ids: readonly string[]) =>
    fc
      .tuple(...ids.map(valueOrHole))
      .map((values) => new Map(ids.flatMap((id, at) => (values[at] === undefined ? [] : [[id, values[at]] as const]))));
  const items = fc.array(entries(thingFacts), { maxLength: most });
  return fc.tuple(entries(scalars), items).map(([values, list]) => ({
    values,
    lists: new Map([["things", { items: list, complete: true }]]),
  }));
}

/** Names of the holes: fact ids, and `index/id` for fields of things. */
export function holesOf(facts: Facts): string[] {
  const things = facts.lists.get("things")!.items;
  return [
    ...scalars.filter((id) => !facts.values.has(id)),
    ...things.flatMap((item, index) => thingFacts.filter((id) => !item.has(id)).map((id) => `${index}/${id}`)),
  ];
}

/** Facts with one hole filled. */
export function fill(facts: Facts, hole: string, value: Value): Facts {
  const [index, id] = hole.includes("/") ? (hole.split("/") as [string, string]) : [undefined, hole];
  if (index === undefined) return { ...facts, values: new Map(facts.values).set(id, value) };
  const items = facts.lists
    .get("things")!
    .items.map((item, at) => (at === Number(index) ? new Map(item).set(id, value) : item));
  return { ...facts, lists: new Map([["things", { items, complete: true }]]) };
}
