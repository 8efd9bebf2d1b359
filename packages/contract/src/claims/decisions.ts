import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";
import { Fen } from "../published/amount.ts";
import { IdPath, Paragraphs, Uuid } from "../registry/written.ts";
import { Acted } from "./review.ts";

const When = z.iso.datetime();

/** A decision as it was made: it never changes. */
export const DecisionView = z
  .object({
    id: Uuid,
    claim: Uuid,
    number: z.string(),
    title: Text,
    benefit: z.string(),
    claimant: z.string(),
    outcome: z.enum(["approved", "rejected"]),
    on: IsoDate,
    by: z.string(),
    unit: z.object({ id: Uuid, name: Text }).nullable(),
    /** What is granted; null where nothing in money is. */
    amountFen: Fen.nullable(),
    /** What the rule gave; differs only where the clause leaves the figure to the office. */
    ruleFen: Fen.nullable(),
    why: z.string(),
    clause: z.string(),
    instalments: z.array(z.object({ due: z.string().nullable(), fen: Fen, payee: z.string() })),
    settings: z.array(z.object({ id: z.string(), value: z.string(), set: z.boolean() })),
    conditions: z.array(
      z.object({
        id: z.string(),
        line: z.int().nullable(),
        clause: z.string(),
        says: Text,
        holds: z.boolean().nullable(),
        needs: Text,
        judged: z.object({ holds: z.boolean(), basis: z.string(), by: z.string() }).nullable(),
      }),
    ),
    meeting: Uuid.nullable(),
    letterNumber: z.string(),
    verifyCode: z.string(),
    /** Last day for asking for a review of a refusal; null where none can be asked for or the place has not set the days. */
    appealBy: IsoDate.nullable(),
    appeal: Uuid.nullable(),
  })
  .meta({ id: "DecisionView" });
export type DecisionView = z.infer<typeof DecisionView>;

/** Whether the stored rule, facts and settings give the stored result again, to the fen. */
export const Replay = z
  .object({
    decision: Uuid,
    same: z.boolean(),
    /** The rule's document version and content hash that it ran on. */
    rule: z.object({ document: z.string(), version: z.string(), hash: z.string() }),
    then: z.object({ status: z.string(), totalFen: Fen.nullable(), instalments: z.int() }),
    now: z.object({ status: z.string(), totalFen: Fen.nullable(), instalments: z.int() }),
    /** Places at which the two differ, such as `instalments.3.fen`. */
    differences: z.array(z.string()),
  })
  .meta({ id: "Replay" });
export type Replay = z.infer<typeof Replay>;

export const AppealView = z
  .object({
    id: Uuid,
    number: z.string(),
    decision: Uuid,
    claim: Uuid,
    claimNumber: z.string(),
    title: Text,
    claimant: z.string(),
    grounds: z.string(),
    filedAt: When,
    dueOn: IsoDate.nullable(),
    state: z.enum(["open", "withdrawn", "upheld", "reopened"]),
    answer: z.object({ words: z.string(), by: z.string(), at: When }).nullable(),
    /** Whether the reader may decide it, and why not. */
    may: z.boolean(),
    why: Text.nullable(),
  })
  .meta({ id: "AppealView" });
export type AppealView = z.infer<typeof AppealView>;

/** What whoever holds a document learns of it by its code. */
export const VerifiedDocument = z
  .object({
    kind: z.enum(["decision", "correction", "receipt", "certificate"]),
    number: z.string(),
    title: Text,
    /** Masked. */
    name: z.string(),
    unit: Text,
    outcome: Text,
    amountFen: Fen.nullable(),
    on: IsoDate,
    /** Until when it is valid; null where it has no end. */
    until: IsoDate.nullable(),
    /** Why it is valid no longer. */
    void: Text.nullable(),
  })
  .meta({ id: "VerifiedDocument" });
export type VerifiedDocument = z.infer<typeof VerifiedDocument>;

