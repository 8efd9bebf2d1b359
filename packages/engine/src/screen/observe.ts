/**
 * What a benefit looks at: the smallest questions its rules put to the facts.
 *
 * A question to one fact alone (`degree >= "master"`) splits that fact's values into classes. One that needs
 * several facts (`signed <= graduated + 5 years`) is answered row by row and stands in the rules as a fact of
 * its own. Amounts that a figure goes into are only known to be open here; they are computed row by row.
 */
import { factsOf, mapChildren } from "../check/walk.ts";
import type { Amount, Benefit, Condition } from "../model/benefit.ts";
import type { Expression } from "../model/expression.ts";

export type Observed = {
  /** By fact: the questions that look at nothing else. */
  readonly single: ReadonlyMap<string, readonly Expression[]>;
  /** Questions that need several facts; the n-th stands in `outline` as the fact {@link jointFact}(n). */
  readonly joint: readonly Expression[];
  /** Facts whose figures go into an amount. */
  readonly measured: ReadonlySet<string>;
  /** The benefit with joint questions and measured amounts standing as facts of their own. */
  readonly outline: Benefit;
  /** False where the moment itself is computed from several facts: such a benefit is decided row by row. */
  readonly classable: boolean;
};

/** How many values a fact can have; undefined where they are not listed. */
export type CountOf = (fact: string) => number | undefined;

/** A question to several facts of few values is not asked row by row: each of their values is a class of its own. */
const fewTogether = 512;

export const jointFact = (index: number): string => `#joint/${index}`;
const measuredFact: Expression = { op: "fact", id: "#measured" };

export function observe(benefit: Benefit, countOf: CountOf): Observed {
  const observer = new Observer(countOf);
  const outline: Benefit = {
    ...benefit,
    when: benefit.when.map((each) => observer.condition(each)),
    unless: benefit.unless.map((each) => observer.condition(each)),
    gives: benefit.gives.map((gift) => (gift.if ? { ...gift, if: observer.truth(gift.if) } : gift)),
    pays: {
      ...benefit.pays,
      to: benefit.pays.to.map((payee) => ({
        ...payee,
        amount: observer.amount(payee.amount),
        ...(payee.upTo ? { upTo: observer.amount(payee.upTo) } : {}),
      })),
    },
  };
  const { moment } = benefit;
  if (moment) for (const mark of marksOf(benefit, moment.is)) observer.note(mark);
  const { single, joint, measured } = observer;
  return { single, joint, measured, outline, classable: !moment || factsOf(moment.is).length < 2 };
}

/** Where the moment lies in the document's time, as questions to it. */
function marksOf({ inForce, transition, pays }: Benefit, moment: Expression): Expression[] {
  const days = [inForce.from, inForce.to, transition?.before, pays.rates?.from, pays.rates?.to];
  const value = (of: number | null): Expression => ({ op: "const", value: of });
  return [
    { op: "compare", by: "=", left: moment, right: value(null) },
    ...days.flatMap((day): Expression[] =>
      day === undefined
        ? []
        : (["<", "<="] as const).map((by) => ({ op: "compare", by, left: moment, right: value(day) })),
    ),
  ];
}

class Observer {
  private readonly countOf: CountOf;
  readonly single = new Map<string, Expression[]>();
  readonly joint: Expression[] = [];
  readonly measured = new Set<string>();

  constructor(countOf: CountOf) {
    this.countOf = countOf;
  }

  condition(condition: Condition): Condition {
    return condition.is ? { ...condition, is: this.truth(condition.is) } : condition;
  }

  /** A test, taken apart down to its questions. */
  truth(of: Expression): Expression {
    if (of.op === "and" || of.op === "or" || of.op === "not" || of.op === "named") {
      return mapChildren(of, (child) => this.truth(child));
    }
    return this.question(of);
  }

  private question(of: Expression): Expression {
    const facts = factsOf(of);
    if (facts.length === 0) return of;
    if (facts.length === 1 && !looksAtList(of)) {
      this.note(of);
      return of;
    }
    const counts = facts.map((fact) => this.countOf(fact) ?? Infinity);
    if (!looksAtList(of) && counts.reduce((product, count) => product * count, 1) <= fewTogether) {
      for (const id of facts) this.note({ op: "fact", id });
      return of;
    }
    this.joint.push(of);
    return { op: "fact", id: jointFact(this.joint.length - 1) };
  }

  /** Notes a question to one fact. */
  note(of: Expression): void {
    for (const fact of factsOf(of)) this.single.set(fact, [...(this.single.get(fact) ?? []), of]);
  }

  amount(of: Amount): Amount {
    switch (of.kind) {
      case "none":
        return of;
      case "expression":
        return { kind: "expression", is: this.sum(of.is) };
      case "by":
        return {
          ...of,
          by: this.key(of.by),
          rows: of.rows.map((row) => ({ ...row, amount: this.amount(row.amount) })),
        };
      case "rows":
        return { ...of, rows: of.rows.map((row) => ({ if: this.truth(row.if), amount: this.amount(row.amount) })) };
      case "least":
      case "most":
      case "add":
        return { ...of, of: of.of.map((each) => this.amount(each)) };
      case "percent":
        return { ...of, of: this.amount(of.of) };
      case "uplift":
        return { ...of, of: this.amount(of.of), if: this.truth(of.if) };
      case "times":
        return { ...of, of: this.amount(of.of), count: this.figure(of.count) };
      case "ladder":
        return { ...of, from: this.key(of.from), to: this.key(of.to) };
    }
  }

  /** A value that chooses a row or a grade: each value is a class of its own. */
  private key(of: Expression): Expression {
    const facts = factsOf(of);
    if (facts.length === 1 && !looksAtList(of)) {
      this.note(of);
      return of;
    }
    return facts.length === 0 ? of : this.figure(of);
  }

  /** A sum in fen: a choice among sums is taken apart, a sum that a fact goes into is only known to be open. */
  private sum(of: Expression): Expression {
    if (of.op === "named") return { ...of, is: this.sum(of.is) };
    if (of.op === "if") return { ...of, test: this.truth(of.test), then: this.sum(of.then), else: this.sum(of.else) };
    return this.figure(of);
  }

  private figure(of: Expression): Expression {
    for (const fact of factsOf(of)) this.measured.add(fact);
    return factsOf(of).length === 0 ? of : measuredFact;
  }
}

function looksAtList(of: Expression): boolean {
  let found = false;
  const visit = (node: Expression): void => {
    found ||= ["list", "field", "pluck", "quantified", "filter", "unbroken_months"].includes(node.op);
    mapChildren(node, (child) => (visit(child), child));
  };
  visit(of);
  return found;
}
