import type { Comparison } from "../model/expression.ts";

/** Where a part stands in the source: offsets of its first character and of the one after its last. */
export type Span = { readonly start: number; readonly end: number };

/** What was written, before names and types mean anything: the supported part of FEEL. */
export type Syntax = Span &
  (
    | { readonly is: "number"; readonly digits: string }
    | { readonly is: "text"; readonly value: string }
    | { readonly is: "boolean"; readonly value: boolean }
    | { readonly is: "null" }
    /** `person.degree` is ["person", "degree"]. */
    | { readonly is: "name"; readonly parts: readonly string[] }
    /** `hires[…].cost`: a field of something that is not a name. */
    | { readonly is: "path"; readonly of: Syntax; readonly name: string }
    | { readonly is: "call"; readonly name: string; readonly arguments: readonly Syntax[] }
    | { readonly is: "and" | "or"; readonly of: readonly Syntax[] }
    | { readonly is: "compare"; readonly by: Comparison; readonly left: Syntax; readonly right: Syntax }
    | { readonly is: "in"; readonly value: Syntax; readonly tests: readonly Syntax[] }
    | {
        readonly is: "range";
        readonly low: Syntax;
        readonly high: Syntax;
        readonly lowOpen: boolean;
        readonly highOpen: boolean;
      }
    | { readonly is: "arithmetic"; readonly by: "+" | "-" | "*" | "/"; readonly left: Syntax; readonly right: Syntax }
    | { readonly is: "negate"; readonly of: Syntax }
    | { readonly is: "if"; readonly test: Syntax; readonly then: Syntax; readonly else: Syntax }
    | {
        readonly is: "quantified";
        readonly by: "some" | "every";
        readonly over: readonly Binding[];
        readonly satisfies: Syntax;
      }
    | { readonly is: "filter"; readonly list: Syntax; readonly by: Syntax }
    | { readonly is: "list"; readonly of: readonly Syntax[] }
  );

export type Binding = Span & { readonly variable: string; readonly in: Syntax };
