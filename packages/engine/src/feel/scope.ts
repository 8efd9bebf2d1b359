import type { Expression } from "../model/expression.ts";
import type { Problem } from "../model/problem.ts";
import type { Type } from "../model/type.ts";
import type { Vocabulary } from "../model/vocabulary.ts";

/** What an expression may refer to, and what it must yield. */
export type Scope = {
  readonly vocabulary: Vocabulary;
  /** Definitions and the moment. They are put in place of their name as op "named". */
  readonly names: ReadonlyMap<string, { readonly type: Type; readonly is: Expression }>;
  readonly settings: ReadonlyMap<string, { readonly type: Type; readonly values?: readonly string[] }>;
  /** Subject of the claim's current line (`trip`): `trip.cost` is then one value. */
  readonly item?: string;
  /** The type that the place in the pack needs, such as boolean for a condition. */
  readonly expects?: Type;
};

/** `expression` and `type` are there exactly when `problems` is empty. */
export type Parsed = {
  readonly expression?: Expression;
  readonly type?: Type;
  readonly problems: readonly Problem[];
};
