import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { IdPath, Line, Paragraphs, Uuid } from "../registry/written.ts";

/** `decision`: before the money, objections are taken; `result`: a second list after payment, for information. */
export const noticeKinds = ["decision", "result"] as const;
export const noticeStates = ["draft", "published", "closed"] as const;
/** `objected`: this row alone waits; `upheld`: it went back to review; `clear`: nothing speaks against it; `withdrawn`: by its claimant. */
export const noticeRowStates = ["running", "objected", "clear", "upheld", "withdrawn"] as const;
const Kind = z.enum(noticeKinds);

const Contact = z.object({ office: Line, phone: Line, address: Line.nullable() });
export type NoticeContact = z.infer<typeof Contact>;

const publicRow = {
  id: Uuid,
  /** 张*三 for a person; an employer's name stands in full. */
  name: z.string(),
  /** Where the person works; null: unknown, or the claimant is the employer itself. */
  workplace: z.string().nullable(),
  measure: z.object({ id: z.string(), title: Text }),
  clause: z.string(),
  /** Null: no money is granted. */
  fen: z.int().nullable(),
  state: z.enum(noticeRowStates),
};
const publicNotice = {
  id: Uuid,
  number: z.string(),
  kind: Kind,
  place: PlaceCode,
  unit: Text,
  title: Text,
  /** Working days. */
  days: z.int(),
  startsOn: IsoDate,
  /** Last day on which an objection counts. */
  endsOn: IsoDate,
  /** False: the last day lies in a year whose holidays are not published, so it may still move. */
  endKnown: z.boolean(),
  /** Working days left, today included; 0 once it has ended. */
  daysLeft: z.int(),
  state: z.enum(noticeStates),
  contact: Contact,
  count: z.int(),
};
export const PublicNoticeRow = z.object(publicRow).meta({ id: "PublicNoticeRow" });
export const PublicNotice = z.object({ ...publicNotice, rows: z.array(PublicNoticeRow) }).meta({ id: "PublicNotice" });
export type PublicNotice = z.infer<typeof PublicNotice>;
export const PublicNoticeCard = z.object(publicNotice).meta({ id: "PublicNoticeCard" });
export type PublicNoticeCard = z.infer<typeof PublicNoticeCard>;
export const PublicNoticeList = z.object(PageOf(PublicNoticeCard)).meta({ id: "PublicNoticeList" });

/** The desk's view: with the claims behind the rows. */
export const NoticeRow = z
  .object({
    ...publicRow,
    claim: z.object({ id: Uuid, number: z.string(), claimant: z.string() }),
    objections: z.int(),
    clearedOn: IsoDate.nullable(),
  })
  .meta({ id: "NoticeRow" });
export const Notice = z
  .object({
    ...publicNotice,
    rows: z.array(NoticeRow),
    preparedBy: z.string(),
    publishedBy: z.string().nullable(),
    publishedAt: z.iso.datetime().nullable(),
    /** Whoever asks may publish it: has the permission and did not prepare it. */
    mayPublish: z.boolean(),
    version: z.int(),
  })
  .meta({ id: "Notice" });
export type Notice = z.infer<typeof Notice>;
export const NoticeList = z.object(PageOf(PublicNoticeCard)).meta({ id: "NoticeList" });

