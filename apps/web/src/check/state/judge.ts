import {
  ask,
  combine,
  parseDay,
  prepare,
  type Benefit,
  type Bundle,
  type Decision,
  type Facts,
  type Question,
  type Rules,
} from "@jucai/engine/run";
import { askedAtLeast, factsOf, fitting, type Answers } from "./answers.ts";
import type { Check } from "./check.ts";
import { deciderOf } from "./decide-again.ts";
import type { AtPlace, PlacesBook } from "./merge-books.ts";
import { moneyRange, type MoneyRange } from "./money-range.ts";

/** What one place has for this person. */
export type JudgedPlace = {
  readonly at: AtPlace;
  readonly rules: Rules;
  readonly facts: Facts;
  readonly decisions: readonly Decision[];
  readonly bundle: Bundle;
  readonly range: MoneyRange;
};

/** What the rules say to the answers so far. */
export type Judged = {
  readonly places: readonly JudgedPlace[];
  readonly decisions: readonly Decision[];
  /** Benefits that no further answer can change, and the others. */
  readonly settled: number;
  readonly open: number;
  /** The question to put next, and why; undefined once nothing can change. */
  readonly next: Question | undefined;
};

export type Judge = {
  readonly benefits: readonly Benefit[];
  readonly judge: (check: Check) => Judged;
  /** Only the decisions, for what depends on one answer. */
  readonly decide: (answers: Answers, on: string) => readonly Decision[];
};

const judges = new WeakMap<PlacesBook, Judge>();

/** The judge of these rules: prepared once, it answers for any set of answers. */
export function judgeFor(book: PlacesBook): Judge {
  const known = judges.get(book) ?? prepareJudge(book);
  judges.set(book, known);
  return known;
}

function prepareJudge(book: PlacesBook): Judge {
  const benefits = book.policies.flatMap((policy) => policy.benefits);
  const rules = prepare(book.vocabulary, benefits);
  const prepared = book.places.map((at) => {
    const own = new Set(at.book.policies.flatMap((policy) => policy.benefits.map(({ id }) => id)));
    return { at, rules: { ...rules, benefits: rules.benefits.filter(({ benefit }) => own.has(benefit.id)) } };
  });
  const facts = (answers: Answers) => factsOf(fitting(answers, book.vocabulary), book);
  const decideAgain = deciderOf(rules, benefits, facts);
  const decideOn = (answers: Answers, on: string) => decideAgain(answers, parseDay(on)!);

  // A check never changes, so what was judged when an answer was given need not be judged again to show it.
  const judgedBefore = new WeakMap<Check, Judged>();
  const judge = (check: Check): Judged => {
    const before = judgedBefore.get(check);
    if (before) return before;
    const judged = judgeAnew(check);
    judgedBefore.set(check, judged);
    return judged;
  };
  const judgeAnew = (check: Check): Judged => {
    const decisions = decideOn(check.answers, check.on);
    const known = facts(check.answers);
    const on = parseDay(check.on)!;
    const open = decisions.filter((decision) => decision.missing.length > 0).length;
    // First everything that was never asked; what was skipped comes back once, at the end.
    const skipped = askedAtLeast(2, check.answers, book.vocabulary);
    const later = askedAtLeast(1, check.answers, book.vocabulary);
    return {
      places: prepared.map((place) => judgedAt(place, known, decisions, on, check.prefer)),
      decisions,
      settled: decisions.length - open,
      open,
      next: ask(rules, known, decisions, { on, skipped, later }),
    };
  };
  return { benefits, judge, decide: decideOn };
}

function judgedAt(
  { at, rules }: Pick<JudgedPlace, "at" | "rules">,
  facts: Facts,
  all: readonly Decision[],
  on: number,
  prefer: readonly string[],
): JudgedPlace {
  const own = new Set(rules.benefits.map(({ benefit }) => benefit.id));
  const decisions = all.filter(({ benefit }) => own.has(benefit));
  const total = (some: readonly Decision[]) => combine(rules, some, facts, { on }).totalFen;
  const bundle = combine(rules, decisions, facts, { on, prefer: prefer.filter((id) => own.has(id)) });
  return { at, rules, facts, decisions, bundle, range: moneyRange(decisions, total) };
}
