import {
  ask,
  combine,
  parseDay,
  prepare,
  type Benefit,
  type Bundle,
  type Day,
  type Decision,
  type Facts,
  type RuleBook,
} from "@jucai/engine/run";
import { askedAtLeast, factsOf, fitting, type Answers } from "./answers.ts";
import type { Check } from "./check.ts";
import { deciderOf } from "./decide-again.ts";
import { moneyRange, type MoneyRange } from "./money-range.ts";

/** What the rules say to the answers so far. */
export type Judged = {
  readonly decisions: readonly Decision[];
  readonly bundle: Bundle;
  readonly range: MoneyRange;
  /** Benefits that no further answer can change, and the others. */
  readonly settled: number;
  readonly open: number;
  /** The question to put next, and how many there can be at most; undefined once nothing can change. */
  readonly next: { readonly id: string; readonly atMost: number } | undefined;
};

export type Judge = {
  readonly benefits: readonly Benefit[];
  readonly judge: (check: Check) => Judged;
  /** Only the decisions, for what depends on one answer. */
  readonly decide: (answers: Answers, on: string) => readonly Decision[];
};

const judges = new WeakMap<RuleBook, Judge>();

/** The judge of these rules: prepared once, it answers for any set of answers. */
export function judgeFor(book: RuleBook): Judge {
  const known = judges.get(book) ?? prepareJudge(book);
  judges.set(book, known);
  return known;
}

function prepareJudge(book: RuleBook): Judge {
  const benefits = book.policies.flatMap((policy) => policy.benefits);
  const rules = prepare(book.vocabulary, benefits);
  const decideAgain = deciderOf(rules, benefits);
  const decideOn = (answers: Answers, on: string) => decideAgain(fitting(answers, book.vocabulary), parseDay(on)!);

  // First everything that was never asked; what was skipped comes back once, at the end.
  const next = (decisions: readonly Decision[], facts: Facts, on: Day, answers: Answers) => {
    const skipped = askedAtLeast(2, answers, book.vocabulary);
    const later = askedAtLeast(1, answers, book.vocabulary);
    const question = ask(rules, facts, decisions, { on, skipped, later });
    return question && { id: question.fact, atMost: question.atMost };
  };

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
    const facts = factsOf(fitting(check.answers, book.vocabulary));
    const on = parseDay(check.on)!;
    const open = decisions.filter((decision) => decision.missing.length > 0).length;
    return {
      decisions,
      bundle: combine(rules, decisions, facts, { on, prefer: check.prefer }),
      range: moneyRange(decisions, (some) => combine(rules, some, facts, { on }).totalFen),
      settled: decisions.length - open,
      open,
      next: next(decisions, facts, on, check.answers),
    };
  };
  return { benefits, judge, decide: decideOn };
}
