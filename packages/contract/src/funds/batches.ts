import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IdPath, Line, Paragraphs } from "../registry/written.ts";
import {
  BatchState,
  BenefitRef,
  By,
  Fen,
  FundRef,
  FundShare,
  HeldBack,
  IsoDate,
  MeasureId,
  PartyRef,
  PaymentState,
  PlaceCode,
  Text,
  Uuid,
} from "./money.ts";

/** One payment: what an award owes a payee for one interval, in one sum. */
const line = {
  award: Uuid,
  claim: Uuid.nullable(),
  benefit: BenefitRef,
  party: PartyRef,
  /** Employer or township, for whoever reads the list; null where none is known. */
  unitName: z.string().nullable(),
  instalments: z.array(z.object({ id: Uuid, k: z.int(), n: z.int(), dueOn: IsoDate, fen: Fen })),
  /** `2026-07 – 2026-09`. */
  period: z.string(),
  fen: Fen,
  shares: z.array(FundShare),
  account: z.object({ masked: z.string(), bank: z.string(), holder: z.string() }).nullable(),
  /** The payment that came back and is tried again. */
  retryOf: z.string().nullable(),
};
export const ProposedLine = z.object(line).meta({ id: "ProposedLine" });
export type ProposedLine = z.infer<typeof ProposedLine>;
export const DroppedLine = z.object({ ...line, because: z.array(HeldBack) }).meta({ id: "DroppedLine" });
export type DroppedLine = z.infer<typeof DroppedLine>;
const NotSet = z.object({ key: z.string(), says: Text, benefit: BenefitRef });
const Sum = z.object({ fen: Fen, people: z.int(), payments: z.int(), words: z.string() });

/** What is due up to a day, with stop conditions looked at now; nothing is written. */
export const BatchProposal = z
  .object({
    until: IsoDate,
    lines: z.array(ProposedLine),
    dropped: z.array(DroppedLine),
    /** Values that the place must set before anything of these benefits is paid. */
    notSet: z.array(NotSet),
    /** Benefits of the proposal for which no stop condition is printed or set: none is looked at. */
    noStops: z.array(BenefitRef),
    sum: Sum,
    ceilingFen: Fen.nullable(),
    funds: z.array(z.object({ fund: FundRef, year: z.int(), fen: Fen })),
  })
  .meta({ id: "BatchProposal" });
export type BatchProposal = z.infer<typeof BatchProposal>;

export const Payment = z
  .object({
    id: Uuid,
    /** What bank files name it by. */
    number: z.string(),
    ...line,
    attempt: z.int(),
    state: PaymentState,
    bankRef: z.string().nullable(),
    settledOn: IsoDate.nullable(),
    /** Why it came back or was cancelled. */
    why: z.string().nullable(),
    /** Whether it may be tried again, and what is missing for it. */
    retry: z.enum(["not_needed", "needs_account", "in_next_batch", "tried_again"]),
  })
  .meta({ id: "Payment" });
export type Payment = z.infer<typeof Payment>;

export const BankReturnRow = z
  .object({
    row: z.int(),
    number: z.string(),
    outcome: z.enum(["paid", "bounced", "same", "problem"]),
    fen: Fen.nullable(),
    says: Text.nullable(),
    fix: Text.nullable(),
  })
  .meta({ id: "BankReturnRow" });
export type BankReturnRow = z.infer<typeof BankReturnRow>;
export const BankReturn = z
  .object({
    id: Uuid,
    fileName: z.string(),
    hash: z.string(),
    by: By,
    rows: z.int(),
    paid: z.int(),
    bounced: z.int(),
    same: z.int(),
    problems: z.int(),
    items: z.array(BankReturnRow),
  })
  .meta({ id: "BankReturn" });
export type BankReturn = z.infer<typeof BankReturn>;

const batchHead = {
  id: Uuid,
  number: z.string(),
  place: PlaceCode,
  title: z.string(),
  until: IsoDate,
  state: BatchState,
  sum: Sum,
  prepared: By,
  checked: By.nullable(),
  released: By.nullable(),
  closed: By.nullable(),
  cancelled: z.object({ ...By.shape, why: z.string() }).nullable(),
  /** In fen: what was sent, came, came back, is out. `differenceFen` must be 0 to close. */
  sentFen: Fen,
  paidFen: Fen,
  bouncedFen: Fen,
  outFen: Fen,
  differenceFen: Fen,
};
export const BatchRow = z.object(batchHead).meta({ id: "BatchRow" });
export type BatchRow = z.infer<typeof BatchRow>;
export const BatchList = z.object(PageOf(BatchRow)).meta({ id: "BatchList" });
export const BatchDetail = z
  .object({
    ...batchHead,
    payments: z.array(Payment),
    /** Payments that were taken out since it was prepared, because the award was stopped. */
    takenOut: z.int(),
    funds: z.array(z.object({ fund: FundRef, year: z.int(), fen: Fen })),
    /** SHA-256 of the bank's file as it was last made; null before. */
    fileHash: z.string().nullable(),
    returns: z.array(BankReturn),
    /** What the reader may do now, and why not the rest. */
    may: z.object({
      check: Text.nullable(),
      release: Text.nullable(),
      cancel: Text.nullable(),
      close: Text.nullable(),
      return: Text.nullable(),
      file: Text.nullable(),
    }),
  })
  .meta({ id: "BatchDetail" });