/** Approved claims that wait for a notice, by process: one list has one number of days. */
export const NoticeCandidates = z
  .object({
    groups: z.array(
      z.object({
        process: z.object({ id: z.string(), name: Text }),
        place: PlaceCode,
        /** Null: neither the document nor the place says how many; nothing can be published until it is set. */
        days: z.int().nullable(),
        /** The setting that says it. */
        setting: z.string(),
        claims: z.array(
          z.object({
            id: Uuid,
            number: z.string(),
            claimant: z.string(),
            workplace: z.string().nullable(),
            measure: z.object({ id: z.string(), title: Text }),
            fen: z.int().nullable(),
            approvedOn: IsoDate.nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: "NoticeCandidates" });
export type NoticeCandidates = z.infer<typeof NoticeCandidates>;

const draft = {
  title: Line,
  startsOn: IsoDate,
  contact: z.object({ office: Line, phone: Line, address: Line.exactOptional() }),
  claims: z.array(Uuid).min(1).max(300),
};
/** `unit` publishes it; it must be one that the preparer works for. */
export const NoticeRequest = z.object({ ...draft, kind: Kind.default("decision"), unit: Uuid });
export type NoticeRequest = z.infer<typeof NoticeRequest>;
export const NoticeChange = z.object({ ...draft, version: z.int() });
export type NoticeChange = z.infer<typeof NoticeChange>;
export const NoticesQuery = z.object({
  kind: Kind.exactOptional(),
  state: z.enum(noticeStates).exactOptional(),
  ...PageQuery,
});
export type NoticesQuery = z.infer<typeof NoticesQuery>;
export const PublicNoticesQuery = z.object({
  place: PlaceCode.exactOptional(),
  kind: Kind.default("decision"),
  /** `running`: objections still count. */
  state: z.enum(["running", "ended"]).exactOptional(),
  ...PageQuery,
});
export type PublicNoticesQuery = z.infer<typeof PublicNoticesQuery>;

/** 公示无异议 as it goes into the file. */
export const NoticeRecord = z
  .object({
    notice: z.object({ number: z.string(), title: Text, startsOn: IsoDate, endsOn: IsoDate, days: z.int() }),
    on: IsoDate,
    rows: z.array(z.object({ number: z.string(), name: z.string(), measure: Text, fen: z.int().nullable() })),
    says: Text,
  })
  .meta({ id: "NoticeRecord" });

export const objectionStates = ["received", "asked", "closed"] as const;
/** 成立 / 不成立 / 部分成立. */
export const objectionOutcomes = ["upheld", "dismissed", "partly"] as const;
const Message = z.object({ at: z.iso.datetime(), from: z.enum(["office", "objector", "claimant"]), text: z.string() });

export const Objection = z
  .object({
    id: Uuid,
    notice: z.object({ id: Uuid, number: z.string(), title: Text }),
    row: PublicNoticeRow,
    claim: z.object({ id: Uuid, number: z.string(), claimant: z.string() }),
    /** False: a clue without a name. */
    named: z.boolean(),
    from: z.object({ name: z.string(), phone: z.string() }).nullable(),
    text: z.string(),
    filedAt: z.iso.datetime(),
    /** Null: the place has not set within how many working days it answers. */
    dueOn: IsoDate.nullable(),
    state: z.enum(objectionStates),
    messages: z.array(Message),
    outcome: z.enum(objectionOutcomes).nullable(),
    answer: z.string().nullable(),
    closedBy: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "Objection" });
export type Objection = z.infer<typeof Objection>;
export const ObjectionCard = Objection.omit({ from: true, text: true, messages: true, answer: true }).meta({
  id: "ObjectionCard",
});
export type ObjectionCard = z.infer<typeof ObjectionCard>;
export const ObjectionList = z.object(PageOf(ObjectionCard)).meta({ id: "ObjectionList" });
export const ObjectionsQuery = z.object({
  state: z.enum(objectionStates).exactOptional(),
  notice: Uuid.exactOptional(),
  ...PageQuery,
});
export type ObjectionsQuery = z.infer<typeof ObjectionsQuery>;

/** With a name and phone it is an objection that gets an answer; without, a clue that is looked into. */
export const ObjectionRequest = z.object({
  row: Uuid,
  from: z.object({ name: Line, phone: Line }).exactOptional(),
  text: Paragraphs,
});
export type ObjectionRequest = z.infer<typeof ObjectionRequest>;
/** Shown once; whoever loses it cannot follow the objection up. */
export const ObjectionFiled = z.object({ code: z.string(), state: z.enum(objectionStates) }).meta({
  id: "ObjectionFiled",
});
export const FollowUpRequest = z.object({ code: Line, words: Paragraphs.exactOptional() });
export const ObjectionFollowUp = z
  .object({
    state: z.enum(objectionStates),
    filedAt: z.iso.datetime(),
    dueOn: IsoDate.nullable(),
    messages: z.array(Message),
    outcome: z.enum(objectionOutcomes).nullable(),
    answer: z.string().nullable(),
  })
  .meta({ id: "ObjectionFollowUp" });
export type ObjectionFollowUp = z.infer<typeof ObjectionFollowUp>;
/** What a claimant is asked about an objection to his claim, and what he said. */
export const ClaimObjection = z
  .object({
    open: z.boolean(),
    messages: z.array(Message),
    outcome: z.enum(objectionOutcomes).nullable(),
  })
  .meta({ id: "ClaimObjection" });
export const AskRequest = z.object({ to: z.enum(["objector", "claimant"]), text: Paragraphs });
export const CloseObjectionRequest = z.object({ outcome: z.enum(objectionOutcomes), reasons: Paragraphs });

const base = "/api/v1/notices";
const open = "/api/v1/public-notices";
const objections = "/api/v1/objections";

/** Public notice 公示 and objections 异议. */
export const noticeRoutes = {
  publicNotices: route({
    method: "GET",
    access: { open: "A public notice is for everybody." },
    path: open,
    summary: "Published notices, newest first",
    query: PublicNoticesQuery,
    answer: PublicNoticeList,
  }),
  publicNotice: route({
    method: "GET",
    access: { open: "A public notice is for everybody." },
    path: `${open}/:id`,
    summary: "One published notice with masked names",
    params: IdPath,
    answer: PublicNotice,
  }),
  fileObjection: route({
    method: "POST",
    access: { open: "Anybody may object to what is published." },
    path: `${open}/:id/objections`,
    summary: "Object to one row, with a name or as a clue without one; answers a code to follow it up",
    params: IdPath,
    body: ObjectionRequest,
    answer: ObjectionFiled,
  }),
  followObjection: route({
    method: "POST",
    access: { open: "The code stands for whoever objected." },
    path: "/api/v1/objection-follow-up",
    summary: "How an objection stands, by its code; more words may be added",
    body: FollowUpRequest,
    answer: ObjectionFollowUp,
  }),
  notices: route({
    method: "GET",
    access: { may: ["notice", "list"] },
    path: base,
    summary: "Notices of one's place, drafts too",
    query: NoticesQuery,
    answer: NoticeList,
  }),
  noticeCandidates: route({
    method: "GET",
    access: { may: ["notice", "list"] },
    path: `${base}/candidates`,
    summary: "Claims that wait for a notice (`decision`), or are paid and not yet in a list of results (`result`)",
    query: z.object({ kind: Kind.default("decision") }),
    answer: NoticeCandidates,
  }),
  prepareNotice: route({
    method: "POST",
    access: { may: ["notice", "create"] },
    path: base,
    summary: "Prepare a notice: a draft to look at",
    body: NoticeRequest,
    answer: Notice,
  }),
  notice: route({
    method: "GET",
    access: { may: ["notice", "read"] },
    path: `${base}/:id`,
    summary: "One notice, draft or published, as the office sees it",
    params: IdPath,
    answer: Notice,
  }),
  changeNotice: route({
    method: "PUT",
    access: { may: ["notice", "update"] },
    path: `${base}/:id`,
    summary: "Change a draft",
    params: IdPath,
    body: NoticeChange,
    answer: Notice,
  }),
  dropNotice: route({
    method: "DELETE",
    access: { may: ["notice", "update"] },
    path: `${base}/:id`,
    summary: "Drop a draft; its claims wait for another",
    params: IdPath,
  }),
  publishNotice: route({
    method: "POST",
    access: { may: ["notice", "approve"] },
    path: `${base}/:id/publish`,
    summary: "Publish a draft that somebody else prepared; its claims are in notice from then on",
    params: IdPath,
    once: true,
    answer: Notice,
  }),
  noticeRecord: route({
    method: "GET",
    access: { may: ["notice", "read"] },
    path: `${base}/:id/record`,
    summary: "The record that nothing was said against these rows",
    params: IdPath,
    answer: NoticeRecord,
  }),
  objections: route({
    method: "GET",
    access: { may: ["objection", "list"] },
    path: objections,
    summary: "Objections, open ones first",
    query: ObjectionsQuery,
    answer: ObjectionList,
  }),
  objection: route({
    method: "GET",
    access: { may: ["objection", "read"] },
    path: `${objections}/:id`,
    summary: "One objection with what was written to and fro",
    params: IdPath,
    answer: Objection,
  }),
  askAboutObjection: route({
    method: "POST",
    access: { may: ["objection", "update"] },
    path: `${objections}/:id/questions`,
    summary: "Ask the objector or the claimant",
    params: IdPath,
    body: AskRequest,
    answer: Objection,
  }),
  claimObjection: route({
    method: "GET",
    access: { may: ["claim", "read"] },
    path: "/api/v1/claims/:id/objection",
    summary: "What the claimant is asked about an objection to the claim; who objected is not told",
    params: IdPath,
    answer: ClaimObjection,
  }),
  answerObjection: route({
    method: "POST",
    access: { may: ["claim", "update"] },
    path: "/api/v1/claims/:id/objection/words",
    summary: "The claimant says something to the office about it",
    params: IdPath,
    body: z.object({ text: Paragraphs }),
    answer: ClaimObjection,
  }),
  closeObjection: route({
    method: "POST",
    access: { may: ["objection", "approve"] },
    path: `${objections}/:id/outcome`,
    summary: "Say what came of it, with reasons; upheld or partly upheld, the claim goes back to review",
    params: IdPath,
    body: CloseObjectionRequest,
    once: true,
    answer: Objection,
  }),
};
