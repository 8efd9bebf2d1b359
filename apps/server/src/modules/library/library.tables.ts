import type { ClaimantKind, MeasureKind, Policy, Text, Vocabulary } from "@jucai/engine";
import type { ColumnType, Generated, JSONColumnType, Kysely } from "kysely";
import type { MeasureCard, Origin } from "./views.ts";

/** A column that may be empty: what is read, and what is written. */
type Maybe<Read, Written> = ColumnType<Read | null, Written | null | undefined, Written | null>;

type VersionColumns = {
  document: string;
  place: string;
  origin: Origin;
  content_hash: string;
  body: JSONColumnType<Policy>;
  published_at: Generated<Date>;
  /** First day; null: as the document's own force says. */
  effective_from: Maybe<string, string>;
  /** False until its day has come. */
  live: Generated<boolean>;
  by_account: Maybe<string, string>;
  by_name: Maybe<string, string>;
  basis: Maybe<string, string>;
  changed: Maybe<Text, string>;
  draft: Maybe<string, string>;
  files: Maybe<Record<string, string>, string>;
  ended: Maybe<"repeal" | "supersede", "repeal" | "supersede">;
  ended_from: Maybe<string, string>;
  superseded_by: Maybe<string, string>;
};

/** Tables of migrations 0001 and 0018. */
export type LibraryTables = {
  vocabulary_version: {
    id: Generated<string>;
    content_hash: string;
    body: JSONColumnType<Vocabulary>;
    published_at: Generated<Date>;
  };
  document_version: VersionColumns & { id: Generated<string> };
  current_document: VersionColumns & { id: Generated<string> };
  measure: {
    id: string;
    version: string;
    index_version: number;
    document: string;
    place: string;
    position: number;
    kind: MeasureKind;
    who: ClaimantKind | null;
    /** Calendar dates travel as ISO text; see kernel/database.ts. */
    force_from: string;
    force_to: string | null;
    /** What a list shows, but for the force on a date; see views.ts. */
    card: JSONColumnType<MeasureCard>;
    pinyin: string[];
    amounts: string[];
    terms: string;
  };
  document_entry: {
    document: string;
    version: string;
    place: string;
    force_from: string;
    force_to: string | null;
    card: JSONColumnType<DocumentCard>;
    pinyin: string[];
    terms: string;
  };
};

/** A document as a hit of the search shows it. */
export type DocumentCard = {
  readonly title: Text;
  readonly number: string | null;
  readonly issuer: Text;
  readonly placeName: Text;
};

export type LibraryDatabase = Kysely<LibraryTables>;
