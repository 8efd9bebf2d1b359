/** Random benefits with every construct of the model, whatever packs use, and cases to draw claimants from. */
import { mapExpression, walk } from "../../src/check/walk.ts";
import { prepare } from "../../src/decide/rules.ts";
import { vocabulary as fixture } from "../../src/feel/vocabulary.fixture.ts";
import type { Benefit, Cap, Condition, Each } from "../../src/model/benefit.ts";
import type { Expression } from "../../src/model/expression.ts";
import type { Facts, Item, Value } from "../../src/model/facts.ts";
import type { Fact, Vocabulary } from "../../src/model/vocabulary.ts";
import { generatorFrom } from "../generator.ts";
import type { Generator } from "../generating.ts";
import type { Random } from "../random.ts";
import { aBenefit } from "../small-world.ts";
import type { Kind } from "../terms.ts";
import { colleges, days, degrees, mayBeNone, regions } from "../worlds.ts";
import { type Case, type World, worldOf } from "./pools.ts";
import { randomPays } from "./random-pays.ts";

const text = { zh: "", en: "" };

function fact(id: string, type: Fact["type"], more: Partial<Fact> = {}): Fact {
  return { ...fixture.facts[0]!, id, subject: id.split(".")[0]!, type, ...more };
}

const dates = { min: "2018-01-01", max: "2030-12-31" };
/** The vocabulary of the generated expressions, with some of which there may be none, and a few that they do not know. */
export const vocabulary: Vocabulary = {
  ...fixture,
  facts: [
    ...fixture.facts.map((it) => ({
      ...it,
      ...(mayBeNone.has(it.id) ? { mayBeNone: true as const } : {}),
      ...(it.type.kind === "date" ? dates : {}),
      ...(it.id === "person.hours" ? { min: 0, max: 9 } : {}),
    })),
    fact("person.office", { kind: "boolean" }, { settledBy: "office" }),
    fact("person.rank", { kind: "number" }, { min: 0, max: 40, mayBeNone: true }),
    fact("hire.name", { kind: "text" }),
    fact("trip.until", { kind: "date" }, { ...dates, mayBeNone: true }),
  ],
};

/** Makes terms for one benefit; of a benefit with lines, they may look at its own thing. */
export type Terms = {
  readonly random: Random;
  readonly term: (kind: Kind, depth: number) => Expression;
  readonly each?: Each;
};

/** More facts than these in one term, or in one benefit, make decisions that take seconds. */
const mostFacts = { term: 4, benefit: 6 };
const line = "line";

function termsFor(random: Random, each: Each | undefined): Terms {
  const frames: Generator["frames"] = each ? [{ variable: line, subject: each.subject, implied: true }] : [];
  const generator = generatorFrom(random, frames);
  const term = (kind: Kind, depth: number): Expression => {
    for (;;) {
      const { expression } = generator.term(kind, depth);
      const own = mapExpression(expression, (part) =>
        part.op === "field" && part.variable === line ? { op: "fact", id: part.id } : part,
      );
      const seen = new Set<string>();
      walk(own, (part) => void ("id" in part && part.op !== "setting" && seen.add(part.id)));
      if (seen.size <= mostFacts.term) return own;
    }
  };
  return { random, term, ...(each ? { each } : {}) };
}

/** A few benefits of one place that exclude each other now and then, and cases for them. */
export function randomWorld(random: Random): World {
  const ids = Array.from({ length: random.whole(2, 5) }, (_, index) => `small/${index}`);
  const rules = prepare(
    vocabulary,
    ids.map((id) => smallEnough(random, id, ids)),
  );
  const cases = new Map(ids.map((id) => [id, Array.from({ length: 4 }, () => randomCase(random))]));
  return worldOf(rules, cases);
}

function smallEnough(random: Random, id: string, ids: readonly string[]): Benefit {
  for (;;) {
    const benefit = randomBenefit(random, id, ids);
    if (prepare(vocabulary, [benefit]).benefits[0]!.domains.size <= mostFacts.benefit) return benefit;
  }
}

function randomBenefit(random: Random, id: string, ids: readonly string[]): Benefit {
  const each = random.chance(0.4) ? randomEach(random, id, ids) : undefined;
  const terms = termsFor(random, each);
  const some = <T>(most: number, make: (index: number) => T): T[] =>
    Array.from({ length: random.whole(0, most) }, (_, index) => make(index));
  const moment = random.chance(0.5) ? terms.term("date", random.whole(1, 2)) : undefined;
  const exclusive = ["one", "two"].filter(() => random.chance(0.25));
  return aBenefit({
    id,
    pack: random.pick(["small", "large"]),
    form: random.pick(["grant", "grant", "grant", "loan", "service", "treatment"]),
    ...(each ? { each } : {}),
    ...(moment ? { moment: { name: "at", label: text, is: moment } } : {}),
    ...(random.chance(0.2) ? { repeats: true as const } : {}),
    ...randomForce(random),
    settings: [{ id: "delay", label: text, reading: random.whole(0, 3), says: text, neededFor: "estimate" }],
    when: some(3, (index) => conditionOf(terms, `w${index}`)),
    unless: some(1, (index) => conditionOf(terms, `u${index}`)),
    pays: randomPays(terms, moment),
    gives: some(2, (index) => ({
      id: `g${index}`,
      says: text,
      ...(random.chance(0.7) ? { if: terms.term("boolean", 2) } : {}),
    })),
    caps: randomCaps(terms, moment),
    exclusive: exclusive.map((group) => ({ group, clause: "1", says: text })),
    ...(random.chance(0.3) ? { purpose: randomPurpose(random) } : {}),
  });
}

