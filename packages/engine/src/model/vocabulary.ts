import type { Expression } from "./expression.ts";
import type { Text } from "./text.ts";
import type { FactType } from "./type.ts";

/** One enumeration: its values from low to high when `ordered`. */
export type Enumeration = {
  readonly id: string;
  readonly ordered: boolean;
  readonly label: Text;
  readonly values: readonly { readonly id: string; readonly label: Text }[];
};

/** What facts are about: a person, an employer, or one of several hires, trips … */
export type Subject = {
  readonly id: string;
  readonly label: Text;
  /** Name of the list when there can be several, such as `hires` for subject `hire`. */
  readonly list?: string;
  /** The question for a list: which there are. */
  readonly question?: Text;
  /** Few applicants have one (a research project, a station): what most people have is asked before. */
  readonly rare?: true;
};

/** One typed fact: the single source for questions, forms, columns, evidence and rules. */
export type Fact = {
  /** `subject.name`, such as `person.degree`. */
  readonly id: string;
  readonly subject: string;
  readonly type: FactType;
  /** Smallest and largest value that can occur; money in fen, dates as ISO text. */
  readonly min?: number | string;
  readonly max?: number | string;
  /** Unit of a number, such as month or class hour. */
  readonly unit?: Text;
  /** Whether there may be none of it (never graduated); then "none" is one of its values. */
  readonly mayBeNone?: true;
  readonly label: Text;
  /** The question put to a person. */
  readonly question: Text;
  /** One line that removes the usual doubt. */
  readonly hint?: Text;
  /** Why it is asked. */
  readonly why: Text;
  /** Whether a person can change it: by acting, only time does, or never. */
  readonly changes: "by_acting" | "by_itself" | "never";
  readonly sensitivity: "open" | "personal" | "sensitive";
  /** What proves it. */
  readonly proof: Text;
  /** Who can settle it. `office` facts are judged by an authority and never asked. */
  readonly settledBy: "self" | "employer" | "office";
  /** A region that is the place at hand: it takes each place's code when places are compared. */
  readonly followsPlace?: true;
  /** Regions: which codes a question offers first. */
  readonly suggests?: readonly string[];
};

export type Vocabulary = {
  readonly enumerations: readonly Enumeration[];
  readonly subjects: readonly Subject[];
  /** Of questions that settle as much, the one that stands first is asked first. */
  readonly facts: readonly Fact[];
  /** What holds of every real case; a case that breaks one was filled in wrongly. */
  readonly consistent?: readonly Consistency[];
};

/** One thing that any real case keeps to: one is born before one graduates. */
export type Consistency = {
  readonly id: string;
  /** Set when it is about each thing of a list: every hire's contract. */
  readonly each?: { readonly list: string; readonly subject: string };
  readonly is: Expression;
  readonly says: Text;
};
