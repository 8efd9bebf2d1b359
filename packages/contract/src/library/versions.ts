import { z } from "zod";
import { route } from "../http/route.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { IdPath, Line, Uuid } from "../registry/written.ts";
import { ForceView } from "./views.ts";

const DocumentId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const Who = z.object({ name: z.string(), at: z.iso.datetime() });

/** What differs between two versions, or between two documents. */
export const TextPiece = z.object({ op: z.enum(["same", "added", "removed"]), text: z.string() });
export const ChangedMeasure = z
  .object({
    change: z.enum(["added", "removed", "changed"]),
    before: z.object({ id: z.string(), clause: z.string(), title: z.string() }).nullable(),
    after: z.object({ id: z.string(), clause: z.string(), title: z.string() }).nullable(),
    /** What changed in it: names of fields, such as title, text, units, amounts, deadlines, targets, kind, rules. */
    fields: z.array(z.enum(["title", "text", "clause", "kind", "units", "amounts", "deadlines", "targets", "rules"])),
    /** The words of both, in pieces; of what was added or removed, one piece. */
    pieces: z.array(TextPiece),
    /** Units and amounts in words, before and after, where they changed. */
    units: z.object({ before: z.array(z.string()), after: z.array(z.string()) }).nullable(),
    amounts: z.object({ before: z.array(z.string()), after: z.array(z.string()) }).nullable(),
  })
  .meta({ id: "ChangedMeasure" });
export type ChangedMeasure = z.infer<typeof ChangedMeasure>;

/** Null of a count: from 1 to 4, and not shown. Money that goes with such a count is null too. */
const Few = z.int().nullable();
export const Touched = z
  .object({
    /** Benefits whose rules change or end. */
    rules: z.array(z.object({ id: z.string(), title: Text, change: z.enum(["added", "removed", "changed"]) })),
    /** Tasks that start, end or change. */
    tasks: z.array(z.object({ id: z.string(), title: Text, change: z.enum(["added", "removed", "changed"]) })),
    openClaims: Few,
    /** People, and employers, with awards that still run under what changes. */
    people: Few,
    /** Whole fen of their instalments that are not paid yet. */
    outstandingFen: Few,
  })
  .meta({ id: "Touched" });
export type Touched = z.infer<typeof Touched>;

export const DocumentComparison = z
  .object({
    with: z.object({ document: z.string(), title: z.string(), from: IsoDate.nullable() }),
    /** False where the other one is published without its text: then titles and summaries are compared. */
    byText: z.boolean(),
    counts: z.object({ added: z.int(), removed: z.int(), changed: z.int(), same: z.int() }),
    measures: z.array(ChangedMeasure),
    touched: Touched,
  })
  .meta({ id: "DocumentComparison" });
export type DocumentComparison = z.infer<typeof DocumentComparison>;

export const DocumentVersion = z
  .object({
    /** document_version.id */
    id: z.string(),
    origin: z.enum(["system", "place"]),
    /** First day on which this version counts. */
    effectiveFrom: IsoDate,
    /** The day before the next version begins; null for the last one. */
    effectiveTo: IsoDate.nullable(),
    state: z.enum(["past", "current", "to_come"]),
    force: ForceView,
    published: Who,
    basis: z.string().nullable(),
    /** What it changed of the version before, in a sentence; null of the first. */
    changed: Text.nullable(),
    counts: z.object({ measures: z.int(), benefits: z.int() }),
    draft: Uuid.nullable(),
  })
  .meta({ id: "DocumentVersion" });
export type DocumentVersion = z.infer<typeof DocumentVersion>;
export const DocumentVersions = z
  .object({ document: z.string(), title: Text, place: PlaceCode, items: z.array(DocumentVersion) })
  .meta({ id: "DocumentVersions" });
export type DocumentVersions = z.infer<typeof DocumentVersions>;

/** A repeal 废止 or supersession 替代: asked for by one person, made by another. */
export const Ending = z
  .object({
    id: Uuid,
    document: z.string(),
    title: Text,
    place: PlaceCode,
    kind: z.enum(["repeal", "supersede"]),
    /** First day on which the document does not hold any more. */
    from: IsoDate,
    basis: z.string(),
    successor: z.object({ id: z.string(), title: Text }).nullable(),
    state: z.enum(["asked", "made", "refused"]),
    asked: Who,
    mine: z.boolean(),
    decided: Who.nullable(),
    why: z.string().nullable(),
    touched: Touched,
  })
  .meta({ id: "Ending" });
export type Ending = z.infer<typeof Ending>;
export const EndingList = z.object({ items: z.array(Ending) }).meta({ id: "EndingList" });
export const AskEndingRequest = z.object({
  kind: z.enum(["repeal", "supersede"]),
  from: IsoDate,
  basis: Line,
  /** The document that takes its place; needed to supersede. */
  successor: DocumentId.nullable().default(null),
});
export type AskEndingRequest = z.infer<typeof AskEndingRequest>;
export const RefuseEndingRequest = z.object({ why: Line });

/** Versions by date, and how documents end. */
export const versionRoutes = {
  policyVersions: route({
    method: "GET",
    access: { may: ["draft", "list"] },
    path: "/api/v1/policies/:id/versions",
    summary: "Versions of a document by date: who published what, and what changed",
    params: z.object({ id: DocumentId }),
    answer: DocumentVersions,
  }),
  /** Without `with`: the current version of the same document, or the one that it names as repealed. */
  compareDraft: route({
    method: "GET",
    access: { may: ["draft", "read"] },
    path: "/api/v1/drafts/:id/comparison",
    summary: "What a draft changes of an earlier document, and whom that touches",
    params: IdPath,
    query: z.object({ with: DocumentId.exactOptional() }),
    answer: DocumentComparison,
  }),
  endings: route({
    method: "GET",
    access: { may: ["draft", "list"] },
    path: "/api/v1/endings",
    summary: "Repeals and supersessions, newest first",
    query: z.object({
      document: DocumentId.exactOptional(),
      state: z.enum(["asked", "made", "refused"]).exactOptional(),
    }),
    answer: EndingList,
  }),
  askEnding: route({
    method: "POST",
    access: { may: ["draft", "update"] },
    path: "/api/v1/policies/:id/endings",
    summary: "Ask for a document to be repealed or superseded",
    params: z.object({ id: DocumentId }),
    body: AskEndingRequest,
    answer: Ending,
  }),
  makeEnding: route({
    method: "POST",
    access: { may: ["draft", "approve"] },
    path: "/api/v1/endings/:id/approve",
    summary: "End the document: the second person's yes",
    params: IdPath,
    once: true,
    answer: Ending,
  }),
  refuseEnding: route({
    method: "POST",
    access: { may: ["draft", "approve"] },
    path: "/api/v1/endings/:id/refuse",
    summary: "Leave the document as it is",
    params: IdPath,
    body: RefuseEndingRequest,
    answer: Ending,
  }),
};
