/** Compiles benefits once, so that people can be decided many times. */
import { factsOf } from "../check/walk.ts";
import { compile } from "../evaluate/compile.ts";
import type { Environment, Result } from "../evaluate/environment.ts";
import type { Amount, Benefit, Condition } from "../model/benefit.ts";
import type { Constant, Expression } from "../model/expression.ts";
import type { Fact, Subject, Vocabulary } from "../model/vocabulary.ts";
import { compileAmount, expressionsOf } from "../operators/index.ts";
import { during } from "../operators/during.ts";
import type { MoneyRun } from "../operators/money.ts";
import { type Names, namesOf } from "../explain/names.ts";
import { beyondIn } from "./beyond.ts";
import { type Comparing, comparisonsIn, constantsIn } from "./comparisons.ts";
import { type Domain, domainOf } from "./domain.ts";

type Run = (env: Environment) => Result;

/** One condition or exclusion, ready to run. `holds` says that it is no obstacle. */
export type Rule = {
  readonly condition: Condition;
  readonly kind: "condition" | "exclusion";
  readonly facts: ReadonlySet<string>;
  /** Absent when only a person can say. */
  readonly holds?: Run;
};

export type Prepared = {
  readonly benefit: Benefit;
  readonly rules: readonly Rule[];
  readonly moment?: Run;
  readonly momentFacts: ReadonlySet<string>;
  readonly amounts: readonly PreparedAmount[];
  /** Upper ends by payee where a range is printed; empty otherwise. */
  readonly upTo: readonly PreparedAmount[];
  readonly gives: readonly { readonly id: string; readonly facts: ReadonlySet<string>; readonly if?: Run }[];
  readonly delayMonths?: Run;
  /** The date whose year the caps count in; all caps of a benefit share it (the pack reader sees to that). */
  readonly capYear?: Run;
  readonly readings: ReadonlyMap<string, Constant>;
  readonly domains: ReadonlyMap<string, Domain>;
  readonly comparisons: ReadonlyMap<string, readonly Comparing[]>;
  readonly names: Names;
  /** Facts that more of the benefit looks at come first when completions are tried. */
  readonly ranks: ReadonlyMap<string, number>;
};

export type PreparedAmount = {
  readonly payee: string;
  readonly facts: ReadonlySet<string>;
  readonly run: MoneyRun;
};

/** Compiled benefits with the vocabulary that they speak. */
export type Rules = {
  readonly vocabulary: Vocabulary;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly lists: ReadonlyMap<string, Subject>;
  readonly benefits: readonly Prepared[];
};

/** Compiles published benefits; they are trusted to have passed the pack reader's checks. */
export function prepare(vocabulary: Vocabulary, benefits: readonly Benefit[]): Rules {
  const facts = new Map(vocabulary.facts.map((fact) => [fact.id, fact]));
  const lists = new Map(vocabulary.subjects.flatMap((each) => (each.list ? [[each.list, each] as const] : [])));
  return { vocabulary, facts, lists, benefits: benefits.map((benefit) => prepareBenefit(benefit, vocabulary, facts)) };
}

function prepareBenefit(benefit: Benefit, vocabulary: Vocabulary, facts: ReadonlyMap<string, Fact>): Prepared {
  const { moment, pays } = benefit;
  const expressions = allExpressions(benefit);
  const capYear = benefit.caps.find((cap) => cap.yearOf)?.yearOf;
  const used = new Set(expressions.flatMap(factsOf));
  return {
    benefit,
    rules: [
      ...benefit.when.map((condition) => ruleOf(condition, "condition")),
      ...benefit.unless.map((condition) => ruleOf(condition, "exclusion")),
    ],
    ...(moment ? { moment: compile(moment.is) } : {}),
    momentFacts: new Set(moment ? factsOf(moment.is) : []),
    amounts: pays.to.map(({ id, amount }) => prepareAmount(benefit, id, amount)),
    upTo: pays.to.flatMap(({ id, upTo }) => (upTo ? [prepareAmount(benefit, id, upTo)] : [])),
    gives: benefit.gives.map((gift) => ({
      id: gift.id,
      facts: new Set(gift.if ? factsOf(gift.if) : []),
      ...(gift.if ? { if: compile(gift.if) } : {}),
    })),
    ...(pays.schedule.kind === "monthly" ? { delayMonths: compile(pays.schedule.delayMonths) } : {}),
    ...(capYear ? { capYear: compile(capYear) } : {}),
    readings: new Map(benefit.settings.map((setting) => [setting.id, setting.reading])),
    domains: domainsOf([...used], expressions, vocabulary, facts),
    comparisons: comparisonsByFact(expressions, benefit),
    names: namesOf(vocabulary, benefit.settings),
    ranks: ranksOf(expressions),
  };
}

