import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IdPath, Line, Paragraphs } from "../registry/written.ts";
import {
  AwardState,
  BenefitRef,
  By,
  Fen,
  FundShare,
  HeldBack,
  InstalmentState,
  IsoDate,
  MeasureId,
  MoneyUnit,
  MovedFen,
  PartyRef,
  PlaceQuery,
  Text,
  Uuid,
} from "./money.ts";

/** Outcome of one stop check for one instalment, as it was looked at. */
export const StopCheckView = z
  .object({
    check: z.string(),
    says: Text,
    effect: z.enum(["wait", "end"]),
    outcome: z.enum(["true", "false", "unknown"]),
    missing: z.array(z.string()),
    basis: z.string().nullable(),
    by: By,
  })
  .meta({ id: "StopCheckView" });
export type StopCheckView = z.infer<typeof StopCheckView>;

export const Instalment = z
  .object({
    id: Uuid,
    k: z.int(),
    n: z.int(),
    dueOn: IsoDate,
    /** The first day on which it may be paid, by the place's interval; null while the place has set none. */
    payableOn: IsoDate.nullable(),
    period: z.string(),
    fen: Fen,
    payee: z.string(),
    state: InstalmentState,
    /** Why it has no money or is not paid, as far as known. */
    heldBack: HeldBack.nullable(),
    shares: z.array(FundShare),
    payment: z.object({ id: Uuid, number: z.string(), batch: Uuid, paidOn: IsoDate.nullable() }).nullable(),
  })
  .meta({ id: "Instalment" });
export type Instalment = z.infer<typeof Instalment>;

/** What a decision grants 核定待遇. */
const head = {
  id: Uuid,
  number: z.string(),
  place: z.string(),
  benefit: BenefitRef,
  party: PartyRef,
  origin: z.enum(["claim", "takeover", "adjustment"]),
  claim: z.object({ id: Uuid, number: z.string() }).nullable(),
  decision: Uuid.nullable(),
  state: AwardState,
  startedOn: IsoDate,
  totalFen: Fen,
  paidFen: Fen,
  heldFen: Fen,
  openFen: Fen,
  /** Instalments paid of all. */
  k: z.int(),
  n: z.int(),
};
export const AwardRow = z.object({ ...head, nextDue: IsoDate.nullable() }).meta({ id: "AwardRow" });
export type AwardRow = z.infer<typeof AwardRow>;
export const AwardList = z.object(PageOf(AwardRow)).meta({ id: "AwardList" });

export const stopReasons = [
  "left_job",
  "left_place",
  "death",
  "new_employer",
  "higher_degree",
  "condition_lost",
  "misreported",
  "granted_twice",
  "own_wish",
  "other",
] as const;
export const StopReason = z.enum(stopReasons);
export type StopReason = z.infer<typeof StopReason>;

export const AwardEvent = z
  .object({
    at: z.iso.datetime(),
    by: z.string(),
    what: z.enum([
      "granted",
      "cut",
      "taken_over",
      "suspended",
      "resumed",
      "stopped",
      "replaced",
      "adjusted",
      "objection",
      "answered",
    ]),
    reason: StopReason.nullable(),
    from: IsoDate.nullable(),
    why: z.string(),
    clause: z.string().nullable(),
  })
  .meta({ id: "AwardEvent" });

export const adjustmentStates = ["proposed", "accepted", "refused", "settled"] as const;
/** Too little or too much was paid: proposed by a person or by a corrected fact, decided by another person. */
export const Adjustment = z
  .object({
    id: Uuid,
    award: Uuid,
    party: PartyRef,
    benefit: BenefitRef,
    kind: z.enum(["arrears", "recovery"]),
    fen: Fen,
    /** Of a recovery: what has come back. */
    receivedFen: Fen,
    why: z.string(),
    clause: z.string().nullable(),
    /** Facts whose correction led to it. */
    facts: z.array(z.string()),
    state: z.enum(adjustmentStates),
    proposed: By,
    decided: By.nullable(),
    answer: z.string().nullable(),
  })
  .meta({ id: "Adjustment" });
export type Adjustment = z.infer<typeof Adjustment>;
export const AdjustmentList = z.object(PageOf(Adjustment)).meta({ id: "AdjustmentList" });

export const payeeAccountStates = ["entered", "verified", "refused", "replaced"] as const;
/** An account into which money goes, masked: the number stands in the bank's file alone. */
export const PaymentAccount = z
  .object({
    id: Uuid,
    party: PartyRef,
    bank: z.string(),
    holder: z.string(),
    masked: z.string(),
    state: z.enum(payeeAccountStates),
    entered: By,
    /** The user account that entered it: it may not check it too. */
    enteredBy: Uuid,
    decided: By.nullable(),
    why: z.string().nullable(),
  })
  .meta({ id: "PaymentAccount" });