export const LetterQuery = z.object({ language: z.enum(["zh", "en"]).default("zh") });
export const AppealsQuery = z.object({
  state: z.enum(["open", "withdrawn", "upheld", "reopened"]).exactOptional(),
  ...PageQuery,
});
export type AppealsQuery = z.infer<typeof AppealsQuery>;
export const VerifyPath = z.object({ code: z.string().regex(/^[0-9A-HJ-NP-Z-]{8,40}$/i) });

/** Decisions, their letters, replays and appeals. */
export const decisionRoutes = {
  claimDecisions: route({
    method: "GET",
    access: { may: ["decision", "read"] },
    path: "/api/v1/claims/:id/decisions",
    summary: "The decisions on a claim, the latest first",
    params: IdPath,
    answer: z.object({ items: z.array(DecisionView) }).meta({ id: "ClaimDecisions" }),
  }),
  decision: route({
    method: "GET",
    access: { may: ["decision", "read"] },
    path: "/api/v1/decisions/:id",
    summary: "One decision with its reasoning",
    params: IdPath,
    answer: DecisionView,
  }),
  decisionLetter: route({
    method: "GET",
    access: { may: ["decision", "read"] },
    path: "/api/v1/decisions/:id/letter",
    summary: "The letter of a decision, to be printed on A4",
    params: IdPath,
    query: LetterQuery,
    file: true,
  }),
  correctionLetter: route({
    method: "GET",
    access: { may: ["claim", "read"] },
    path: "/api/v1/corrections/:id/letter",
    summary: "The notice of what has to be corrected, to be printed on A4",
    params: IdPath,
    query: LetterQuery,
    file: true,
  }),
  claimReceipt: route({
    method: "GET",
    access: { may: ["claim", "read"] },
    path: "/api/v1/claims/:id/receipt",
    summary: "The receipt of a claim, to be printed on A4",
    params: IdPath,
    query: LetterQuery,
    file: true,
  }),
  replayDecision: route({
    method: "GET",
    access: { may: ["decision", "read"] },
    path: "/api/v1/decisions/:id/replay",
    summary: "Runs the stored rule on the stored facts again and compares to the fen",
    params: IdPath,
    answer: Replay,
  }),
  appealDecision: route({
    method: "POST",
    access: { may: ["decision", "create"] },
    path: "/api/v1/decisions/:id/appeal",
    summary: "The claimant asks for a review of a refusal",
    params: IdPath,
    once: true,
    body: z.object({ grounds: Paragraphs }),
    answer: AppealView,
  }),
  claimAppeals: route({
    method: "GET",
    access: { may: ["decision", "read"] },
    path: "/api/v1/claims/:id/appeals",
    summary: "Reviews that were asked for on a claim",
    params: IdPath,
    answer: z.object({ items: z.array(AppealView) }).meta({ id: "ClaimAppeals" }),
  }),
  appeals: route({
    method: "GET",
    access: { may: ["decision", "list"] },
    path: "/api/v1/appeals",
    summary: "Reviews that were asked for, the most urgent first",
    query: AppealsQuery,
    answer: z.object(PageOf(AppealView)).meta({ id: "AppealPage" }),
  }),
  withdrawAppeal: route({
    method: "POST",
    access: { may: ["decision", "create"] },
    path: "/api/v1/appeals/:id/withdraw",
    summary: "The claimant takes it back",
    params: IdPath,
    once: true,
    answer: AppealView,
  }),
  answerAppeal: route({
    method: "POST",
    access: { may: ["decision", "approve"] },
    path: "/api/v1/appeals/:id/answer",
    summary: "Another person than those who decided upholds the refusal or opens the claim again",
    params: IdPath,
    once: true,
    body: z.object({ outcome: z.enum(["upheld", "reopened"]), words: Paragraphs }),
    answer: z.object({ appeal: AppealView, claim: Acted }).meta({ id: "AppealAnswered" }),
  }),
  verifyDocument: route({
    method: "GET",
    access: { open: "Whoever holds a document finds out by its code whether it is genuine; names are masked." },
    path: "/api/v1/verify/:code",
    summary: "Whether a document is genuine",
    params: VerifyPath,
    answer: VerifiedDocument,
  }),
};
