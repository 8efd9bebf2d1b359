import { z } from "zod";
import { route } from "../http/route.ts";
import { FactJson, FactSource, SubjectKind } from "../registry/facts.ts";
import { IdPath, Line, Paragraphs, Uuid } from "../registry/written.ts";
import { IsoDate, Text } from "../published/text.ts";
import { Fen } from "../published/amount.ts";
import { ClaimEvidence } from "./evidence.ts";
import { ClaimStatus } from "./status.ts";

const When = z.iso.datetime();
const Truth = z.boolean().nullable();

/** One fact that the claim is decided by, with who says so. */
export const ReviewFact = z
  .object({
    /** `person.degree`; inside a list `employments/0/employment.started_on`. */
    key: z.string(),
    fact: z.string(),
    label: Text,
    list: z.object({ label: Text, index: z.int() }).nullable(),
    /** Absent when it is sensitive: it is shown by 查看明文, with a reason. */
    value: FactJson.exactOptional(),
    /** The value in words; null while unknown. */
    shown: Text.nullable(),
    sensitive: z.boolean(),
    /** `application`: said in this claim's form and held nowhere else. Null while unknown. */
    source: z.union([FactSource, z.literal("application")]).nullable(),
    sourceUnit: z.string().nullable(),
    since: IsoDate.nullable(),
    verified: z.object({ by: z.string(), at: When }).nullable(),
    /** As strong a source says something else. */
    conflict: z.boolean(),
    /** How many values stand for it; where its whole history is read (`/facts/:kind/:id?fact=`). */
    values: z.int(),
    history: z.object({ kind: SubjectKind, id: Uuid, fact: z.string() }).nullable(),
    /** Conditions that look at it. */
    conditions: z.array(z.string()),
    /** Files given for it. */
    files: z.array(Uuid),
  })
  .meta({ id: "ReviewFact" });
export type ReviewFact = z.infer<typeof ReviewFact>;

export const ReviewCondition = z
  .object({
    id: z.string(),
    /** Line of the claim (this hire, this trip) that it is judged for; null for the claim as a whole. */
    line: z.int().nullable(),
    kind: z.enum(["condition", "exclusion", "force", "transition", "cap", "amount", "unique"]),
    clause: z.string(),
    says: Text,
    /** Met, not met, or not known yet, as the rule sees it, judgements by persons included. */
    holds: Truth,
    /** The rule leaves it to a person. */
    judgement: z.boolean(),
    /** Who judges, as the document names it. */
    judge: Text.nullable(),
    has: z.array(z.object({ fact: z.string(), label: Text, shown: Text.nullable() })),
    unknown: z.array(z.object({ fact: z.string(), label: Text })),
    needs: Text,
    reading: Text.nullable(),
    /** Every fact that it looks at is verified. */
    verified: z.boolean(),
    judged: z.object({ holds: z.boolean(), basis: z.string(), by: z.string(), at: When }).nullable(),
  })
  .meta({ id: "ReviewCondition" });
export type ReviewCondition = z.infer<typeof ReviewCondition>;

export const ReviewSetting = z
  .object({
    id: z.string(),
    label: Text,
    shown: Text,
    says: Text,
    /** Set by the place, not only proposed as a reading. */
    set: z.boolean(),
    neededFor: z.enum(["estimate", "payment"]),
  })
  .meta({ id: "ReviewSetting" });
export type ReviewSetting = z.infer<typeof ReviewSetting>;

export const ReviewAmount = z
  .object({
    kind: z.enum(["fixed", "ceiling", "floor", "range", "unset", "by_authority", "in_kind", "unknown"]),
    /** What the rule gives; null where no figure follows. */
    ruleFen: Fen.nullable(),
    minFen: Fen.nullable(),
    maxFen: Fen.nullable(),
    /** The clause leaves the figure to the office, within the bounds above. */
    open: z.boolean(),
    set: z.object({ fen: Fen, why: z.string(), by: z.string(), at: When }).nullable(),
    /** What a decision would grant now: the figure that was set, else the rule's. */
    grantsFen: Fen.nullable(),
    instalments: z.array(z.object({ due: z.string().nullable(), fen: Fen, payee: z.string() })),
  })
  .meta({ id: "ReviewAmount" });
