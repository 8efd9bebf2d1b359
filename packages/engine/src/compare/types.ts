/**
 * What a change of rules does to a population, as plain JSON: workers send it, routes answer with it.
 *
 * Money is whole fen, dates are day numbers (model/date.ts), counts are claimants unless said otherwise.
 */
import type { Text } from "../model/text.ts";

/** `money` is whole fen, `date` a day number, `months`, `percent` and `count` whole numbers, `number` any. */
export type NumberKind = "money" | "number" | "date" | "months" | "percent" | "count";

/** A number of a benefit that an author may change. */
export type EditableNumber = {
  /** Stable for the published JSON of the benefit, such as `pays.claimant.rows.bachelor` or `when.age.1`. */
  readonly path: string;
  readonly kind: NumberKind;
  readonly value: number;
  /** Smallest value that is taken; absent where there is none. */
  readonly min?: number;
  /** What is counted, where the vocabulary or the document says: months, class hours. */
  readonly unit?: Text;
  /** Where it stands: the condition's words with what is compared, the row of the table. */
  readonly label: Text;
  readonly clause?: string;
};

/** One number to be moved. */
export type NumberChange = { readonly path: string; readonly value: number };

/** Why a number is not taken. */
export type NumberProblem = {
  readonly path: string;
  readonly code: "unknown_path" | "twice" | "not_whole" | "too_small" | "not_a_day" | "not_divisible" | "reversed";
  readonly message: Text;
  readonly fix: Text;
};

export type BeforeAfter = { readonly before: number; readonly after: number };

/** What still open sums could come to, over all rows; rows without an upper bound are counted, not added. */
export type OpenSum = { readonly minFen: number; readonly maxFen: number; readonly unbounded: number };

/** One line of a histogram of gains (both ends positive) and losses (both negative); null is no end. */
export type SpreadBar = {
  /** Nearer to nothing for losses is `toFen`: -50000 to -20000 are losses of 200 (over) to 500 yuan (included). */
  readonly fromFen: number | null;
  readonly toFen: number | null;
  readonly count: number;
};

export type GroupRow = {
  /** A value of the group; `unknown` where the fact is not known. */
  readonly key: string;
  readonly people: number;
  readonly winners: number;
  readonly losers: number;
  readonly undecided: number;
  readonly beforeFen: number;
  readonly afterFen: number;
};

/** Rules before and after, over the same claimants. Sums of two of them add up (`mergeComparisons`). */
export type Comparison = {
  readonly rows: number;
  /** By the sum of the best lawful bundle of the benefits compared; see `comparing`. They add up to `rows`. */
  readonly winners: number;
  readonly losers: number;
  readonly unchanged: number;
  readonly undecided: number;
  /** What winners gain and losers lose, both positive; those decided although a sum is open count by its settled part. */
  readonly wonFen: number;
  readonly lostFen: number;
  /** Claimants eligible for at least one of the changed benefits. */
  readonly headcount: BeforeAfter;
  /** Claimants who become eligible for a changed benefit, and who cease to be. */
  readonly entering: number;
  readonly leaving: number;
  /** Settled sums of the bundles. */
  readonly costFen: BeforeAfter;
  readonly openFen: { readonly before: OpenSum; readonly after: OpenSum };
  /** By the calendar year in which an instalment falls due, rising; null where no date follows, last. */
  readonly byYear: readonly ({ readonly year: number | null } & BeforeAfter)[];
  /** By the first fund that the document names for the benefit; null where it names none. */
  readonly byFund: readonly ({ readonly pack: string; readonly fund: string | null } & BeforeAfter)[];
  /** Settled sums and eligible claimants of each benefit compared. */
  readonly byBenefit: readonly {
    readonly benefit: string;
    readonly headcount: BeforeAfter;
    readonly costFen: BeforeAfter;
  }[];
  /** `degree`, `age_band` and whatever else the caller groups by. */
  readonly groups: readonly { readonly by: string; readonly rows: readonly GroupRow[] }[];
  /** Largest losses first, largest gains last; bars of nobody are left out. */
  readonly spread: readonly SpreadBar[];
};

/** How many open cases hang on something. A case is one benefit of one claimant. */
export type Hanging = {
  readonly claimants: number;
  readonly cases: number;
  /** Sum of what lies between least and most of these cases; those without an upper bound are counted instead. */
  readonly fen: number;
  readonly unbounded: number;
};

/** Who can confirm facts: an administration, the office in charge, the employer, the person. */
export type SourceId = "social_insurance" | "education" | "tax" | "office" | "employer" | "person";

/** What is not known of a population, and what knowing it would settle. Two of them add up (`mergeInformation`). */
export type Information = {
  readonly rows: number;
  /** Open: some fact is missing, or a person has to judge. */
  readonly open: Hanging;
  /** Of these, cases in which nothing is missing but somebody's judgement. */
  readonly judged: Hanging;
  /** Most settling first. */
  readonly facts: readonly {
    readonly fact: string;
    readonly sources: readonly SourceId[];
    /** Nothing else is missing. */
    readonly settles: Hanging;
    readonly partOf: Hanging;
  }[];
  /** Most settling first. */
  readonly sources: readonly {
    readonly source: SourceId;
    /** All that is missing can be confirmed by this source. */
    readonly settles: Hanging;
    readonly partOf: Hanging;
  }[];
  /** What several sources settle together, for each set of them that settles anything. */
  readonly together: readonly { readonly sources: readonly SourceId[]; readonly settles: Hanging }[];
  /**
   * Ask this source first, then that one: registers before people, each time the one that settles most cases,
   * with what it adds to those before.
   */
  readonly order: readonly { readonly source: SourceId; readonly settles: Hanging }[];
};
