/**
 * The types of the rule language.
 *
 * `money` is whole fen and never mixes with `number`; `date` is a calendar date
 * in Asia/Shanghai without a time; `region` is a GB/T 2260 code of six digits.
 */
export type Type =
  | { readonly kind: "boolean" | "number" | "money" | "date" | "duration" | "text" | "region" | "null" }
  /** Values of one enumeration of the vocabulary; compared by its order when it is ordered. */
  | { readonly kind: "enum"; readonly of: string }
  | { readonly kind: "list"; readonly of: Type }
  /** One thing of a subject that comes several times: a hire, a trip. */
  | { readonly kind: "item"; readonly of: string };

/** The types a fact may have. */
export type FactType =
  | { readonly kind: "boolean" | "number" | "money" | "date" | "text" | "region" }
  | { readonly kind: "enum"; readonly of: string };
