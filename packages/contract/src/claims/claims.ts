import { z } from "zod";
import { Moment } from "../directory/fields.ts";
import { longestQuery, PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";
import { IdPath, Line, Uuid } from "../registry/written.ts";
import { Application, Claimant, ClaimedMeasure } from "./applications.ts";
import { CaseValue } from "./case-form.ts";
import { ClaimStatus } from "./status.ts";

/** A unit as the claim's pages show it; `phone` is whom to call, where one is known. */
export const ClaimUnit = z.object({ id: Uuid, name: Text, phone: z.string().nullable() });
export type ClaimUnit = z.infer<typeof ClaimUnit>;

/** How the time of a step stands, in the words of ux.md: 正常、临期、逾期、已办结. */
export const ClaimLight = z.enum(["on_track", "near", "overdue", "done"]);
export type ClaimLight = z.infer<typeof ClaimLight>;

/** Which of the ways of a claim somebody may take now. The server checks again. */
export const ClaimMay = z.object({
  withdraw: z.boolean(),
  reopen: z.boolean(),
  /** May act on the step that is open now. */
  act: z.boolean(),
  /** Answers corrections as the claimant. */
  correct: z.boolean(),
  confirm: z.boolean(),
  takeOver: z.boolean(),
});

const claimCard = {
  id: Uuid,
  number: z.string(),
  application: Uuid,
  kind: z.enum(["benefit", "recognition"]),
  measure: z.string(),
  title: Text,
  clause: z.string(),
  claimant: Claimant,
  status: ClaimStatus,
  /** The step that is open; the first of several side by side. */
  step: z.object({ key: z.string(), name: Text, kind: z.string(), unit: ClaimUnit.nullable() }).nullable(),
  submittedOn: IsoDate,
  /** The last day on which anything happened to it. */
  updatedOn: IsoDate,
  dueOn: IsoDate.nullable(),
  /** False where the calendar of holidays does not reach that far: 含尚未公布放假安排的年份. */
  dueKnown: z.boolean(),
  light: ClaimLight,
  /** Working days left; negative when overdue; null without a due day or while it rests. */
  daysLeft: z.int().nullable(),
  paused: z.boolean(),
  /** What the rules gave when it was handed in, in fen; null where no figure follows. */
  askedFen: z.int().nullable(),
  /** How many times it was returned for correction. */
  round: z.int(),
  /** Who has it open at the desk, and until when it is kept for him. */
  lockedBy: z.object({ name: z.string(), mine: z.boolean(), until: Moment }).nullable(),
  version: z.int(),
};
/** One line of a list of claims. */
export const ClaimCard = z.object(claimCard).meta({ id: "ClaimCard" });
export type ClaimCard = z.infer<typeof ClaimCard>;

export const ClaimStepView = z
  .object({
    id: Uuid,
    key: z.string(),
    ordinal: z.int(),
    name: Text,
    clause: z.string().nullable(),
    kind: z.string(),
    group: z.string().nullable(),
    unit: ClaimUnit.nullable(),
    role: z.string(),
    state: z.enum(["waiting", "open", "done", "returned", "skipped"]),
    openedOn: IsoDate.nullable(),
    dueOn: IsoDate.nullable(),
    dueKnown: z.boolean(),
    doneBy: z.string().nullable(),
    doneAt: Moment.nullable(),
    outcome: z.string().nullable(),
    /** What the office wrote; only the office reads it. */
    opinion: z.string().nullable(),
  })
  .meta({ id: "ClaimStepView" });
export type ClaimStepView = z.infer<typeof ClaimStepView>;

export const ClaimEventView = z
  .object({
    at: Moment,
    /** What happened: `submit`, `confirm`, `return`, `correct`, `approve` … */
    command: z.string(),
    says: Text,
    from: ClaimStatus.nullable(),
    to: ClaimStatus,
    step: Text.nullable(),
    unit: Text.nullable(),
    actor: z.string(),
    note: z.string().nullable(),
  })
  .meta({ id: "ClaimEventView" });
export type ClaimEventView = z.infer<typeof ClaimEventView>;

export const ClaimConfirmationView = z.object({
  employer: z.object({ id: Uuid, name: z.string() }),
  dueOn: IsoDate.nullable(),
  items: z.array(
    z.object({
      fact: z.string(),
      label: Text,
      value: CaseValue.nullable(),
      shown: Text,
      answer: z.enum(["pending", "true", "false", "not_ours", "office_true", "office_false"]),
      words: z.string().nullable(),
      by: z.string().nullable(),
      at: Moment.nullable(),
    }),
  ),
});
export type ClaimConfirmationView = z.infer<typeof ClaimConfirmationView>;

/** Everything a claimant may know of his claim, and the office as well. */
export const ClaimTracking = z
  .object({
    ...claimCard,
    place: z.string(),
    placeName: Text,
    process: z.object({ id: z.string(), name: Text, printed: z.boolean(), says: Text.nullable() }),
    steps: z.array(ClaimStepView),
    timeline: z.array(ClaimEventView),
    /** Who acts next, what happens then, the day that was promised, and whom to call. */
    next: z.object({
      who: z.enum(["claimant", "employer", "officer", "public", "finance", "nobody"]),
      says: Text,
      promisedOn: IsoDate.nullable(),
      promisedKnown: z.boolean(),
      call: ClaimUnit.nullable(),
    }),
    confirmation: ClaimConfirmationView.nullable(),
    /** What was applied for with this claim on the same form. */
    siblings: z.array(z.object({ id: Uuid, number: z.string(), title: Text, status: ClaimStatus })),
    reopens: Uuid.nullable(),
    reopenedAs: Uuid.nullable(),
    may: ClaimMay,
  })
  .meta({ id: "ClaimTracking" });
export type ClaimTracking = z.infer<typeof ClaimTracking>;

/** Queues of the desk: one condition, one column of time and one main action each. */
export const queueKeys = [
  "to_review",
  "corrected",
  "returned",
  "confirming",
  "in_notice",
  "objections",
  "paying",
  "all",
] as const;
export const QueueKey = z.enum(queueKeys);
export type QueueKey = z.infer<typeof QueueKey>;
export const ClaimQueue = z
  .object({
    key: QueueKey,
    name: Text,
    /** What the column of time shows, and how the list is sorted. */
    time: z.enum(["dueOn", "submittedOn", "updatedOn"]),
    timeName: Text,
    action: z.enum(["review", "look", "take_over"]),
    actionName: Text,
    count: z.int(),
    overdue: z.int(),
    /** The earliest day of that column among them. */
    nextOn: IsoDate.nullable(),
  })
  .meta({ id: "ClaimQueue" });
export type ClaimQueue = z.infer<typeof ClaimQueue>;

export const ClaimsQuery = z.object({
  queue: QueueKey.default("all"),
  /** Number of the claim, or the claimant's name from its beginning. */
  q: z.string().trim().max(longestQuery).exactOptional(),
  measure: ClaimedMeasure.exactOptional(),
  status: ClaimStatus.exactOptional(),
  unit: Uuid.exactOptional(),
  person: Uuid.exactOptional(),
  employer: Uuid.exactOptional(),
  overdue: z.enum(["true", "false"]).exactOptional(),
  sort: z.enum(["due", "submitted", "updated", "amount"]).default("due"),
  ...PageQuery,
});
export type ClaimsQuery = z.infer<typeof ClaimsQuery>;

export const ClaimCards = z
  .object({
    ...PageOf(ClaimCard),
    /** Sum of what the rules gave for all claims of the list, in fen. */
    totalFen: z.int(),
  })
  .meta({ id: "ClaimCards" });

export const WithdrawRequest = z.object({ version: z.int(), why: Line });

const base = "/api/v1/claims";

/** Claims: lists for each side, queues of the desk, and where a claim stands. */
export const claimRoutes = {
  myClaims: route({
    method: "GET",
    access: { signedIn: "his own claims" },
    path: "/api/v1/my/claims",
    summary: "My claims, what needs me first",
    query: z.object(PageQuery),
    answer: ClaimCards,
  }),
  claims: route({
    method: "GET",
    access: { may: ["claim", "list"] },
    path: base,
    summary: "Claims within reach, by queue and filter; drafts are not among them",
    query: ClaimsQuery,
    answer: ClaimCards,
  }),
  claimQueues: route({
    method: "GET",
    access: { may: ["claim", "list"] },
    path: `${base}/queues`,
    summary: "The queues of the desk with their counts",
    answer: z.object({ items: z.array(ClaimQueue) }).meta({ id: "ClaimQueues" }),
  }),
  claim: route({
    method: "GET",
    access: { may: ["claim", "read"] },
    path: `${base}/:id`,
    summary: "Where a claim stands: steps, dates, who does it, what happens next",
    params: IdPath,
    answer: ClaimTracking,
  }),
  withdrawClaim: route({
    method: "POST",
    access: { may: ["claim", "create"] },
    path: `${base}/:id/withdraw`,
    summary: "The claimant takes his claim back, as long as no money has left",
    params: IdPath,
    body: WithdrawRequest,
    answer: ClaimTracking,
    once: true,
  }),
  reopenClaim: route({
    method: "POST",
    access: { may: ["claim", "create"] },
    path: `${base}/:id/reopen`,
    summary: "Starts a new form from a claim that was turned down or taken back; it is handed in on new facts only",
    params: IdPath,
    answer: Application,
    once: true,
  }),
};