export type BatchDetail = z.infer<typeof BatchDetail>;

const proposalFields = {
  place: PlaceCode,
  /** The last day that counts as due; today when left out. */
  until: IsoDate.exactOptional(),
  benefit: MeasureId.exactOptional(),
};
export const ProposalQuery = z.object(proposalFields);
export type ProposalQuery = z.infer<typeof ProposalQuery>;
export const PrepareBatchRequest = z.object({
  ...proposalFields,
  title: Line.exactOptional(),
  /** Awards left out of this batch by whoever prepares it. */
  leaveOut: z.array(Uuid).max(5000).default([]),
  /** The sum that was on the screen: another one is refused, so that nobody prepares what he did not see. */
  expectFen: Fen.exactOptional(),
});
export type PrepareBatchRequest = z.infer<typeof PrepareBatchRequest>;
const BatchesQuery = z.object({
  place: PlaceCode.exactOptional(),
  state: BatchState.exactOptional(),
  ...PageQuery,
});
export type BatchesQuery = z.infer<typeof BatchesQuery>;

const base = "/api/v1/batches";
const once = true;

/** Batches of payments: prepared, checked and released by three people, sent to the bank, answered, closed. */
export const batchRoutes = {
  batchProposal: route({
    method: "GET",
    access: { may: ["payment", "list"] },
    path: `${base}/proposal`,
    summary: "What is due, what is held back and why",
    query: ProposalQuery,
    answer: BatchProposal,
  }),
  batches: route({
    method: "GET",
    access: { may: ["payment", "list"] },
    path: base,
    summary: "Batches, newest first",
    query: BatchesQuery,
    answer: BatchList,
  }),
  prepareBatch: route({
    method: "POST",
    access: { may: ["payment", "create"] },
    path: base,
    summary: "Prepare a batch of what is due; stop conditions are looked at again",
    body: PrepareBatchRequest,
    answer: BatchDetail,
    once,
  }),
  batch: route({
    method: "GET",
    access: { may: ["payment", "read"] },
    path: `${base}/:id`,
    summary: "One batch with its payments and the bank's answers",
    params: IdPath,
    answer: BatchDetail,
  }),
  checkBatch: route({
    method: "POST",
    access: { may: ["payment", "approve"] },
    path: `${base}/:id/check`,
    summary: "Check it; never by whoever prepared it or decided one of its claims",
    params: IdPath,
    answer: BatchDetail,
    once,
  }),
  releaseBatch: route({
    method: "POST",
    access: { may: ["payment", "approve"] },
    path: `${base}/:id/release`,
    summary: "Release it; by a third person. From here on its money counts as with the bank",
    params: IdPath,
    answer: BatchDetail,
    once,
  }),
  cancelBatch: route({
    method: "POST",
    access: { may: ["payment", "update"] },
    path: `${base}/:id/cancel`,
    summary: "Give a batch up before it is released",
    params: IdPath,
    body: z.object({ why: Paragraphs }),
    answer: BatchDetail,
    once,
  }),
  bankFile: route({
    method: "GET",
    access: { may: ["payment", "export"] },
    path: `${base}/:id/file`,
    summary: "The file for the bank, with full account numbers; taking it is written down",
    params: IdPath,
    query: z.object({ format: z.enum(["csv", "xlsx"]).default("csv") }),
    file: true,
  }),
  loadBankReturn: route({
    method: "POST",
    access: { may: ["payment", "update"] },
    path: `${base}/:id/returns`,
    summary: "Load the bank's answer; rows that do not fit are listed and change nothing. `file`: CSV or workbook",
    params: IdPath,
    upload: true,
    answer: BatchDetail,
    once,
  }),
  closeBatch: route({
    method: "POST",
    access: { may: ["payment", "update"] },
    path: `${base}/:id/close`,
    summary: "Close it; only when nothing is out and the difference is 0.00",
    params: IdPath,
    answer: BatchDetail,
    once,
  }),
  reversePayment: route({
    method: "POST",
    access: { may: ["payment", "approve"] },
    path: "/api/v1/payments/:id/reverse",
    summary: "Take back what the bank's answer was read as, by reversing entries; the payment is out again",
    params: IdPath,
    body: z.object({ why: Paragraphs }),
    answer: BatchDetail,
    once,
  }),
};