export type PaymentAccount = z.infer<typeof PaymentAccount>;

export const AwardDetail = z
  .object({
    ...head,
    unit: MoneyUnit.nullable(),
    clause: z.string(),
    ruleVersion: z.string().nullable(),
    /** What a limit took off the decided sum, and why. */
    cut: z.object({ fen: Fen, why: z.string() }).nullable(),
    instalments: z.array(Instalment),
    checks: z.array(z.object({ instalment: Uuid, ...StopCheckView.shape })),
    /** Nothing is looked at before a payment: the document prints no stop and the place has set none. */
    noStops: z.boolean(),
    events: z.array(AwardEvent),
    adjustments: z.array(Adjustment),
    account: PaymentAccount.nullable(),
  })
  .meta({ id: "AwardDetail" });
export type AwardDetail = z.infer<typeof AwardDetail>;

export const StopRequest = z.object({
  reason: StopReason,
  /** The first day for which nothing is owed any more. */
  from: IsoDate,
  why: Paragraphs,
  clause: Line.exactOptional(),
});
export type StopRequest = z.infer<typeof StopRequest>;
export const SuspendRequest = z.object({ reason: StopReason, why: Paragraphs });
export const WhyRequest = z.object({ why: Paragraphs });
export const AdjustmentRequest = z.object({
  kind: z.enum(["arrears", "recovery"]),
  fen: MovedFen,
  why: Paragraphs,
  clause: Line.exactOptional(),
});
export type AdjustmentRequest = z.infer<typeof AdjustmentRequest>;
export const AccountRequest = z.object({
  number: z.string().trim().min(6).max(40),
  bank: Line,
  holder: Line,
});
export type AccountRequest = z.infer<typeof AccountRequest>;
export const AnswerCheckRequest = z.object({ check: z.string().max(60), outcome: z.boolean(), basis: Line });

/** A person's or employer's own money: what is granted, what came, what comes next. */
const MyInstalment = Instalment.omit({ shares: true });
export const MyAward = z
  .object({
    ...head,
    clause: z.string(),
    instalments: z.array(MyInstalment),
    events: z.array(AwardEvent),
    adjustments: z.array(Adjustment),
  })
  .meta({ id: "MyAward" });
export type MyAward = z.infer<typeof MyAward>;
export const MyMoney = z
  .object({
    awards: z.array(MyAward),
    account: PaymentAccount.nullable(),
    /** Payments came back and wait for another account. */
    bounced: z.array(z.object({ payment: Uuid, award: Uuid, fen: Fen, why: z.string(), at: z.iso.datetime() })),
  })
  .meta({ id: "MyMoney" });
export type MyMoney = z.infer<typeof MyMoney>;

const own = { signedIn: "One's own money, and the account into which it goes." };
const once = true;
const AwardsQuery = z.object({
  ...PlaceQuery,
  benefit: MeasureId.exactOptional(),
  state: AwardState.exactOptional(),
  party: Uuid.exactOptional(),
  claim: Uuid.exactOptional(),
  ...PageQuery,
});
export type AwardsQuery = z.infer<typeof AwardsQuery>;