function randomEach(random: Random, id: string, ids: readonly string[]): Each {
  const [list, subject, key] = random.pick([
    ["hires", "hire", "hire.name"],
    ["hires", "hire", "hire.name"],
    ["trips", "trip", "trip.place"],
  ] as const);
  if (!random.chance(0.6)) return { list, subject };
  const across = ids.filter((other) => other !== id && random.chance(0.4));
  return { list, subject, unique: { key, across, clause: "1", says: text } };
}

function randomForce(random: Random): Partial<Benefit> {
  const [from, to] = [random.pick(days), random.pick(days)].sort((a, b) => a - b) as [number, number];
  const before = from - random.pick([0, 1, 300]);
  return {
    inForce: { from: random.chance(0.5) ? 0 : from, ...(random.chance(0.3) ? { to } : {}), clause: "9", says: text },
    ...(random.chance(0.15) ? { transition: { before, then: "judgement", clause: "9", says: text } } : {}),
  };
}

function conditionOf(terms: Terms, id: string): Condition {
  const { random } = terms;
  const base = { id, clause: "1", says: text, else: random.pick(["ineligible", "ineligible", "judgement"] as const) };
  if (random.chance(0.07)) return base;
  return { ...base, is: random.chance(0.25) ? special(terms) : terms.term("boolean", random.pick([1, 2, 2, 3])) };
}

/** What the generator of expressions does not make: stretches of time, choices inside comparisons, judged facts. */
function special({ random, term }: Terms): Expression {
  const constant = (value: Value): Expression => ({ op: "const", value });
  const than = (left: Expression, right: Expression): Expression => ({
    op: "compare",
    by: random.pick(["<", "<=", ">", ">="] as const),
    left,
    right,
  });
  return random.pick([
    (): Expression => ({ op: "fact", id: "person.office" }),
    () => than({ op: "fact", id: "person.rank" }, constant(random.whole(0, 40))),
    () => ({ op: "in" as const, value: { op: "fact" as const, id: "person.rank" }, tests: [{ is: constant(3) }] }),
    () =>
      than(
        { op: "if", test: term("boolean", 1), then: term("number", 1), else: constant(random.whole(0, 5)) },
        term("number", 1),
      ),
    () =>
      than(
        {
          op: "unbroken_months",
          list: { op: "list", id: "trips" },
          from: "trip.date",
          to: "trip.until",
          ends: random.chance(0.5) ? { op: "on" } : term("date", 1),
          gapDays: constant(random.pick([0, 30])),
        },
        constant(random.pick([1, 6, 12])),
      ),
  ])();
}

function randomCaps({ random, term }: Terms, moment: Expression | undefined): Cap[] {
  const yearOf = random.chance(0.5) ? (moment ?? term("date", 1)) : undefined;
  return Array.from({ length: random.pick([0, 0, 1, 2]) }, (_, index) => ({
    id: `c${index}`,
    clause: "1",
    says: text,
    limit: random.chance(0.5) ? { fen: random.pick([100, 30_000, 150_000]) } : { count: random.whole(1, 3) },
    ...(yearOf ? { yearOf } : {}),
  }));
}

function randomPurpose(random: Random): NonNullable<Benefit["purpose"]> {
  const place = random.pick(["350000", "350400", "350423"]);
  return {
    id: random.pick(["living", "rent"]),
    place,
    ...(random.chance(0.6) ? { overlap: { clause: "7", says: text } } : {}),
  };
}

function randomCase(random: Random): Case {
  const values = (subject: (id: string) => boolean): Item =>
    new Map(vocabulary.facts.filter((it) => subject(it.subject)).map((it) => [it.id, valueOf(it, random)]));
  const list = (subject: string) => ({
    items: Array.from({ length: random.whole(0, 2) }, () => values((id) => id === subject)),
    complete: true,
  });
  const facts: Facts = {
    values: values((id) => id === "person" || id === "firm"),
    lists: new Map([
      ["hires", list("hire")],
      ["trips", list("trip")],
    ]),
  };
  return { on: random.pick(days), facts, held: [], settings: new Map() };
}

function valueOf({ id, type, mayBeNone: none }: Fact, random: Random): Value {
  if (none && random.chance(0.15)) return null;
  switch (type.kind) {
    case "boolean":
      return random.chance(0.5);
    case "number":
      return id === "person.age" ? random.whole(17, 61) : random.whole(0, 8);
    case "money":
      return random.pick([0, 1, 50_000, 99_999, 100_000, 100_001, 300_000]);
    case "date":
      return random.pick(days) + random.pick([-1, 0, 0, 1]);
    case "text":
      return random.pick(["a", "b", "c"]);
    case "region":
      return random.pick(regions);
    case "enum":
      return random.pick(type.of === "degree" ? degrees : colleges);
  }
}
