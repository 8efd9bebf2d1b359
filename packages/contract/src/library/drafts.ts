import { measureKinds } from "@jucai/engine";
import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { IdPath, Line, Paragraphs, Uuid } from "../registry/written.ts";

/** How large a file may be, and a text that is pasted. */
export const draftLimits = { bytes: 20 * 1024 * 1024, characters: 300_000, measures: 1_000, units: 500 } as const;

const withoutControls = (text: string) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);
const words = (most: number) => z.string().max(most).refine(withoutControls);
const DocumentId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
/** Of a measure or unit within one draft. */
const Key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);

/** Half-open range of UTF-16 offsets into the text of the draft. */
export const DraftSpan = z.object({ from: z.int().min(0), to: z.int().min(0) }).meta({ id: "DraftSpan" });
export type DraftSpan = z.infer<typeof DraftSpan>;

/**
 * `reading` the file is being read; `failed` it could not be, and text may be pasted instead; `open` it is worked on;
 * `submitted` a second person looks at it; `published`; `dropped` given up. Nothing is ever removed.
 */
export const DraftState = z.enum(["reading", "failed", "open", "submitted", "published", "dropped"]);
export type DraftState = z.infer<typeof DraftState>;

export const draftUnitRoles = ["lead", "responsible", "cooperating", "implementing"] as const;
const DraftAmount = z.object({
  text: words(200),
  at: DraftSpan.nullable(),
  /** Whole fen; of a range the upper end; null for a share or where the document prints no figure. */
  fen: z.int().min(0).nullable(),
  fromFen: z.int().min(0).exactOptional(),
  percent: z.number().min(0).exactOptional(),
  bound: z.enum(["ceiling", "floor"]).exactOptional(),
  per: z.array(z.enum(["person", "month", "year", "day", "time", "project", "household", "unit", "team"])).max(5),
  total: z.literal(true).exactOptional(),
});
const DraftDeadline = z.object({
  text: words(200),
  at: DraftSpan.nullable(),
  every: z.enum(["year", "half_year", "quarter", "month", "week", "holiday", "often"]).exactOptional(),
  years: z.int().min(1).max(100).exactOptional(),
  /** 'MM-DD' of a year, 'DD' of a quarter's last month or of a month, 'YYYY-MM-DD' of one day. */
  by: z
    .string()
    .regex(/^(\d{4}-)?(\d{2}-)?\d{2}$/)
    .exactOptional(),
  window: words(50).exactOptional(),
  within: z.object({ count: z.int().min(1).max(1000), unit: z.enum(["day", "month", "year"]) }).exactOptional(),
});
const DraftTarget = z.object({
  text: words(200),
  at: DraftSpan.nullable(),
  value: z.number().min(0),
  op: z.enum([">=", "<=", "=", "~"]),
  unit: words(20),
  what: words(100).exactOptional(),
  every: z.enum(["year", "half_year", "quarter", "month"]).exactOptional(),
  years: z.int().min(1).max(100).exactOptional(),
});
/** A unit at a measure: `unit` is the key of a unit of the draft. */
const DraftMention = z.object({ unit: Key, role: z.enum(draftUnitRoles), at: DraftSpan.nullable() });

export const DraftKind = z.enum(measureKinds);
export const DraftMeasure = z
  .object({
    key: Key,
    /** Second half of its id: `01` becomes `<document>/01`. */
    number: Key,
    kind: DraftKind,
    /** The kind was proposed from these words and nobody has confirmed it; null once somebody has. */
    doubt: z.object({ because: Text, others: z.array(DraftKind) }).nullable(),
    title: words(200),
    clause: words(100),
    text: words(100_000),
    at: z.array(DraftSpan),
    units: z.array(DraftMention).max(200),
    amounts: z.array(DraftAmount).max(200),
    deadlines: z.array(DraftDeadline).max(50),
    targets: z.array(DraftTarget).max(50),
    /** Left out of the pack; it stays in the draft and can be taken back. */
    removed: z.boolean(),
  })
  .meta({ id: "DraftMeasure" });
export type DraftMeasure = z.infer<typeof DraftMeasure>;

