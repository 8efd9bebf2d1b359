import type { Constant } from "../model/expression.ts";
import type { Decision } from "../model/decision.ts";
import type { Text } from "../model/text.ts";

/** What `check` can find beyond faults of form. The names are what `accepts` in a pack refers to. */
export const findingKinds = [
  "never-true",
  "redundant",
  "never-excludes",
  "never-eligible",
  "never-in-force",
  "force-apart",
  "everyone",
  "row-never-reached",
  "table-gap",
  "rows-overlap",
  "higher-pays-less",
  "else-never-reached",
  "part-never-counts",
  "uplift-never",
  "uplift-always",
  "step-never-entered",
  "cap-never-reached",
  "gift-never-given",
  "gift-test-idle",
  "total-unreachable",
  "setting-idle",
  "foreign-region",
  "paid-twice",
  "exclusive-alone",
  "exclusive-never-meet",
  "unique-one-sided",
  "restated-conditions",
  "restated-amount",
  "through-misses",
  "stack-idle",
  "accept-idle",
  "consistency-never",
  "consistency-idle",
  "fact-unused",
  "enumeration-unused",
  "values-alike",
  "definition-unused",
  "fund-unused",
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** `error`: a rule cannot mean what it says; `warning`: probably a slip; `info`: worth knowing, never fails a check. */
export type Severity = "error" | "warning" | "info";

/** Keys from the top of a file to the entry concerned, such as `["when", 2, "is"]`. */
export type Path = readonly (string | number)[];

/** One of the clauses that a finding sets side by side. */
export type Clause = { readonly benefit: string; readonly clause: string; readonly says: Text; readonly path: Path };

/** A concrete person, in the form in which cases are written: dotted keys, ISO dates, `500 yuan`, lists as items. */
export type Witness = {
  /** ISO date of judgement. */
  readonly on: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Settings other than their readings, `benefit#setting` → value. */
  readonly set: Readonly<Record<string, Constant>>;
  /** What `decide` says of this person. */
  readonly decisions: readonly Pick<Decision, "benefit" | "status" | "amount">[];
};

/**
 * How sure a finding is. `witness`: somebody stands for it, and `decide` agrees. `exact`: every completion
 * of the facts was tried. `searched`: some facts could only be sampled, or the search ended at its limit.
 */
export type Proof =
  | { readonly how: "witness"; readonly persons: readonly Witness[] }
  | { readonly how: "exact" | "searched"; readonly looked: number }
  /** Seen from the text of the rules alone. */
  | { readonly how: "read" };

export type Finding = {
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** The file it is about: a benefit, a policy (`pack.yaml`), or the vocabulary when neither is given. */
  readonly benefit?: string;
  readonly policy?: string;
  readonly path: Path;
  /** What it is about, by id: a condition, a row, another benefit. `accepts` names it under `at`. */
  readonly at: string;
  readonly says: Text;
  readonly clauses: readonly Clause[];
  readonly proof: Proof;
  /** Where nobody can stand for a finding (never, always): who comes nearest, to see it on. */
  readonly nearest?: Witness;
};
