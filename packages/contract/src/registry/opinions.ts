import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate } from "../published/text.ts";
import { LiaisonSubject, SubjectRef, LiaisonUnit } from "./liaison-views.ts";
import { IdPath, Line, Paragraphs, Uuid } from "./written.ts";

/** What an opinion is about. */
export const opinionTopics = ["policy", "work", "living", "family", "enterprise", "hometown", "other"] as const;
export const opinionStatuses = ["received", "assigned", "answered", "closed"] as const;
const Year = z.coerce.number().int().min(1900).max(2200);

export const Opinion = z
  .object({
    id: Uuid,
    /** Who said it; null when it was said without a name or at a gathering. */
    from: LiaisonSubject.nullable(),
    fromName: z.string().nullable(),
    text: z.string(),
    topic: z.enum(opinionTopics),
    receivedOn: IsoDate,
    /** The unit that took it down. */
    unit: LiaisonUnit,
    status: z.enum(opinionStatuses),
    handling: LiaisonUnit.nullable(),
    deadline: IsoDate.nullable(),
    /** How the deadline stands; null when there is none or it is answered. */
    state: z.enum(["open", "near", "overdue"]).nullable(),
    answer: z.object({ text: z.string(), on: IsoDate, by: z.string() }).nullable(),
    closed: z.object({ on: IsoDate, why: z.string() }).nullable(),
    /** The yearly list that it belongs to, and whether it was entered after the day on which that list was due. */
    year: z.int(),
    late: z.boolean(),
    gathering: Uuid.nullable(),
  })
  .meta({ id: "Opinion" });
export type Opinion = z.infer<typeof Opinion>;
export const OpinionList = z.object(PageOf(Opinion)).meta({ id: "OpinionList" });

const HandIn = z.object({ on: IsoDate, late: z.boolean(), none: z.boolean(), count: z.int() });
export const OpinionCollection = z
  .object({
    year: z.int(),
    /** The last day that still counts. */
    due: IsoDate,
    clause: z.string(),
    measure: z.string(),
    units: z.array(
      z.object({
        unit: LiaisonUnit,
        count: z.int(),
        late: z.int(),
        handedIn: HandIn.nullable(),
        state: z.enum(["done", "open", "near", "overdue"]),
      }),
    ),
    total: z.int(),
    topics: z.array(
      z.object({ topic: z.enum(opinionTopics), total: z.int(), answered: z.int(), closed: z.int(), open: z.int() }),
    ),
  })
  .meta({ id: "OpinionCollection" });
export type OpinionCollection = z.infer<typeof OpinionCollection>;

export const OpinionsQuery = z.object({
  year: Year.exactOptional(),
  unit: Uuid.exactOptional(),
  handling: Uuid.exactOptional(),
  subject: Uuid.exactOptional(),
  topic: z.enum(opinionTopics).exactOptional(),
  status: z.enum(opinionStatuses).exactOptional(),
  ...PageQuery,
});
export type OpinionsQuery = z.infer<typeof OpinionsQuery>;
export const OpinionRequest = z.object({
  from: SubjectRef.exactOptional(),
  fromName: Line.exactOptional(),
  text: Paragraphs,
  topic: z.enum(opinionTopics),
  receivedOn: IsoDate,
  unit: Uuid,
  gathering: Uuid.exactOptional(),
});
export type OpinionRequest = z.infer<typeof OpinionRequest>;
export const AssignOpinionRequest = z.object({ unit: Uuid, deadline: IsoDate.exactOptional() });
export const AnswerOpinionRequest = z.object({ text: Paragraphs, on: IsoDate });
export const CloseOpinionRequest = z.object({ why: Line });
export const CollectionQuery = z.object({ year: Year.exactOptional() });
export const HandInRequest = z.object({
  unit: Uuid,
  year: z.int().min(1900).max(2200),
  /** There was nothing to report. */
  none: z.boolean().default(false),
});
export type HandInRequest = z.infer<typeof HandInRequest>;

/** What a company needs, as its service specialist writes it down. */
export const Need = z
  .object({
    id: Uuid,
    employer: LiaisonSubject,
    post: z.string(),
    count: z.int(),
    skills: z.string().nullable(),
    pay: z.string().nullable(),
    contact: z.string().nullable(),
    validUntil: IsoDate.nullable(),
    /** The last quarter for which it was confirmed, such as 2026-Q3. */
    confirmedFor: z.string().nullable(),
    state: z.enum(["current", "to_confirm", "expired", "closed"]),
    unit: LiaisonUnit,
    updatedAt: z.string(),
  })
  .meta({ id: "Need" });
