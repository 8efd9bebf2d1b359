/**
 * The typed intermediate form of a rule expression: plain JSON, no functions.
 *
 * It is what a published pack carries, so that a browser evaluates rules without
 * a parser. Dates are day numbers (see model/date.ts), money is whole fen.
 */
export type Expression =
  | { readonly op: "const"; readonly value: Constant }
  /** A fact of a single subject, such as `person.degree`; or of the claim's current item in an `each` benefit. */
  | { readonly op: "fact"; readonly id: string }
  /** A field of an item bound by some/every/filter. */
  | { readonly op: "field"; readonly variable: string; readonly id: string }
  /** A whole list of items, such as `hires`. */
  | { readonly op: "list"; readonly id: string }
  /** The date of judgement. */
  | { readonly op: "on" }
  /** A setting of the benefit, as set by the place or as the reading proposes. */
  | { readonly op: "setting"; readonly id: string }
  /** A named definition or moment, kept by name for explanation; `is` is its meaning. */
  | { readonly op: "named"; readonly name: string; readonly is: Expression }
  | { readonly op: "and" | "or"; readonly of: readonly Expression[] }
  | { readonly op: "not"; readonly of: Expression }
  | {
      readonly op: "compare";
      readonly by: Comparison;
      readonly left: Expression;
      readonly right: Expression;
      readonly order?: readonly string[];
    }
  /** `x in [a, b]`, ranges included. */
  | {
      readonly op: "in";
      readonly value: Expression;
      readonly tests: readonly Test[];
      readonly order?: readonly string[];
    }
  /** `x in region("3504")`: the code lies in that province, city or county. */
  | { readonly op: "within"; readonly value: Expression; readonly region: Expression }
  | {
      readonly op: "arithmetic";
      readonly by: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
      readonly on: "number" | "money" | "date" | "duration";
    }
  | { readonly op: "negate"; readonly of: Expression }
  | { readonly op: "if"; readonly test: Expression; readonly then: Expression; readonly else: Expression }
  | { readonly op: "call"; readonly function: BuiltIn; readonly arguments: readonly Expression[] }
  | {
      readonly op: "quantified";
      readonly by: "some" | "every";
      readonly variable: string;
      readonly in: Expression;
      readonly satisfies: Expression;
    }
  | { readonly op: "filter"; readonly list: Expression; readonly variable: string; readonly by: Expression }
  /** One field of every item of a list: `trips.cost`. */
  | { readonly op: "pluck"; readonly list: Expression; readonly id: string }
  /** Whole months of the last unbroken stretch of periods up to a day; `from` and `to` are the items' dates. */
  | {
      readonly op: "unbroken_months";
      readonly list: Expression;
      readonly from: string;
      readonly to: string;
      readonly ends: Expression;
      /** Periods at most so many days apart are one stretch. */
      readonly gapDays: Expression;
    }
  | { readonly op: "items"; readonly of: readonly Expression[] };

export type Constant = boolean | number | string | null | Duration;
export type Duration = { readonly months: number; readonly days: number };
export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** One test on the right of `in`: a value, or a range with open or closed ends. */
export type Test =
  | { readonly is: Expression }
  | { readonly from: Expression; readonly to: Expression; readonly fromOpen: boolean; readonly toOpen: boolean };

export type BuiltIn =
  | "count"
  | "sum"
  | "min"
  | "max"
  | "yuan"
  | "floor"
  | "ceiling"
  | "abs"
  | "years_between"
  | "months_between"
  | "days_between"
  | "age"
  | "year"
  | "month"
  | "day";
