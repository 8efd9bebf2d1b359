import type { Expression } from "../../model/expression.ts";
import type { Type } from "../../model/type.ts";
import type { Report } from "../report.ts";
import type { Scope } from "../scope.ts";
import type { Syntax } from "../syntax.ts";
import type { Lookup } from "./lookup.ts";

/** An expression with its type. */
export type Typed = { readonly expression: Expression; readonly type: Type };

/** A variable that stands for one item: named in some/every, implied inside `list[…]`. */
export type Frame = { readonly variable: string; readonly subject: string; readonly implied: boolean };

/** Everything that typing one part needs. `infer` is handed in so that no file imports its caller. */
export type Typing = {
  readonly scope: Scope;
  readonly lookup: Lookup;
  readonly report: Report;
  /** Innermost first. */
  readonly frames: readonly Frame[];
  /**
   * Types a part. `hint` is the type that the surroundings suggest: it tells what a
   * quoted text means, but it is not enforced.
   */
  readonly infer: (syntax: Syntax, typing: Typing, hint?: Type) => Typed | undefined;
};