export type ReviewAmount = z.infer<typeof ReviewAmount>;

export const SimilarCase = z
  .object({
    claim: Uuid,
    number: z.string(),
    decision: Uuid,
    outcome: z.enum(["approved", "rejected"]),
    amountFen: Fen.nullable(),
    on: IsoDate,
    why: z.string(),
    returned: z.int(),
  })
  .meta({ id: "SimilarCase" });
export type SimilarCase = z.infer<typeof SimilarCase>;
export const SimilarCases = z
  .object({
    total: z.int(),
    approved: z.int(),
    rejected: z.int(),
    /** How many were returned for correction at least once. */
    returned: z.int(),
    /** Past cases do not agree with one another. */
    diverging: z.boolean(),
    /** The latest of them, twenty at most. */
    items: z.array(SimilarCase),
  })
  .meta({ id: "SimilarCases" });
export type SimilarCases = z.infer<typeof SimilarCases>;

export const conflictKinds = ["own", "relative", "household", "phone", "declared", "acted_before"] as const;
export const ReviewHint = z
  .object({ kind: z.enum(["duplicate", ...conflictKinds]), says: Text, ref: z.string().nullable() })
  .meta({ id: "ReviewHint" });
export type ReviewHint = z.infer<typeof ReviewHint>;

export const correctionItemKinds = ["fact", "evidence", "missing"] as const;
const CorrectionItem = z.object({
  no: z.int(),
  kind: z.enum(correctionItemKinds),
  /** A fact's key, an evidence item's slug, or a short name of what is missing. */
  about: z.string(),
  label: Text,
  wrong: z.string(),
  how: z.string(),
  /** The item of the round before whose answer brought this up. */
  causedBy: z.int().nullable(),
  answer: z.string().nullable(),
  couldNot: z.boolean(),
  files: z.array(Uuid),
  answeredAt: When.nullable(),
  state: z.enum(["open", "answered", "could_not"]),
});
export const CorrectionView = z
  .object({
    id: Uuid,
    claim: Uuid,
    round: z.int(),
    state: z.enum(["awaiting_signature", "sent", "answered", "overdue", "refused", "taken_back"]),
    sentBy: z.string(),
    sentAt: When.nullable(),
    dueOn: IsoDate.nullable(),
    /** False when the last day lies beyond the known holidays. */
    dueKnown: z.boolean(),
    answeredAt: When.nullable(),
    /** The head who signed a second return that is not caused by new material. */
    signedBy: z.string().nullable(),
    letterNumber: z.string(),
    items: z.array(CorrectionItem),
  })
  .meta({ id: "CorrectionView" });
export type CorrectionView = z.infer<typeof CorrectionView>;

export const reviewActions = [
  "pass",
  "reject",
  "return",
  "sign_return",
  "judge",
  "set_amount",
  "reassign",
  "ask",
  "answer_ask",
  "hold",
  "resume",
  "undo",
] as const;
export const ReviewAction = z
  .object({
    action: z.enum(reviewActions),
    may: z.boolean(),
    /** Why not. */
    why: Text.nullable(),
  })
  .meta({ id: "ReviewAction" });
export type ReviewAction = z.infer<typeof ReviewAction>;

export const ReviewStepView = z
  .object({
    id: Uuid,
    key: z.string(),
    ordinal: z.int(),
    kind: z.enum(["fill", "confirm", "review", "countersign", "decide", "notice", "release", "pay", "record"]),
    name: Text,
    clause: z.string().nullable(),
    unit: z.object({ id: Uuid, name: Text }).nullable(),
    role: z.string(),
    state: z.enum(["waiting", "open", "done", "returned", "skipped"]),
    openedOn: IsoDate.nullable(),
    dueOn: IsoDate.nullable(),
    dueKnown: z.boolean(),
    doneBy: z.string().nullable(),
    doneAt: When.nullable(),
    outcome: z.string().nullable(),
    opinion: z.string().nullable(),
    /** A meeting decides it, with minutes. */
    minutes: z.boolean(),
  })
  .meta({ id: "ReviewStepView" });
export type ReviewStepView = z.infer<typeof ReviewStepView>;

