import type { Constant } from "../model/expression.ts";
import type { Day } from "../model/date.ts";
import type { Value } from "../model/facts.ts";
import { Unknown } from "./unknown.ts";

/** One item at run time: reads a field by fact id. */
export type ItemView = { readonly get: (factId: string) => Value | Unknown };
/** A list at run time; `more` is set when there may be items beyond those named. */
export type ListView = { readonly items: readonly ItemView[]; readonly more?: Unknown };
/** Plain values in a list, such as all costs; `more` as in {@link ListView}. */
export type ValueList = { readonly values: readonly (Value | Unknown)[]; readonly more?: Unknown };
/** What an expression can yield. */
export type Result = Value | ListView | ValueList | ItemView | Unknown;

/** Where an expression finds its facts. Pure: the date of judgement is part of it. */
export type Environment = {
  readonly on: Day;
  /** A fact of a single subject, or of the claim's current item. */
  readonly fact: (id: string) => Value | Unknown;
  readonly list: (id: string) => ListView | Unknown;
  readonly setting: (id: string) => Constant;
};
