/** What would turn a benefit that is not had: by itself, by acting, or if an unknown fact turns out so. */
import type { Status } from "../model/decision.ts";
import type { Value } from "../model/facts.ts";

/** One fact that is another. Dates are day numbers, money is fen, as everywhere in facts. */
export type Change = {
  readonly fact: string;
  /** Set when the fact belongs to one of several things: which list, and which of its items. */
  readonly list?: string;
  readonly index?: number;
  /** The value it has; undefined where it is not known. */
  readonly from: Value | undefined;
  readonly to: Value;
  /** `act`: you do it. `answer`: only if that is what the unknown fact turns out to be. `time`: it comes about. */
  readonly how: "act" | "answer" | "time";
  /** The date is the day itself on which it is done: `to` on the first day, and any later day up to the last. */
  readonly moves?: true;
  /** Other values that do as well, on the same days; the money may be another. */
  readonly or?: readonly Value[];
  /** `to` and `or` are a grade of an ordered enumeration and all above it. */
  readonly upwards?: true;
  /** Of figures and dates: from the least to the most any value does, on the same days; an end that is absent is open. */
  readonly range?: { readonly least?: number; readonly most?: number };
};

/** One smallest set of changes with the days on which it gives `becomes`. */
export type Turn = {
  /**
   * `by_itself`: only days go by. `act`: you do something, and days may go by. `answer`: it hangs on an unknown
   * fact, or on something that comes about on a day nobody can tell.
   */
  readonly kind: "by_itself" | "act" | "answer";
  /** Empty where only the calendar moves on. */
  readonly changes: readonly Change[];
  /** First day on which it is so, ISO; never before the date of judgement. */
  readonly first: string;
  /** Last day on which it is still so, to act or to claim; null: no end within ten years. */
  readonly last: string | null;
  readonly becomes: Status;
  /** The line of the claim that turns; then `becomes` and the money are that line's. */
  readonly line?: number;
  readonly totalFen: number | null;
  readonly minFen?: number;
  readonly maxFen?: number;
};

export type Advice = {
  readonly benefit: string;
  /** What it is on the date of judgement. */
  readonly status: Status;
  /** Soonest and smallest first. */
  readonly turns: readonly Turn[];
  /** Conditions that fail on every day whatever is done: their facts never change, or it is too late. */
  readonly cannot: readonly { readonly reason: string; readonly facts: readonly string[] }[];
};