const UnitBrief = z.object({ id: Uuid, name: z.string(), place: PlaceCode, kind: z.string() });
/** What a printed name stands for. `new` becomes a unit of the place when the draft is published; `none` is a role or a body elsewhere. */
export const DraftBinding = z.discriminatedUnion("to", [
  z.object({ to: z.literal("open") }),
  z.object({ to: z.literal("unit"), unit: UnitBrief }),
  z.object({ to: z.literal("new") }),
  z.object({ to: z.literal("group") }),
  z.object({ to: z.literal("none") }),
]);
export const DraftUnit = z
  .object({
    key: Key,
    /** As printed. */
    name: words(100),
    aliases: z.array(words(100)).max(50),
    binding: DraftBinding,
    /** Whether the binding was found by itself or said by somebody. */
    by: z.enum(["name", "person"]),
    /** Units of the place that the name may mean. */
    proposals: z.array(UnitBrief),
    /** At how many measures it stands. */
    mentions: z.int(),
  })
  .meta({ id: "DraftUnit" });
export type DraftUnit = z.infer<typeof DraftUnit>;

const head = {
  /** Id that the document is published under. */
  policy: DocumentId,
  title: words(300),
  short: words(100),
  number: words(100).nullable(),
  issuer: words(200).nullable(),
  issued: IsoDate.nullable(),
  from: IsoDate.nullable(),
  /** Last day; null: until repealed. */
  to: IsoDate.nullable(),
  /** What the document says of its force, and where. */
  force: z.object({ clause: words(100), says: words(500) }),
  /** The document that this one carries out. */
  implements: DocumentId.nullable(),
};
export const DraftHead = z.object(head).meta({ id: "DraftHead" });
export type DraftHead = z.infer<typeof DraftHead>;

/** A doubt or a fault. `error` stops publishing, `doubt` has to be looked at. */
export const DraftProblem = z
  .object({
    code: z.string(),
    severity: z.enum(["error", "doubt"]),
    at: DraftSpan.nullable(),
    measure: z.string().nullable(),
    unit: z.string().nullable(),
    says: Text,
    fix: Text,
  })
  .meta({ id: "DraftProblem" });
export type DraftProblem = z.infer<typeof DraftProblem>;

export type OutlineItem = {
  kind: string;
  label: string;
  title: string;
  at: DraftSpan;
  children: OutlineItem[];
};
const OutlineItem: z.ZodType<OutlineItem> = z
  .object({
    kind: z.string(),
    label: z.string(),
    title: z.string(),
    at: DraftSpan,
    get children() {
      return z.array(OutlineItem);
    },
  })
  .meta({ id: "OutlineItem" });

/** The document as it was read; it does not change when measures are corrected. */
export const DraftSource = z
  .object({
    format: z.enum(["docx", "pdf", "html", "txt"]),
    text: z.string(),
    outline: z.array(OutlineItem),
    leftovers: z.array(z.object({ from: z.int(), to: z.int(), why: z.string() })),
    citations: z.array(
      z.object({ title: z.string().nullable(), number: z.string().nullable(), at: DraftSpan, repealed: z.boolean() }),
    ),
    annexes: z.array(
      z.object({
        label: z.string(),
        title: z.string(),
        at: DraftSpan,
        /** Printed forms: the columns of a roster's draft. */
        forms: z.array(
          z.object({
            title: z.string(),
            columns: z.array(z.object({ header: z.string(), choices: z.array(z.string()) })),
          }),
        ),
      }),
    ),
  })
  .meta({ id: "DraftSource" });
export type DraftSource = z.infer<typeof DraftSource>;

const Who = z.object({ name: z.string(), at: z.iso.datetime() });
const summary = {
  id: Uuid,
  place: PlaceCode,
  state: DraftState,
  /** Goes up with every change; a change has to name the one it was made on. */
  version: z.int(),
  title: z.string(),
  number: z.string().nullable(),
  document: z.string(),
  file: z.object({ name: z.string(), bytes: z.int() }).nullable(),
  /** Why the file could not be read. */
  failed: Text.nullable(),
  counts: z.object({ measures: z.int(), doubts: z.int(), errors: z.int() }),
  created: Who,
  changed: Who,
  submitted: z.object({ ...Who.shape, effectiveFrom: IsoDate, basis: z.string(), mine: z.boolean() }).nullable(),
  /** Given back by the second person. */
  returned: z.object({ ...Who.shape, why: z.string() }).nullable(),
  published: z.object({ ...Who.shape, effectiveFrom: IsoDate }).nullable(),
};
export const DraftSummary = z.object(summary).meta({ id: "DraftSummary" });
export type DraftSummary = z.infer<typeof DraftSummary>;
export const DraftList = z.object(PageOf(DraftSummary)).meta({ id: "DraftList" });

