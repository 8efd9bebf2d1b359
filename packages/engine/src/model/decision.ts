import type { Constant } from "./expression.ts";
import type { Form } from "./benefit.ts";
import type { Text } from "./text.ts";
import type { Value } from "./facts.ts";

/** The five answers. `judgement` needs a person of the named office; it is neither yes nor no. */
export type Status = "eligible" | "ineligible" | "unknown" | "judgement" | "not_in_force";

export type AmountKind = "fixed" | "ceiling" | "floor" | "range" | "unset" | "by_authority" | "in_kind" | "unknown";

/** Money of a decision in whole fen; `totalFen` is null, never 0, where no figure follows. */
export type DecidedAmount = {
  readonly kind: AmountKind;
  readonly form: Form;
  readonly totalFen: number | null;
  /** Bounds while the total is still unknown, or printed bounds. */
  readonly minFen?: number;
  readonly maxFen?: number;
};

export type Instalment = { readonly due: string | null; readonly fen: number; readonly payee: string };

/** One condition with its clause, your value and the required value. */
export type Reason = {
  readonly id: string;
  readonly kind: "condition" | "exclusion" | "force" | "transition" | "cap" | "amount" | "unique";
  readonly clause: string;
  readonly says: Text;
  /** Whether the condition is met. For an exclusion: true means it does not apply to you. */
  readonly holds: boolean | null;
  /** Needs a person's judgement. */
  readonly judgement?: true;
  /** Your values of the facts it looks at; null where unknown. */
  readonly has: Readonly<Record<string, Value>>;
  /** The facts it looks at that are unknown. */
  readonly unknown: readonly string[];
  readonly needs: Text;
  readonly reading?: Text;
};

export type Line = {
  readonly subject: string;
  readonly index: number;
  readonly status: Status;
  readonly totalFen: number | null;
  readonly missing: readonly string[];
  readonly reasons: readonly Reason[];
};

export type Decision = {
  readonly benefit: string;
  readonly pack: string;
  readonly measure: string;
  readonly status: Status;
  readonly amount: DecidedAmount;
  /** The benefit through which the money is paid, when it is not this one. */
  readonly through?: string;
  readonly lines: readonly Line[];
  readonly instalments: readonly Instalment[];
  /** Exactly the facts for which two completions of the holes differ in status or amount. */
  readonly missing: readonly string[];
  readonly reasons: readonly Reason[];
  /** Which of the things in kind are given, true, false or not known. */
  readonly gives: readonly { readonly id: string; readonly says: Text; readonly holds: boolean | null }[];
  /** Settings that the decision used, and whether a place has set them. */
  readonly settings: readonly { readonly id: string; readonly value: Constant; readonly set: boolean }[];
};

export type LeftOut = {
  readonly benefit: string;
  /** Set when only one line of the claim is left out. */
  readonly line?: number;
  readonly because: Text;
  readonly group?: string;
  readonly instead?: string;
};

/** The best lawful bundle. */
export type Bundle = {
  readonly chosen: readonly string[];
  /** Sum of chosen grants in fen, caps and double counting taken out; sums that are still open are not in it. */
  readonly totalFen: number;
  /** The same sum by payee: a lender's share is not the borrower's. */
  readonly payees: readonly { readonly payee: string; readonly fen: number }[];
  readonly leftOut: readonly LeftOut[];
  /** Equal sums that the claimant may swap. */
  readonly ties: readonly { readonly group: string; readonly benefits: readonly string[] }[];
  /** Too many things conflict to look at every choice: lawful, perhaps not the best. */
  readonly unproved?: true;
};