export const InquiryView = z
  .object({
    id: Uuid,
    claim: Uuid,
    unit: z.object({ id: Uuid, name: Text }),
    question: z.string(),
    askedBy: z.string(),
    askedAt: When,
    answer: z.object({ agrees: z.boolean(), words: z.string(), by: z.string(), at: When }).nullable(),
    withdrawn: z.boolean(),
  })
  .meta({ id: "InquiryView" });
export type InquiryView = z.infer<typeof InquiryView>;

/** Everything about one claim that an officer decides by, in one answer. */
export const ReviewView = z
  .object({
    claim: z.object({
      id: Uuid,
      number: z.string(),
      version: z.int(),
      status: ClaimStatus,
      kind: z.enum(["benefit", "recognition"]),
      place: z.string(),
      benefit: z.string(),
      title: Text,
      clause: z.string(),
      claimant: z.object({ kind: SubjectKind, id: Uuid, name: z.string() }),
      submittedOn: IsoDate.nullable(),
      dueOn: IsoDate.nullable(),
      /** Working days left; negative when late; null while the time is paused or not printed. */
      daysLeft: z.int().nullable(),
      pausedSince: IsoDate.nullable(),
      round: z.int(),
      /** The rule settles it without a person's judgement. */
      settled: z.boolean(),
    }),
    /** The step that waits for somebody; null when none does. */
    step: ReviewStepView.nullable(),
    steps: z.array(ReviewStepView),
    verdict: z.enum(["eligible", "ineligible", "unknown", "judgement", "not_in_force"]),
    facts: z.array(ReviewFact),
    /** What the measure asks for, in its order, then whatever else was given; no files: still missing. */
    evidence: z.array(z.object({ item: z.string(), label: Text, asked: z.boolean(), files: z.array(ClaimEvidence) })),
    conditions: z.array(ReviewCondition),
    settings: z.array(ReviewSetting),
    amount: ReviewAmount,
    similar: SimilarCases,
    history: z.object({
      claims: z.array(
        z.object({
          id: Uuid,
          number: z.string(),
          title: Text,
          status: ClaimStatus,
          submittedOn: IsoDate.nullable(),
          askedFen: Fen.nullable(),
        }),
      ),
      held: z.array(
        z.object({
          benefit: z.string().nullable(),
          group: z.string().nullable(),
          year: z.int().nullable(),
          fen: Fen.nullable(),
        }),
      ),
    }),
    hints: z.array(ReviewHint),
    lock: z.object({ by: z.string(), mine: z.boolean(), since: When, until: When }).nullable(),
    held: z.object({ by: z.string(), why: z.string(), since: When, until: IsoDate.nullable() }).nullable(),
    corrections: z.array(CorrectionView),
    inquiries: z.array(InquiryView),
    actions: z.array(ReviewAction),
    /** Grounds of a refusal, drafted from the conditions that do not hold. */
    grounds: z.array(z.object({ condition: z.string(), line: z.int().nullable(), clause: z.string(), says: Text })),
    /** What can be undone, by whom it was done, until when. */
    undo: z.object({ id: z.string(), until: When }).nullable(),
  })
  .meta({ id: "ReviewView" });
export type ReviewView = z.infer<typeof ReviewView>;

/** What came of an action: the claim as it stands, and until when it can be taken back. */
export const Acted = z
  .object({
    claim: Uuid,
    status: ClaimStatus,
    version: z.int(),
    step: z.string().nullable(),
    decision: Uuid.nullable(),
    correction: Uuid.nullable(),
    undo: z.object({ id: z.string(), until: When }).nullable(),
  })
  .meta({ id: "Acted" });
export type Acted = z.infer<typeof Acted>;

