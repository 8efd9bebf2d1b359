import type { Constant, Expression } from "./expression.ts";
import type { Text } from "./text.ts";

/** What a benefit is: only grants are summed. */
export type Form = "grant" | "loan" | "offset" | "service" | "treatment";
/** Who applies: a person, an employer, or whoever refers people (an organisation or a person). */
export type ClaimantKind = "person" | "employer" | "referrer";

/** A benefit in its published form: parsed, typed, plain JSON. */
export type Benefit = {
  /** The measure's id, such as `qingliu-2023-1/05`. */
  readonly id: string;
  readonly pack: string;
  readonly title: Text;
  readonly clause: string;
  readonly form: Form;
  readonly for: ClaimantKind;
  /** Subject of one claim, such as `employment`: this job of this person. */
  readonly about: string;
  /** A held award for another subject (another promotion, project) does not block a new one. */
  readonly repeats?: true;
  /** One claim with many lines: the list, and which field names the same thing in other benefits. */
  readonly each?: Each;
  /** The event at which conditions and force are judged; without one, the date of judgement. */
  readonly moment?: { readonly name: string; readonly label: Text; readonly is: Expression };
  readonly inForce: Force;
  readonly transition?: Transition;
  readonly settings: readonly Setting[];
  readonly when: readonly Condition[];
  readonly unless: readonly Condition[];
  readonly pays: Pays;
  /** Things in kind, treatments and promises, each perhaps under its own test. */
  readonly gives: readonly Gift[];
  readonly caps: readonly Cap[];
  readonly exclusive: readonly Exclusive[];
  /** What the money is for; other policies that pay for the same meet it 就高从优不重复. */
  readonly purpose?: Purpose;
  /** Benefits that the document pays beside this one, so that `check` need not ask. */
  readonly stacks?: readonly Stack[];
  /** Findings of `check` that the author has looked at, and why they stay. */
  readonly accepts?: readonly Accepted[];
  readonly funds: Stated<readonly string[]>;
  /** The process that the document prints for it; the policy's default where it prints none. */
  readonly processId?: string;
  readonly evidence: readonly Text[];
  readonly stops: Stated<readonly StopCheck[]>;
  /** Open points of the document and how they are read, beyond those beside a condition or setting. */
  readonly readings: readonly Reading[];
};

/** Something the document may leave out: then `printed` is false and the page says so. */
export type Stated<T> = { readonly printed: boolean; readonly is: T; readonly clause?: string };

export type Each = {
  readonly list: string;
  readonly subject: string;
  /** Field that identifies the thing; the same key is paid once, in this benefit and across others. */
  readonly unique?: {
    readonly key: string;
    readonly across: readonly string[];
    readonly clause: string;
    readonly says: Text;
  };
};

/** First and last day of force, both included; open end means until repealed. Day numbers. */
export type Force = { readonly from: number; readonly to?: number; readonly clause: string; readonly says: Text };

/** Moments before the document: the former standard applies, and where it is not loaded a person judges. */
export type Transition = {
  readonly before: number;
  readonly then: "judgement";
  readonly clause: string;
  readonly says: Text;
};

/** What the document leaves open. A place owns the value; the reading is only proposed. */
export type Setting = {
  readonly id: string;
  readonly label: Text;
  readonly reading: Constant;
  /** Allowed values of a choice. */
  readonly values?: readonly { readonly id: string; readonly label: Text }[];
  readonly unit?: Text;
  readonly says: Text;
  readonly neededFor: "estimate" | "payment";
};

export type Condition = {
  readonly id: string;
  readonly clause: string;
  readonly says: Text;
  /** Absent when only a person can judge it. */
  readonly is?: Expression;
  /** As written in the pack, for the author's eye. */
  readonly source?: string;
  /** What happens when it does not hold: refuse, or ask an authority (一般应为). */
  readonly else: "ineligible" | "judgement";
  /** Who judges, when it takes a person. */
  readonly judge?: Text;
  readonly reading?: Text;
};

export type Reading = { readonly clause: string; readonly issue: Text; readonly reading: Text };

/** What the document looks at before each payment. */
export type StopCheck = {
  readonly id: string;
  readonly says: Text;
  readonly clause?: string;
  /** True: go on. Absent where only a person can say. With `each` it is about one line, without about the claim. */
  readonly is?: Expression;
  /** As written in the pack, for the author's eye. */
  readonly source?: string;
  /** When it does not hold: payment waits until it does, or ends for good. */
  readonly effect: "wait" | "end";
};

export type Gift = {
  readonly id: string;
  readonly says: Text;
  readonly if?: Expression;
  readonly monthsAtMost?: number;
  readonly rentFen?: number;
};