export type Need = z.infer<typeof Need>;
export const NeedList = z
  .object({
    ...PageOf(Need),
    quarter: z.string(),
    /** The last day for this quarter's list; null when no duty sets one. */
    due: IsoDate.nullable(),
  })
  .meta({ id: "NeedList" });
const needFields = {
  post: Line,
  count: z.int().min(1).max(100_000),
  skills: Line.exactOptional(),
  pay: Line.exactOptional(),
  contact: Line.exactOptional(),
  validUntil: IsoDate.exactOptional(),
};
export const NeedRequest = z.object({ employer: Uuid, unit: Uuid, ...needFields });
export type NeedRequest = z.infer<typeof NeedRequest>;
export const NeedChange = z.object({ ...needFields });
export type NeedChange = z.infer<typeof NeedChange>;
export const NeedsQuery = z.object({
  employer: Uuid.exactOptional(),
  state: z.enum(["current", "to_confirm", "expired", "closed"]).exactOptional(),
  ...PageQuery,
});
export type NeedsQuery = z.infer<typeof NeedsQuery>;

const base = "/api/v1/opinions";

/** Opinions and suggestions (意见建议): taken down, assigned, answered, closed, and handed in once a year. */
export const opinionRoutes = {
  opinions: route({
    method: "GET",
    access: { may: ["opinion", "list"] },
    path: base,
    summary: "Opinions and suggestions, newest first",
    query: OpinionsQuery,
    answer: OpinionList,
  }),
  opinionCollection: route({
    method: "GET",
    access: { may: ["opinion", "count"] },
    path: `${base}/collection`,
    summary: "A year's collection: which units handed in, which are late, and what it is about",
    query: CollectionQuery,
    answer: OpinionCollection,
  }),
  opinionFile: route({
    method: "GET",
    access: { may: ["opinion", "export"] },
    path: `${base}/file`,
    summary: "A year's list as a workbook",
    query: CollectionQuery,
    file: true,
  }),
  handInOpinions: route({
    method: "POST",
    access: { may: ["opinion", "create"] },
    path: `${base}/hand-in`,
    summary: "A unit hands in its list of the year, or says that there was nothing",
    body: HandInRequest,
    answer: OpinionCollection,
  }),
  opinion: route({
    method: "GET",
    access: { may: ["opinion", "read"] },
    path: `${base}/:id`,
    summary: "One opinion",
    params: IdPath,
    answer: Opinion,
  }),
  recordOpinion: route({
    method: "POST",
    access: { may: ["opinion", "create"] },
    path: base,
    summary: "Take down an opinion",
    body: OpinionRequest,
    answer: Opinion,
  }),
  assignOpinion: route({
    method: "POST",
    access: { may: ["opinion", "update"] },
    path: `${base}/:id/assign`,
    summary: "Give it to the unit that handles it, perhaps with a deadline",
    params: IdPath,
    body: AssignOpinionRequest,
    answer: Opinion,
  }),
  answerOpinion: route({
    method: "POST",
    access: { may: ["opinion", "update"] },
    path: `${base}/:id/answer`,
    summary: "The handling unit answers",
    params: IdPath,
    body: AnswerOpinionRequest,
    answer: Opinion,
  }),
  closeOpinion: route({
    method: "POST",
    access: { may: ["opinion", "update"] },
    path: `${base}/:id/close`,
    summary: "It is done: the answer was passed on, or nothing is to be done",
    params: IdPath,
    body: CloseOpinionRequest,
    answer: Opinion,
  }),
  needs: route({
    method: "GET",
    access: { may: ["liaison", "list"] },
    path: "/api/v1/needs",
    summary: "What companies need, as their service specialists keep it",
    query: NeedsQuery,
    answer: NeedList,
  }),
  recordNeed: route({
    method: "POST",
    access: { may: ["liaison", "create"] },
    path: "/api/v1/needs",
    summary: "Write down what a company needs",
    body: NeedRequest,
    answer: Need,
  }),
  changeNeed: route({
    method: "PUT",
    access: { may: ["liaison", "create"] },
    path: "/api/v1/needs/:id",
    summary: "Change a need; it counts as confirmed for this quarter",
    params: IdPath,
    body: NeedChange,
    answer: Need,
  }),
  confirmNeed: route({
    method: "POST",
    access: { may: ["liaison", "create"] },
    path: "/api/v1/needs/:id/confirm",
    summary: "The need is still the same this quarter",
    params: IdPath,
    answer: Need,
  }),
  closeNeed: route({
    method: "POST",
    access: { may: ["liaison", "create"] },
    path: "/api/v1/needs/:id/close",
    summary: "The need is met or gone",
    params: IdPath,
    body: z.object({ why: Line }),
    answer: Need,
  }),
};