export const DraftDetail = z
  .object({
    ...summary,
    /** Null while the file is being read, when it could not be, and of a draft made from a published document's files. */
    source: DraftSource.nullable(),
    head: DraftHead,
    measures: z.array(DraftMeasure),
    units: z.array(DraftUnit),
    problems: z.array(DraftProblem),
    /** Files of the pack that were edited by hand: corrections of measures do not reach them any more. */
    edited: z.array(z.string()),
  })
  .meta({ id: "DraftDetail" });
export type DraftDetail = z.infer<typeof DraftDetail>;

/** Fields of the head that may be put in; what is absent stays. */
const headFields = z.object({
  policy: DocumentId.exactOptional(),
  title: words(300).exactOptional(),
  short: words(100).exactOptional(),
  number: words(100).nullable().exactOptional(),
  issuer: words(200).nullable().exactOptional(),
  issued: IsoDate.nullable().exactOptional(),
  from: IsoDate.nullable().exactOptional(),
  to: IsoDate.nullable().exactOptional(),
  force: head.force.exactOptional(),
  implements: DocumentId.nullable().exactOptional(),
});
/** Fields of a measure that may be put in; what is absent stays. */
const measureFields = {
  number: Key.exactOptional(),
  title: words(200).exactOptional(),
  /** Naming the kind confirms it. */
  kind: DraftKind.exactOptional(),
  clause: words(100).exactOptional(),
  text: words(100_000).exactOptional(),
  units: z.array(DraftMention).max(200).exactOptional(),
  amounts: z.array(DraftAmount).max(200).exactOptional(),
  deadlines: z.array(DraftDeadline).max(50).exactOptional(),
  targets: z.array(DraftTarget).max(50).exactOptional(),
};
export const DraftChange = z
  .discriminatedUnion("do", [
    z.object({ do: z.literal("head"), head: headFields }),
    z.object({ do: z.literal("measure"), key: Key, ...measureFields }),
    /** The measures become one, in the place of the first. */
    z.object({ do: z.literal("merge"), keys: z.array(Key).min(2).max(50) }),
    /** Cuts the measure's text in two at this offset of its `text`. */
    z.object({ do: z.literal("split"), key: Key, at: z.int().min(1) }),
    z.object({ do: z.literal("remove"), key: Key }),
    z.object({ do: z.literal("restore"), key: Key }),
    /** A new measure from a part of the document's text, or from what is typed. */
    z.object({
      do: z.literal("add"),
      after: Key.nullable(),
      span: DraftSpan.nullable(),
      title: words(200),
      text: words(100_000),
    }),
    z.object({
      do: z.literal("unit"),
      key: Key,
      name: words(100).exactOptional(),
      /** Unit of the directory. */
      bind: z
        .discriminatedUnion("to", [
          z.object({ to: z.literal("unit"), unit: Uuid }),
          z.object({ to: z.enum(["open", "new", "group", "none"]) }),
        ])
        .exactOptional(),
    }),
    z.object({ do: z.literal("addUnit"), name: words(100).min(1) }),
    /** Two printed names mean the same: the second becomes an alias of the first. */
    z.object({ do: z.literal("sameUnit"), keep: Key, drop: Key }),
  ])
  .meta({ id: "DraftChange" });
export type DraftChange = z.infer<typeof DraftChange>;