/** The claim as it stood when the officer read it: whoever comes second is told, and nothing is lost. */
const Version = z.int().min(1);
export const PassRequest = z.object({
  version: Version,
  opinion: Paragraphs,
  /** Why it is decided differently from similar past cases; asked for where it is. */
  differs: Paragraphs.exactOptional(),
});
export type PassRequest = z.infer<typeof PassRequest>;
export const RejectRequest = z.object({
  version: Version,
  opinion: Paragraphs,
  /** The conditions that are not met; each brings its clause and value into the letter. */
  grounds: z
    .array(z.object({ condition: z.string().min(1).max(120), line: z.int().min(0).nullable().default(null) }))
    .min(1)
    .max(50),
  differs: Paragraphs.exactOptional(),
});
export type RejectRequest = z.infer<typeof RejectRequest>;
export const ReturnRequest = z.object({
  version: Version,
  items: z
    .array(
      z.object({
        kind: z.enum(correctionItemKinds),
        about: Line,
        wrong: Paragraphs,
        how: Paragraphs,
        causedBy: z.int().min(1).exactOptional(),
      }),
    )
    .min(1)
    .max(50),
});
export type ReturnRequest = z.infer<typeof ReturnRequest>;
export const JudgeRequest = z.object({
  version: Version,
  condition: z.string().min(1).max(120),
  line: z.int().min(0).nullable().default(null),
  holds: z.boolean(),
  basis: Paragraphs,
});
export type JudgeRequest = z.infer<typeof JudgeRequest>;
export const SetAmountRequest = z.object({ version: Version, fen: Fen.min(0), why: Paragraphs });
export type SetAmountRequest = z.infer<typeof SetAmountRequest>;
export const ReassignRequest = z.object({
  version: Version,
  /** Another officer of the unit, or another unit of the same place. */
  account: Uuid.exactOptional(),
  unit: Uuid.exactOptional(),
  why: Line,
});
export type ReassignRequest = z.infer<typeof ReassignRequest>;
const By = z.object({ version: Version });

export const CorrectionTemplate = z
  .object({ id: z.string(), kind: z.enum(correctionItemKinds), wrong: Text, how: Text })
  .meta({ id: "CorrectionTemplate" });
export type CorrectionTemplate = z.infer<typeof CorrectionTemplate>;
const CorrectionPath = z.object({ id: Uuid });
const ItemPath = z.object({ id: Uuid, no: z.coerce.number().int().min(1).max(100) });
export const AnswerItemRequest = z.object({
  answer: Paragraphs.exactOptional(),
  /** Why it could not be provided. */
  couldNot: Paragraphs.exactOptional(),
  /** The corrected value of the fact that the item is about. */
  value: FactJson.exactOptional(),
  files: z.array(Uuid).max(20).default([]),
});
export type AnswerItemRequest = z.infer<typeof AnswerItemRequest>;

export const BatchPreview = z
  .object({
    id: Uuid,
    rows: z.array(
      z.object({
        claim: Uuid,
        number: z.string(),
        claimant: z.string(),
        title: Text,
        amountFen: Fen.nullable(),
        may: z.boolean(),
        why: z.array(Text),
      }),
    ),
    /** The random tenth (three at least) that has to be opened first, and which of them were. */
    sample: z.array(z.object({ claim: Uuid, opened: z.boolean() })),
    totalFen: Fen,
    /** Every row may be approved and the sample was opened. */
    ready: z.boolean(),
    why: z.array(Text),
  })
  .meta({ id: "BatchPreview" });
export type BatchPreview = z.infer<typeof BatchPreview>;
export const BatchRequest = z.object({ claims: z.array(Uuid).min(1).max(50) });

export const SubstituteView = z
  .object({
    id: Uuid,
    account: z.object({ id: Uuid, name: z.string() }),
    substitute: z.object({ id: Uuid, name: z.string() }),
    from: IsoDate,
    to: IsoDate,
    why: z.string(),
    ended: z.boolean(),
  })
  .meta({ id: "SubstituteView" });
export type SubstituteView = z.infer<typeof SubstituteView>;
export const SubstituteRequest = z.object({
  account: Uuid,
  substitute: Uuid,
  from: IsoDate,
  to: IsoDate,
  why: Line,
});
export type SubstituteRequest = z.infer<typeof SubstituteRequest>;

export const RelativeView = z
  .object({ id: Uuid, name: z.string(), relation: z.string(), at: When })
  .meta({ id: "RelativeView" });
export type RelativeView = z.infer<typeof RelativeView>;
export const RelativeRequest = z.object({
  name: Line,
  relation: Line,
  /** Number of the identity document; only its index is kept. */
  idNumber: z.string().trim().min(6).max(30),
});
export type RelativeRequest = z.infer<typeof RelativeRequest>;

