/**
 * Rosters (名册) and liaison duties (联系) of a document as data.
 *
 * A roster says who writes down whom, in which columns, by when, for what purpose and how long it is kept. All of it
 * is resolved: choices carry their values, so that whoever reads a workbook needs neither the pack nor the vocabulary.
 */
import type { Text } from "./text.ts";

export const columnTypes = [
  "sequence",
  "text",
  "multi_text",
  "choice",
  "yes_no",
  "month",
  "date",
  "number",
  "money",
  "phone",
  "identity",
  "uscc",
  "bank",
  "region",
] as const;
/** `month` is 'YYYY-MM', `date` 'YYYY-MM-DD', `money` whole fen, `region` a GB/T 2260 code, `multi_text` several texts in one cell. */
export type ColumnType = (typeof columnTypes)[number];

/** What the registry itself holds of a person or an employer, rather than as a fact of the vocabulary. */
export const ownFields = [
  "name",
  "gender",
  "birth_month",
  "identity",
  "phone",
  "address",
  "bank",
  "employer_name",
  "uscc",
] as const;
export type OwnField = (typeof ownFields)[number];

/** One column of a roster. Without `is` and `fact` the value stays in the roster's own entry. */
export type RosterColumn = {
  /** Unique in its roster. */
  readonly key: string;
  /** The heading as printed. */
  readonly header: string;
  /** Other spellings that a workbook may have, such as a heading that lists its choices. */
  readonly also: readonly string[];
  readonly label: Text;
  readonly type: ColumnType;
  readonly required: boolean;
  /** The person's or employer's own field that this column fills. */
  readonly is?: OwnField;
  /** Id of the fact of the vocabulary that this column fills. */
  readonly fact?: string;
  /** What may be chosen, for `choice`, and the places that have names, for `region`; `also` are other spellings. */
  readonly values?: readonly { readonly id: string; readonly label: Text; readonly also: readonly string[] }[];
  /** Smallest and largest value, for `number` and `money` (fen). */
  readonly min?: number;
  readonly max?: number;
  /** Sealed and masked: shown in full only to whoever may reveal. */
  readonly sensitive: boolean;
  /** Goes out when the roster is made public. */
  readonly published?: true;
  /** Whom the value is about, where that is not the one in the row: somebody who was never asked. */
  readonly about?: "third_party";
};

/** When something is due, within the calendar year or quarter in Asia/Shanghai. The day itself still counts. */
export type Due = {
  readonly every: "year" | "quarter";
  /** 'MM-DD' for a year, 'DD' in the last month of a quarter; absent where the place sets the day or the window. */
  readonly by?: string;
  /** A stretch of days that the place sets each year, such as the Spring Festival. */
  readonly window?: { readonly id: string; readonly label: Text };
  readonly clause: string;
  /** How it is read where the document leaves it open. */
  readonly reading?: Text;
};

/** One share of the survey: which units write down whom. */
export type Collection = {
  /** Unit ids of the pack, groups included. */
  readonly from: readonly string[];
  readonly whom?: Text;
  /** Which values of the roster's category column fall into this share; all when absent. */
  readonly categories?: readonly string[];
  readonly clause: string;
};

/** A named list that is part of a roster: those rows whose category is one of these. */
export type RosterList = {
  readonly id: string;
  readonly name: Text;
  readonly categories: readonly string[];
  readonly clause: string;
};

export type Roster = {
  /** `pack/name`, such as `qingliu-huigui-2023/survey`. */
  readonly id: string;
  readonly pack: string;
  /** The measure that asks for it, and others that it serves as well. */
  readonly measure: string;
  readonly serves: readonly string[];
  readonly name: Text;
  readonly clause: string;
  readonly of: "person" | "employer";
  /** Columns that tell the rows of one person or employer apart (several engagements, laboratories); empty: one row a year. */
  readonly apart: readonly string[];
  readonly columns: readonly RosterColumn[];
  /** Key of the column of type `choice` by which rows are counted and lists are made. */
  readonly category?: string;
  readonly lists: readonly RosterList[];
  readonly collects: readonly Collection[];
  /** Unit id of the pack to which units hand in. */
  readonly to?: string;
  readonly due: readonly Due[];
  /** Levels at which a directory is kept, such as county, township, village. */
  readonly levels: readonly ("city" | "county" | "township" | "village")[];
  /** Who freezes it once a year. */
  readonly snapshot?: { readonly by: string; readonly clause: string };
  /** Who stands in it in so many years on end counts; a year counts when these columns hold one of these values. */
  readonly consecutive?: {
    readonly years: number;
    readonly when: readonly { readonly column: string; readonly values: readonly (string | boolean)[] }[];
    readonly clause: string;
  };
  /** Whether it is published, and where its publication must stand by ('MM-DD'). */
  readonly publish?: { readonly by?: string; readonly clause: string; readonly reading?: Text };
  readonly purpose: Text;
  /** Years after the year of the entry; the reading says whose choice that is. */
  readonly kept: { readonly years: number; readonly reading: Text };
  /** What the document leaves open, and how it is read. */
  readonly readings: readonly { readonly clause: string; readonly issue: Text; readonly reading: Text }[];
};

/** One share of a liaison duty: which units keep in touch with whom. */
export type LiaisonShare = {
  readonly units: readonly string[];
  readonly whom: Text;
  /** Those of this roster (id), of these categories; whoever is assigned by hand when absent. */
  readonly roster?: string;
  readonly categories?: readonly string[];
};

/** A duty to keep in touch (联系): who with whom, how often, and what is collected on the way. */
export type LiaisonDuty = {
  /** `pack/name`, such as `qingliu-huigui-2023/outside`. */
  readonly id: string;
  readonly pack: string;
  readonly measure: string;
  readonly serves: readonly string[];
  readonly name: Text;
  readonly clause: string;
  readonly of: "person" | "employer";
  readonly shares: readonly LiaisonShare[];
  /** Whoever must be assigned to each one: one county leader, one department leader … Empty: one contact. */
  readonly team: readonly { readonly role: string; readonly label: Text; readonly count: number }[];
  /** Largest number of people one contact looks after, where printed. */
  readonly most?: number;
  /** A number of contacts in every year or quarter; absent where the document only says “often”. */
  readonly atLeast?: { readonly times: number; readonly every: "year" | "quarter"; readonly reading?: Text };
  /** On what a contact is due at once. */
  readonly atOnceOn: readonly { readonly id: string; readonly label: Text }[];
  /** In what forms contact is kept: a visit, a letter, a symposium. */
  readonly forms: readonly { readonly id: string; readonly label: Text }[];
  /** What contacts ask about, handed in to a unit by a day. */
  readonly collects?: {
    readonly what: "opinions" | "needs";
    readonly name: Text;
    readonly to: string;
    readonly due: Due;
  };
  readonly readings: readonly { readonly clause: string; readonly issue: Text; readonly reading: Text }[];
};