const Version = { version: z.int().min(1) };
export const ChangeDraftRequest = z.object({ ...Version, changes: z.array(DraftChange).min(1).max(100) });
export type ChangeDraftRequest = z.infer<typeof ChangeDraftRequest>;
export const DraftTextRequest = z.object({ ...Version, text: z.string().min(1).max(draftLimits.characters) });
export const SubmitDraftRequest = z.object({
  ...Version,
  /** First day of this version. */
  effectiveFrom: IsoDate,
  /** On what ground it is published. */
  basis: Line,
});
export type SubmitDraftRequest = z.infer<typeof SubmitDraftRequest>;
export const ApproveDraftRequest = z.object(Version);
export const ReturnDraftRequest = z.object({ ...Version, why: Paragraphs });
export const DropDraftRequest = z.object({ ...Version, why: Line });
export const DraftsQuery = z.object({
  state: DraftState.exactOptional(),
  place: PlaceCode.exactOptional(),
  ...PageQuery,
});
export type DraftsQuery = z.infer<typeof DraftsQuery>;
/** The file comes as the only part, `file`, of multipart/form-data. */
export const UploadDraftQuery = z.object({ place: PlaceCode.exactOptional() });
export const NewDraftRequest = z.union([
  z.object({ place: PlaceCode.exactOptional(), text: z.string().min(1).max(draftLimits.characters), name: Line }),
  /** A draft with the files of a published document, to change it. */
  z.object({ document: DocumentId }),
]);
export type NewDraftRequest = z.infer<typeof NewDraftRequest>;

/** Documents on their way into the library. Reading goes by `draft`, writing is the author's, approving the publisher's. */
export const draftRoutes = {
  drafts: route({
    method: "GET",
    access: { may: ["draft", "list"] },
    path: "/api/v1/drafts",
    summary: "Drafts, last changed first",
    query: DraftsQuery,
    answer: DraftList,
  }),
  /** The answer may still be `reading`: ask `draft` again until it is not. */
  uploadDraft: route({
    method: "POST",
    access: { may: ["draft", "create"] },
    path: "/api/v1/drafts/files",
    summary: "Read a document from a .docx, .pdf, .html or .txt file; a file that cannot be read is kept",
    query: UploadDraftQuery,
    upload: true,
    answer: DraftSummary,
  }),
  newDraft: route({
    method: "POST",
    access: { may: ["draft", "create"] },
    path: "/api/v1/drafts",
    summary: "A draft from pasted text, or from a published document",
    body: NewDraftRequest,
    answer: DraftDetail,
  }),
  draft: route({
    method: "GET",
    access: { may: ["draft", "read"] },
    path: "/api/v1/drafts/:id",
    summary: "One draft: its text, measures, units and problems",
    params: IdPath,
    answer: DraftDetail,
  }),
  draftFile: route({
    method: "GET",
    access: { may: ["draft", "export"] },
    path: "/api/v1/drafts/:id/file",
    summary: "The file as it was handed in",
    params: IdPath,
    file: true,
  }),
  /** Replaces what was read: corrections made so far are lost. */
  draftText: route({
    method: "PUT",
    access: { may: ["draft", "update"] },
    path: "/api/v1/drafts/:id/text",
    summary: "Read pasted text instead of the file",
    params: IdPath,
    body: DraftTextRequest,
    answer: DraftDetail,
  }),
  /** All changes or none; `conflict` when somebody else changed the draft meanwhile. */
  changeDraft: route({
    method: "PATCH",
    access: { may: ["draft", "update"] },
    path: "/api/v1/drafts/:id",
    summary: "Correct what was read",
    params: IdPath,
    body: ChangeDraftRequest,
    answer: DraftDetail,
  }),
  submitDraft: route({
    method: "POST",
    access: { may: ["draft", "update"] },
    path: "/api/v1/drafts/:id/submit",
    summary: "Hand a draft without errors to a second person",
    params: IdPath,
    body: SubmitDraftRequest,
    answer: DraftSummary,
  }),
  /** Whoever submitted, and whoever changed the draft last, is refused. */
  approveDraft: route({
    method: "POST",
    access: { may: ["draft", "approve"] },
    path: "/api/v1/drafts/:id/approve",
    summary: "Publish: the second person's yes",
    params: IdPath,
    body: ApproveDraftRequest,
    once: true,
    answer: DraftSummary,
  }),
  returnDraft: route({
    method: "POST",
    access: { may: ["draft", "approve"] },
    path: "/api/v1/drafts/:id/return",
    summary: "Give a submitted draft back with a reason",
    params: IdPath,
    body: ReturnDraftRequest,
    answer: DraftSummary,
  }),
  dropDraft: route({
    method: "POST",
    access: { may: ["draft", "update"] },
    path: "/api/v1/drafts/:id/drop",
    summary: "Give a draft up; it stays readable",
    params: IdPath,
    body: DropDraftRequest,
    answer: DraftSummary,
  }),
};
