import { z } from "zod";
import { longestQuery, PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";
import { IdPath, Line, Paragraphs, Uuid } from "../registry/written.ts";
import { LetterQuery } from "./decisions.ts";

const Level = z.object({ id: z.string(), label: Text });
const Named = z.object({ id: z.string(), name: Text });
const Holder = z.object({ kind: z.enum(["person", "employer"]), id: Uuid, name: z.string() });
/** `pack/name` of a scheme. */
export const SchemeId = z.string().regex(/^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9_-]*$/);

export const recognitionStates = ["not_yet", "valid", "expired", "replaced", "revoked"] as const;

/** What is recognised in a place, and in which levels. */
export const RecognitionSchemeView = z
  .object({
    id: SchemeId,
    measure: z.string(),
    name: Text,
    clause: z.string(),
    policy: Text,
    of: z.enum(["person", "employer"]),
    /** Decided here on a claim, taken over from another authority's document, or both. */
    decided: z.enum(["here", "elsewhere", "both"]),
    who: Text,
    levels: z.array(Level),
    /** Years for which it holds; null where the document prints none. */
    years: z.int().nullable(),
    card: Text.nullable(),
    opens: z.array(Named),
    counts: z.object({ valid: z.int(), expired: z.int(), revoked: z.int() }),
  })
  .meta({ id: "RecognitionSchemeView" });
export type RecognitionSchemeView = z.infer<typeof RecognitionSchemeView>;

/** One recognition 认定 that was granted or taken over. */
export const RecognitionView = z
  .object({
    id: Uuid,
    /** Number of the certificate. */
    number: z.string(),
    scheme: z.object({ id: z.string(), name: Text, measure: z.string(), clause: z.string() }),
    level: Level,
    holder: Holder,
    place: z.string(),
    from: IsoDate,
    /** Last day; null where it has no end. */
    until: IsoDate.nullable(),
    state: z.enum(recognitionStates),
    /** Whose decision it is where it was taken over, and the document. */
    authority: z.string().nullable(),
    document: z.string().nullable(),
    claim: z.object({ id: Uuid, number: z.string() }).nullable(),
    grantedBy: z.string(),
    grantedOn: IsoDate,
    revoked: z.object({ on: IsoDate, why: z.string(), by: z.string() }).nullable(),
    verifyCode: z.string(),
    /** The lower level that it replaced: a promotion 晋级, and whether that one still held on the day. */
    promotion: z.object({ before: Level, on: IsoDate, withinTerm: z.boolean() }).nullable(),
    card: z.object({ name: Text, clause: z.string() }).nullable(),
    /** The services that it opens. */
    opens: z.array(Named),
  })
  .meta({ id: "RecognitionView" });
export type RecognitionView = z.infer<typeof RecognitionView>;

/** The level proposed for a claim that is being decided. */
export const LevelProposal = z
  .object({
    claim: Uuid,
    scheme: RecognitionSchemeView,
    level: Level.nullable(),
    until: IsoDate.nullable(),
    basis: z.string().nullable(),
    by: z.string().nullable(),
    /** Levels that the claimant holds already. */
    held: z.array(RecognitionView),
  })
  .meta({ id: "LevelProposal" });
export type LevelProposal = z.infer<typeof LevelProposal>;

export const RecognitionsQuery = z.object({
  scheme: SchemeId.exactOptional(),
  level: z.string().max(40).exactOptional(),
  state: z.enum(recognitionStates).exactOptional(),
  person: Uuid.exactOptional(),
  employer: Uuid.exactOptional(),
  /** Number of the certificate, or the holder's name from its beginning. */
  q: z.string().trim().max(longestQuery).exactOptional(),
  ...PageQuery,
});
export type RecognitionsQuery = z.infer<typeof RecognitionsQuery>;

/** Taking over what another authority decided. */
export const TakeOverRecognition = z.object({
  scheme: SchemeId,
  holder: z.object({ kind: z.enum(["person", "employer"]), id: Uuid }),
  level: z.string().max(40),
  from: IsoDate,
  until: IsoDate.nullable().default(null),
  authority: Line,
  document: Line,
});
export type TakeOverRecognition = z.infer<typeof TakeOverRecognition>;
export const ProposeLevel = z.object({
  level: z.string().max(40),
  until: IsoDate.nullable().default(null),
  basis: Paragraphs,
});
export type ProposeLevel = z.infer<typeof ProposeLevel>;

const base = "/api/v1/recognitions";
const Items = z.object({ items: z.array(RecognitionView) });

/** Recognitions 认定 of talents: levels, certificates, cards, and what they open. */
export const recognitionRoutes = {
  recognitions: route({
    method: "GET",
    access: { may: ["recognition", "list"] },
    path: base,
    summary: "Recognitions within reach, the latest first",
    query: RecognitionsQuery,
    answer: z.object(PageOf(RecognitionView)).meta({ id: "RecognitionList" }),
  }),
  recognitionSchemes: route({
    method: "GET",
    access: { may: ["recognition", "list"] },
    path: `${base}/schemes`,
    summary: "What is recognised here, in which levels, and how many hold it",
    answer: z.object({ items: z.array(RecognitionSchemeView) }).meta({ id: "RecognitionSchemes" }),
  }),
  myRecognitions: route({
    method: "GET",
    access: { signedIn: "his own recognitions" },
    path: "/api/v1/my/recognitions",
    summary: "My recognitions and talent cards",
    answer: Items.meta({ id: "MyRecognitions" }),
  }),
  recognition: route({
    method: "GET",
    access: { may: ["recognition", "read"] },
    path: `${base}/:id`,
    summary: "One recognition",
    params: IdPath,
    answer: RecognitionView,
  }),
  takeOverRecognition: route({
    method: "POST",
    access: { may: ["recognition", "create"] },
    path: base,
    summary: "Take over what another authority recognised, with its document",
    body: TakeOverRecognition,
    answer: RecognitionView,
    once: true,
  }),
  revokeRecognition: route({
    method: "POST",
    access: { may: ["recognition", "approve"] },
    path: `${base}/:id/revoke`,
    summary: "Take a recognition back, with the reason",
    params: IdPath,
    body: z.object({ why: Paragraphs }),
    answer: RecognitionView,
    once: true,
  }),
  certificate: route({
    method: "GET",
    access: { may: ["recognition", "read"] },
    path: `${base}/:id/certificate`,
    summary: "The certificate, to be printed on A4, with the code by which anybody can verify it",
    params: IdPath,
    query: LetterQuery,
    file: true,
  }),
  claimLevel: route({
    method: "GET",
    access: { may: ["recognition", "list"] },
    path: "/api/v1/claims/:id/level",
    summary: "The level proposed for a claim of recognition",
    params: IdPath,
    answer: LevelProposal,
  }),
  proposeLevel: route({
    method: "PUT",
    access: { may: ["recognition", "update"] },
    path: "/api/v1/claims/:id/level",
    summary: "Propose the level that a claim of recognition is decided on",
    params: IdPath,
    body: ProposeLevel,
    answer: LevelProposal,
  }),
};
