/**
 * Classes of one fact's values that a benefit cannot tell apart.
 *
 * Class 0 is "not known". Two values of one class get the same answers from every question that looks at
 * this fact alone, so they may stand for each other.
 */
import type { Bound } from "../evaluate/run.ts";
import { compile } from "../evaluate/compile.ts";
import type { Environment } from "../evaluate/environment.ts";
import { hole, Unknown } from "../evaluate/unknown.ts";
import type { Prepared } from "../decide/rules.ts";
import type { Day } from "../model/date.ts";
import type { Constant, Expression } from "../model/expression.ts";
import type { Value } from "../model/facts.ts";

/** The day and settings that questions are answered for. */
export type Ground = { readonly on: Day; readonly setting: (id: string) => Constant };

/** Ends of what a day or a figure can be: further than any vocabulary goes. */
export const widest = { day: [-500_000, 500_000], figure: [-1e15, 1e15] } as const;

let made = 0;

export class Classes {
  /** Tells these classes from all others. */
  readonly id = made++;
  readonly fact: string;
  /** Where a line of days or figures changes class, ascending; undefined where classes do not follow a line. */
  readonly cuts: { readonly day: readonly number[]; readonly figure: readonly number[] } | undefined;
  private readonly runs: readonly ((env: Environment) => unknown)[];
  private readonly ground: Ground;
  private readonly known = new Map<string, number>();

  constructor(prepared: Prepared, fact: string, questions: readonly Expression[], ground: Ground) {
    this.fact = fact;
    this.ground = ground;
    this.runs = questions.map((question) => compile(question));
    const curved = prepared.domains.get(fact)?.kind === "open";
    this.cuts = curved
      ? undefined
      : {
          day: cutsOf(prepared, fact, ground, widest.day),
          figure: cutsOf(prepared, fact, ground, widest.figure),
        };
  }

  /** How many classes were met so far, "not known" included. Grows while values are met. */
  get size(): number {
    return this.known.size + 1;
  }

  /** The class of a known value. */
  of(value: Value): number {
    const env: Environment = {
      ...this.ground,
      fact: (id) => (id === this.fact ? value : hole(id)),
      list: hole,
    };
    const key = this.runs.map((run) => answer(run(env))).join("\u0001");
    const seen = this.known.get(key);
    if (seen !== undefined) return seen;
    this.known.set(key, this.known.size + 1);
    return this.known.size;
  }
}

/** Where a comparison that looks at one fact alone changes, ascending. */
export function cutsOf(
  prepared: Prepared,
  fact: string,
  ground: Ground,
  [from, to]: readonly [number, number],
): number[] {
  const cuts = new Set<number>();
  for (const { facts, over, difference } of prepared.comparisons.get(fact) ?? []) {
    if (facts.length > 1 || over.size > 0) continue;
    const sign = (value: number): number | undefined => {
      const result = difference({ ...ground, fact: () => value, list: hole }, noVariables);
      return result instanceof Unknown ? undefined : Math.sign(result);
    };
    changesOf(sign, from, to, cuts);
  }
  return [...cuts].sort((a, b) => a - b);
}

/** Ends far beyond what a fact can be. */
export function widestOf({ domains }: Prepared, fact: string): readonly [number, number] {
  const domain = domains.get(fact);
  const isFar = domain?.kind === "line" && Math.max(Math.abs(domain.from), Math.abs(domain.to)) > widest.day[1];
  return isFar ? widest.figure : widest.day;
}

export const noVariables: Bound = new Map();

function answer(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : `${typeof value} ${String(value)}`;
}

/** Where something that rises or falls along a line changes, by halving. */
export function changesOf(
  at: (value: number) => number | undefined,
  low: number,
  high: number,
  into: Set<number>,
): void {
  if (at(low) === at(high)) return;
  if (high - low <= 1) {
    into.add(high);
    return;
  }
  const middle = Math.floor((low + high) / 2);
  changesOf(at, low, middle, into);
  changesOf(at, middle, high, into);
}