export const awardRoutes = {
  awards: route({
    method: "GET",
    access: { may: ["award", "list"] },
    path: "/api/v1/awards",
    summary: "What decisions grant, newest first",
    query: AwardsQuery,
    answer: AwardList,
  }),
  award: route({
    method: "GET",
    access: { may: ["award", "read"] },
    path: "/api/v1/awards/:id",
    summary: "One award with instalments, funds, payments, stops and adjustments",
    params: IdPath,
    answer: AwardDetail,
  }),
  stopAward: route({
    method: "POST",
    access: { may: ["award", "update"] },
    path: "/api/v1/awards/:id/stop",
    summary: "Stop: what falls due from a day on is cancelled; what was paid for later is proposed for recovery",
    params: IdPath,
    body: StopRequest,
    answer: AwardDetail,
    once,
  }),
  suspendAward: route({
    method: "POST",
    access: { may: ["award", "update"] },
    path: "/api/v1/awards/:id/suspend",
    summary: "Pay nothing for the time being; money set aside stays so",
    params: IdPath,
    body: SuspendRequest,
    answer: AwardDetail,
    once,
  }),
  resumeAward: route({
    method: "POST",
    access: { may: ["award", "update"] },
    path: "/api/v1/awards/:id/resume",
    summary: "Pay again",
    params: IdPath,
    body: WhyRequest,
    answer: AwardDetail,
    once,
  }),
  answerStopObjection: route({
    method: "POST",
    access: { may: ["award", "approve"] },
    path: "/api/v1/awards/:id/objection-answer",
    summary: "Answer an objection to a stop or suspension; one that is upheld lets the award run on",
    params: IdPath,
    body: z.object({ upheld: z.boolean(), answer: Paragraphs }),
    answer: AwardDetail,
    once,
  }),
  answerStopCheck: route({
    method: "POST",
    access: { may: ["award", "update"] },
    path: "/api/v1/instalments/:id/checks",
    summary: "Say how a stop condition stands that only a person can look at",
    params: IdPath,
    body: AnswerCheckRequest,
    answer: AwardDetail,
    once,
  }),
  namePayee: route({
    method: "POST",
    access: { may: ["award", "update"] },
    path: "/api/v1/awards/:id/payees",
    summary: "Say who is paid where the document pays somebody else than the claimant; before anything was paid to him",
    params: IdPath,
    body: z.object({
      payee: z.string().min(1).max(60),
      party: z.object({ kind: z.enum(["person", "employer"]), id: Uuid }),
      why: Line,
    }),
    answer: AwardDetail,
    once,
  }),
  proposeAdjustment: route({
    method: "POST",
    access: { may: ["award", "update"] },
    path: "/api/v1/awards/:id/adjustments",
    summary: "Propose that something is paid later or asked back",
    params: IdPath,
    body: AdjustmentRequest,
    answer: Adjustment,
    once,
  }),
  adjustments: route({
    method: "GET",
    access: { may: ["award", "list"] },
    path: "/api/v1/adjustments",
    summary: "What is to be paid later or asked back",
    query: z.object({ state: z.enum(adjustmentStates).exactOptional(), ...PlaceQuery, ...PageQuery }),
    answer: AdjustmentList,
  }),
  decideAdjustment: route({
    method: "POST",
    access: { may: ["award", "approve"] },
    path: "/api/v1/adjustments/:id/decide",
    summary: "Accept or refuse; never by whoever proposed it",
    params: IdPath,
    body: z.object({ accept: z.boolean(), answer: Paragraphs }),
    answer: Adjustment,
    once,
  }),
  receiveRecovery: route({
    method: "POST",
    access: { may: ["payment", "update"] },
    path: "/api/v1/adjustments/:id/received",
    summary: "Money that was asked back came in",
    params: IdPath,
    body: z.object({ fen: MovedFen, reference: Line }),
    answer: Adjustment,
    once,
  }),
  enterAccountFor: route({
    method: "POST",
    access: { may: ["award", "update"] },
    path: "/api/v1/awards/:id/account",
    summary: "Write down the account of an award's payee for him, as at a counter",
    params: IdPath,
    body: AccountRequest,
    answer: PaymentAccount,
    once,
  }),
  payeeAccounts: route({
    method: "GET",
    access: { may: ["payment", "list"] },
    path: "/api/v1/payee-accounts",
    summary: "Accounts that wait to be verified, or in another state",
    query: z.object({ state: z.enum(payeeAccountStates).default("entered"), ...PageQuery }),
    answer: z.object(PageOf(PaymentAccount)).meta({ id: "PaymentAccountPage" }),
  }),
  decidePayeeAccount: route({
    method: "POST",
    access: { may: ["payment", "update"] },
    path: "/api/v1/payee-accounts/:id/verify",
    summary: "Verify an account against its evidence or refuse it; never by whoever entered it",
    params: IdPath,
    body: z.object({ verified: z.boolean(), why: Line }),
    answer: PaymentAccount,
    once,
  }),
  myMoney: route({
    method: "GET",
    access: own,
    path: "/api/v1/my/money",
    summary: "My awards with every instalment, and the account into which they are paid",
    answer: MyMoney,
  }),
  myAccount: route({
    method: "POST",
    access: own,
    path: "/api/v1/my/money/account",
    summary: "Enter or change my account; it is verified before anything is paid into it",
    body: AccountRequest,
    answer: PaymentAccount,
    once,
  }),
  myStopObjection: route({
    method: "POST",
    access: own,
    path: "/api/v1/my/money/:id/objection",
    summary: "Object to a stop or suspension of my award",
    params: IdPath,
    body: z.object({ text: Paragraphs }),
    answer: MyAward,
    once,
  }),
  employerMoney: route({
    method: "GET",
    access: { may: ["award", "read"] },
    path: "/api/v1/employers/:id/money",
    summary: "An employer's awards, and the account into which they are paid",
    params: IdPath,
    answer: MyMoney,
  }),
  employerAccount: route({
    method: "POST",
    access: { may: ["award", "reveal"] },
    path: "/api/v1/employers/:id/money/account",
    summary: "Enter or change the employer's account",
    params: IdPath,
    body: AccountRequest,
    answer: PaymentAccount,
    once,
  }),
};