function prepareAmount({ moment, pays }: Benefit, payee: string, amount: Amount): PreparedAmount {
  const run = neverNegative(compileAmount(amount, compile));
  const facts = new Set(expressionsOf(amount).flatMap(factsOf));
  if (!pays.rates) return { payee, facts, run };
  const at: Run = moment ? compile(moment.is) : (env) => env.on;
  for (const id of moment ? factsOf(moment.is) : []) facts.add(id);
  return { payee, facts, run: during(at, pays.rates.from, pays.rates.to, run) };
}

/** A sum below nothing pays nothing. */
function neverNegative(run: MoneyRun): MoneyRun {
  return (env) => {
    const fen = run(env);
    return typeof fen === "number" ? Math.max(0, fen) : fen;
  };
}

function ruleOf(condition: Condition, kind: Rule["kind"]): Rule {
  const { is } = condition;
  if (!is) return { condition, kind, facts: new Set() };
  const run = compile(is);
  const holds: Run = kind === "condition" ? run : (env) => flip(run(env));
  return { condition, kind, facts: new Set(factsOf(is)), holds };
}

function flip(value: Result): Result {
  return typeof value === "boolean" ? !value : value;
}

/** Every expression of a benefit that decides a status, an amount or a date. */
export function allExpressions(benefit: Benefit): Expression[] {
  const conditions = [...benefit.when, ...benefit.unless].flatMap(({ is }) => (is ? [is] : []));
  return [
    ...conditions,
    ...(benefit.moment ? [benefit.moment.is] : []),
    ...benefit.pays.to.flatMap(({ amount, upTo }) => [amount, ...(upTo ? [upTo] : [])].flatMap(expressionsOf)),
    ...(benefit.pays.schedule.kind === "monthly" ? [benefit.pays.schedule.delayMonths] : []),
    ...benefit.gives.flatMap((gift) => (gift.if ? [gift.if] : [])),
    ...benefit.caps.flatMap((cap) => (cap.yearOf ? [cap.yearOf] : [])),
  ];
}

function domainsOf(
  used: readonly string[],
  expressions: readonly Expression[],
  vocabulary: Vocabulary,
  facts: ReadonlyMap<string, Fact>,
): Map<string, Domain> {
  const { texts, largest } = constantsIn(expressions);
  const beyond = beyondIn(expressions, facts);
  const seen = (fact: Fact) => ({
    texts: fact.type.kind === "region" ? texts.filter((text) => /^\d{6}$/.test(text)) : texts,
    largest,
    beyond: beyond.has(fact.id),
  });
  return new Map(
    used.flatMap((id) => {
      const fact = facts.get(id);
      return fact ? [[id, domainOf(fact, enumValues(fact, vocabulary), seen(fact))]] : [];
    }),
  );
}

function enumValues(fact: Fact, vocabulary: Vocabulary): string[] {
  const { type } = fact;
  if (type.kind !== "enum") return [];
  return vocabulary.enumerations.find(({ id }) => id === type.of)!.values.map(({ id }) => id);
}

/** Comparisons by the facts they look at; the force dates compare the moment as well. */
function comparisonsByFact(expressions: readonly Expression[], benefit: Benefit): Map<string, Comparing[]> {
  const { inForce, transition, pays } = benefit;
  const force = [inForce.from, inForce.to, transition?.before, pays.rates?.from, pays.rates?.to];
  const atMoment = force.flatMap((day): Expression[] =>
    benefit.moment && day !== undefined
      ? [{ op: "compare", by: "<=", left: benefit.moment.is, right: { op: "const", value: day } }]
      : [],
  );
  const byFact = new Map<string, Comparing[]>();
  for (const comparing of comparisonsIn([...expressions, ...atMoment])) {
    for (const fact of comparing.facts) byFact.set(fact, [...(byFact.get(fact) ?? []), comparing]);
  }
  return byFact;
}

function ranksOf(expressions: readonly Expression[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const fact of expressions.flatMap(factsOf)) uses.set(fact, (uses.get(fact) ?? 0) + 1);
  return new Map([...uses].map(([fact, count]) => [fact, -count]));
}