const base = "/api/v1/claims/:id";
const acting = { access: { may: ["claim", "approve"] }, params: IdPath, once: true } as const;

/** The review of claims: one view, and every action on the step that waits. */
export const reviewRoutes = {
  review: route({
    method: "GET",
    access: { may: ["claim", "approve"] },
    path: `${base}/review`,
    summary: "One claim with all that an officer decides by",
    params: IdPath,
    answer: ReviewView,
  }),
  openForReview: route({
    method: "POST",
    access: { may: ["claim", "approve"] },
    path: `${base}/review/open`,
    summary:
      "Opens a claim: it is locked for others until it is released or fifteen minutes pass without a sign of life",
    params: IdPath,
    answer: ReviewView,
  }),
  releaseReview: route({
    method: "POST",
    access: { may: ["claim", "approve"] },
    path: `${base}/review/release`,
    summary: "Gives a claim back to the queue",
    params: IdPath,
  }),
  passStep: route({
    ...acting,
    method: "POST",
    path: `${base}/review/pass`,
    summary: "The step is passed with an opinion; at the deciding step that is the approval",
    body: PassRequest,
    answer: Acted,
  }),
  rejectStep: route({
    ...acting,
    method: "POST",
    path: `${base}/review/reject`,
    summary: "Proposes a refusal with its grounds; at the deciding step that is the refusal",
    body: RejectRequest,
    answer: Acted,
  }),
  returnClaim: route({
    ...acting,
    method: "POST",
    path: `${base}/review/return`,
    summary: "Returns a claim for correction with everything at once",
    body: ReturnRequest,
    answer: Acted,
  }),
  judgeCondition: route({
    ...acting,
    method: "POST",
    path: `${base}/review/judge`,
    summary: "A person judges a condition that the rule leaves open, with the basis",
    body: JudgeRequest,
    answer: ReviewView,
  }),
  setAmount: route({
    ...acting,
    method: "POST",
    path: `${base}/review/amount`,
    summary: "Sets the amount where the clause leaves it to the office, never above its printed end",
    body: SetAmountRequest,
    answer: ReviewView,
  }),
  reassignStep: route({
    ...acting,
    method: "POST",
    path: `${base}/review/reassign`,
    summary: "Hands the step to another officer or unit",
    body: ReassignRequest,
    answer: Acted,
  }),
  askCountersign: route({
    ...acting,
    method: "POST",
    path: `${base}/review/ask`,
    summary: "Asks another unit for its opinion; the step waits for it",
    body: z.object({ ...By.shape, unit: Uuid, question: Paragraphs }),
    answer: Acted,
  }),
  answerInquiry: route({
    method: "POST",
    access: { may: ["claim", "approve"] },
    path: "/api/v1/inquiries/:id/answer",
    summary: "The unit that was asked answers",
    params: IdPath,
    once: true,
    body: z.object({ agrees: z.boolean(), words: Paragraphs }),
    answer: InquiryView,
  }),
  withdrawInquiry: route({
    method: "POST",
    access: { may: ["claim", "approve"] },
    path: "/api/v1/inquiries/:id/withdraw",
    summary: "The question is taken back",
    params: IdPath,
    once: true,
    answer: InquiryView,
  }),
  holdClaim: route({
    ...acting,
    method: "POST",
    path: `${base}/review/hold`,
    summary: "Puts a claim on hold with the reason; its time runs on",
    body: z.object({ ...By.shape, why: Line, until: IsoDate.exactOptional() }),
    answer: ReviewView,
  }),
  resumeClaim: route({
    ...acting,
    method: "POST",
    path: `${base}/review/resume`,
    summary: "Takes a claim from hold",
    body: By,
    answer: ReviewView,
  }),
  recuse: route({
    ...acting,
    method: "POST",
    path: `${base}/review/recuse`,
    summary: "An officer says that he is too close to the claimant; he can no longer act on the claim",
    body: z.object({ why: Line }),
    answer: Acted,
  }),
  undoAction: route({
    ...acting,
    method: "POST",
    path: `${base}/review/undo`,
    summary: "Takes back one's last action within thirty seconds, as long as nothing followed",
    body: z.object({ action: z.string().regex(/^\d{1,18}$/) }),
    answer: Acted,
  }),
  correctionTemplates: route({
    method: "GET",
    access: { may: ["decision", "list"] },
    path: "/api/v1/correction-templates",
    summary: "Texts that usual corrections begin with",
    answer: z.object({ items: z.array(CorrectionTemplate) }).meta({ id: "CorrectionTemplates" }),
  }),
  corrections: route({
    method: "GET",
    access: { may: ["claim", "read"] },
    path: `${base}/corrections`,
    summary: "What a claim was returned for, and what was answered",
    params: IdPath,
    answer: z.object({ items: z.array(CorrectionView) }).meta({ id: "CorrectionList" }),
  }),
  signCorrection: route({
    method: "POST",
    access: { may: ["decision", "approve"] },
    path: "/api/v1/corrections/:id/sign",
    summary: "The head of the unit lets a further return go out, or not",
    params: CorrectionPath,
    once: true,
    body: z.object({ agrees: z.boolean(), words: Paragraphs }),
    answer: Acted,
  }),
  answerCorrectionItem: route({
    method: "PUT",
    access: { may: ["claim", "update"] },
    path: "/api/v1/corrections/:id/items/:no",
    summary: "The claimant mends one item, or says why he cannot; saved at once",
    params: ItemPath,
    body: AnswerItemRequest,
    answer: CorrectionView,
  }),
  submitCorrection: route({
    method: "POST",
    access: { may: ["claim", "update"] },
    path: "/api/v1/corrections/:id/submit",
    summary: "All items are answered: the claim goes back to the office",
    params: CorrectionPath,
    once: true,
    answer: Acted,
  }),
  previewBatch: route({
    method: "POST",
    access: { may: ["decision", "approve"] },
    path: "/api/v1/review/batches",
    summary: "Whether these claims may be approved together, row by row, and which have to be opened first",
    body: BatchRequest,
    answer: BatchPreview,
  }),
  batchPreview: route({
    method: "GET",
    access: { may: ["decision", "approve"] },
    path: "/api/v1/review/batches/:id",
    summary: "A batch as it stands now",
    params: IdPath,
    answer: BatchPreview,
  }),
  approveBatch: route({
    method: "POST",
    access: { may: ["decision", "approve"] },
    path: "/api/v1/review/batches/:id/approve",
    summary: "Approves all rows of a batch, or none",
    params: IdPath,
    once: true,
    body: z.object({ opinion: Paragraphs }),
    answer: z.object({ items: z.array(Acted) }).meta({ id: "BatchActed" }),
  }),
  relatives: route({
    method: "GET",
    access: { signedIn: "An officer's own declaration." },
    path: "/api/v1/my/relatives",
    summary: "Relatives that I declared: I never act on their claims",
    answer: z.object({ items: z.array(RelativeView) }).meta({ id: "RelativeList" }),
  }),
  declareRelative: route({
    method: "POST",
    access: { signedIn: "An officer's own declaration." },
    path: "/api/v1/my/relatives",
    summary: "Declares a relative",
    body: RelativeRequest,
    answer: RelativeView,
  }),
  withdrawRelative: route({
    method: "POST",
    access: { signedIn: "An officer's own declaration." },
    path: "/api/v1/my/relatives/:id/withdraw",
    summary: "Takes the declaration back; claims that were recused stay so",
    params: IdPath,
    answer: RelativeView,
  }),
  substitutes: route({
    method: "GET",
    access: { may: ["decision", "list"] },
    path: "/api/v1/substitutes",
    summary: "Who stands in for whom, now and later",
    answer: z.object({ items: z.array(SubstituteView) }).meta({ id: "SubstituteList" }),
  }),
  addSubstitute: route({
    method: "POST",
    access: { may: ["decision", "update"] },
    path: "/api/v1/substitutes",
    summary: "Somebody stands in for an officer on leave; he needs the role himself",
    body: SubstituteRequest,
    answer: SubstituteView,
  }),
  endSubstitute: route({
    method: "POST",
    access: { may: ["decision", "update"] },
    path: "/api/v1/substitutes/:id/end",
    summary: "The officer is back",
    params: IdPath,
    answer: SubstituteView,
  }),
};