/** How a sum of money comes about. Money is whole fen. */
export type Pays = {
  readonly kind: "fixed" | "ceiling" | "floor" | "range" | "unset" | "by_authority" | "in_kind";
  /** What is said where no figure follows: who will set it, where it stands. */
  readonly says?: Text;
  /** The benefit that pays the money when this one only decides who gets it. */
  readonly through?: string;
  /** The table of rates that a place has loaded for a document without its own. */
  readonly rates?: Rates;
  /** The document leaves the rates to a table that is not loaded yet. */
  readonly awaits?: "rates";
  /** Who receives it, with the share that each gets. One entry unless the document splits it. */
  readonly to: readonly Payee[];
  readonly schedule: Schedule;
  /** Totals that the document prints, proved against rate × months. */
  readonly states?: readonly { readonly when: Expression; readonly fen: number }[];
};

/** `upTo` is the upper end where a range is printed; `amount` is then the lower one. */
export type Payee = { readonly id: string; readonly label: Text; readonly amount: Amount; readonly upTo?: Amount };

/** Where loaded rates stand, and the moments they hold for, both days included; outside them nothing is computed. */
export type Rates = {
  readonly source: {
    readonly title: Text;
    readonly number: string | null;
    readonly clause: string;
    /** ISO date. */
    readonly issued: string;
  };
  readonly from: number;
  readonly to?: number;
};

/** `place` is the code of the pack's place; `overlap` is that pack's clause on policies of other levels. */
export type Purpose = { readonly id: string; readonly place: string; readonly overlap?: Overlap };
/** The clause of a pack that pays only the best of overlapping policies. */
export type Overlap = { readonly clause: string; readonly says: Text };
export type Stack = { readonly with: string; readonly clause: string; readonly says: Text };
/** `finding` is a kind of finding of `check`, `at` what it is about. */
export type Accepted = { readonly finding: string; readonly at: string; readonly says: Text };

export type Schedule =
  | { readonly kind: "none" }
  | { readonly kind: "once" }
  /** `months` monthly amounts, accrued from the start month; `paid` groups twelve into one instalment. */
  | {
      readonly kind: "monthly";
      readonly months: number;
      readonly paid: "monthly" | "yearly";
      readonly delayMonths: Expression;
    }
  /** A total split into parts that sum to the fen: equal parts in whole `wholeFen`, the rest in the first or last. */
  | {
      readonly kind: "parts";
      readonly count: number;
      readonly every: "month" | "year";
      readonly wholeFen: number;
      readonly rest: "first" | "last";
    };

/** A construct that yields money. Each kind is one file in operators/. */
export type Amount =
  /** Nothing is computed: unset, in kind. */
  | { readonly kind: "none" }
  | { readonly kind: "expression"; readonly is: Expression }
  /** A table by one enumerated fact. */
  | {
      readonly kind: "by";
      readonly by: Expression;
      readonly rows: readonly { readonly value: string; readonly amount: Amount }[];
      readonly else: Otherwise;
    }
  /** Rows with tests; the first that holds gives the amount. */
  | {
      readonly kind: "rows";
      readonly rows: readonly { readonly if: Expression; readonly amount: Amount }[];
      readonly else: Otherwise;
    }
  | { readonly kind: "least" | "most" | "add"; readonly of: readonly Amount[] }
  /** A whole percentage of an amount, rounded down to the fen. */
  | { readonly kind: "percent"; readonly percent: number; readonly of: Amount }
  | { readonly kind: "uplift"; readonly of: Amount; readonly if: Expression; readonly percent: number }
  /** So much for each of a counted number: 500 yuan for each person. */
  | { readonly kind: "times"; readonly of: Amount; readonly count: Expression }
  /** Sums the steps of an ordered enumeration entered between two grades, `to` included. */
  | {
      readonly kind: "ladder";
      readonly from: Expression;
      readonly to: Expression;
      /** The whole enumeration from low to high. */
      readonly order: readonly string[];
      readonly steps: readonly { readonly grade: string; readonly fen: number }[];
      /** A grade above the highest step has no rate here. */
      readonly above: Otherwise;
    };

/** What a table says of everyone whom no row names. */
export type Otherwise = "ineligible" | "judgement";

/** A limit that knows history: sums above it are cut, lines above a count refused. Years are calendar years. */
export type Cap = {
  readonly id: string;
  readonly clause: string;
  readonly says: Text;
  readonly reading?: Text;
  readonly limit: { readonly fen: number } | { readonly count: number };
  /** The date whose year counts; without one the cap has no period. */
  readonly yearOf?: Expression;
};

/** At most one of a group is paid for the same thing. */
export type Exclusive = { readonly group: string; readonly clause: string; readonly says: Text };
