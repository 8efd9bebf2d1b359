import type { ClaimantKind, MeasureKind, Policy, Vocabulary } from "@jucai/engine";
import type { Generated, JSONColumnType, Kysely } from "kysely";
import type { MeasureCard, Origin } from "./views.ts";

type VersionColumns = {
  document: string;
  place: string;
  origin: Origin;
  content_hash: string;
  body: JSONColumnType<Policy>;
  published_at: Generated<Date>;
};

/** Tables of migration 0001. */
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
};

export type LibraryDatabase = Kysely<LibraryTables>;
