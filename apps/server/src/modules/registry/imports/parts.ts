import type { FactJson, IdKind } from "@jucai/contract";
import type { Roster, RosterColumn, Vocabulary } from "@jucai/engine";
import { factFor } from "../facts/value.ts";
import { readIdentity } from "../numbers/index.ts";
import { type CellValue, type Entry, otherDocument } from "../sheets/index.ts";

/** Where each column of a roster goes: a person's own field, a fact of the vocabulary, or the roster's own row. */
export type Place = "own" | "fact" | "entry" | "nowhere";

/** A row taken apart by where its values go. */
export type Parts = {
  readonly own: OwnParts;
  readonly facts: readonly { readonly fact: string; readonly value: FactJson; readonly column: string }[];
  /** The roster's own columns; the sensitive ones apart, for they are sealed. */
  readonly columns: Readonly<Record<string, CellValue>>;
  readonly secret: Readonly<Record<string, CellValue>>;
  readonly category: string | null;
  /** What tells several rows of one subject apart; empty where the roster has one row each. */
  readonly apart: string;
};
export type OwnParts = {
  readonly name?: string;
  readonly gender?: "male" | "female";
  readonly birthMonth?: string;
  readonly idKind?: IdKind;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly bankAccount?: string;
  /** Of an employer. */
  readonly uscc?: string;
};

const ownNames = {
  name: "name",
  gender: "gender",
  birth_month: "birthMonth",
  identity: "idNumber",
  phone: "phone",
  address: "address",
  bank: "bankAccount",
} as const;
type OwnIs = keyof typeof ownNames;

// Looked up for every cell; a vocabulary has hundreds of facts and never changes once it is published.
const known = new WeakMap<Vocabulary, WeakMap<RosterColumn, Place>>();

export function placeOf(column: RosterColumn, roster: Roster, vocabulary: Vocabulary): Place {
  const places = known.get(vocabulary) ?? new WeakMap<RosterColumn, Place>();
  known.set(vocabulary, places);
  const before = places.get(column);
  if (before !== undefined) return before;
  const place = placeFor(column, roster, vocabulary);
  places.set(column, place);
  return place;
}

function placeFor(column: RosterColumn, { of }: Roster, vocabulary: Vocabulary): Place {
  if (column.type === "sequence") return "nowhere";
  if (of === "person" && column.is !== undefined && column.is in ownNames) return "own";
  if (of === "employer" && (column.is === "name" || column.is === "employer_name" || column.is === "uscc"))
    return "own";
  // A fact of one job or certificate among several cannot be kept of the person as such: it stays in the row.
  if (column.fact !== undefined && "fact" in factFor(column.fact, of, vocabulary)) return "fact";
  return "entry";
}

/** Takes the values of a row apart. */
export function partsOf(roster: Roster, vocabulary: Vocabulary, { values }: Pick<Entry, "values">): Parts {
  const own: Record<string, unknown> = {};
  const facts: { fact: string; value: FactJson; column: string }[] = [];
  const columns: Record<string, CellValue> = {};
  const secret: Record<string, CellValue> = {};
  for (const column of roster.columns) {
    const value = values[column.key];
    if (value === undefined) continue;
    const place = placeOf(column, roster, vocabulary);
    if (place === "own" && column.is !== undefined) Object.assign(own, ownOf(column.is, value));
    if (place === "fact" && column.fact !== undefined)
      facts.push({ fact: column.fact, value: factJson(value), column: column.key });
    if (place === "entry") (column.sensitive ? secret : columns)[column.key] = value;
  }
  const category = roster.category === undefined ? undefined : values[roster.category];
  return {
    own: own as OwnParts,
    facts,
    columns,
    secret,
    category: typeof category === "string" ? category : null,
    apart: roster.apart.map((key) => String(values[key] ?? "")).join("|"),
  };
}

function ownOf(is: NonNullable<RosterColumn["is"]>, value: CellValue): Record<string, unknown> {
  if (is === "identity" && typeof value === "string") return { idNumber: value, idKind: kindOf(value) };
  if (is === "gender") return { gender: value === "男" ? "male" : value === "女" ? "female" : value };
  if (is === "employer_name") return { name: value };
  return is in ownNames ? { [ownNames[is as OwnIs]]: value } : { [is]: value };
}

function kindOf(number: string): IdKind {
  const read = readIdentity(number);
  return read.ok ? read.kind : (otherDocument(number)?.id ?? "other");
}

/** Several texts are kept as one, parted as the form has them. */
export function factJson(value: CellValue): FactJson {
  return typeof value === "object" ? value.join("、") : value;
}
