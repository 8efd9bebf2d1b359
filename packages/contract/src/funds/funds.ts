import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IdPath, Line } from "../registry/written.ts";
import {
  BenefitRef,
  Fen,
  FundKey,
  FundRef,
  FundYearNumber,
  heldBackCodes,
  MeasureId,
  MoneyUnit,
  MovedFen,
  PlaceCode,
  PlaceQuery,
  Text,
  Uuid,
} from "./money.ts";

/** A fund in one year. What came in is available, held, with the bank, paid or owed back: the five add up to it. */
export const FundYear = z
  .object({
    year: z.int(),
    budgetFen: Fen,
    availableFen: Fen,
    heldFen: Fen,
    inPaymentFen: Fen,
    paidFen: Fen,
    receivableFen: Fen,
  })
  .meta({ id: "FundYear" });
export type FundYear = z.infer<typeof FundYear>;

export const Fund = z
  .object({
    ...FundRef.shape,
    place: PlaceCode,
    unit: MoneyUnit.nullable(),
    /** Where its money comes from, in the words of whoever made it. */
    source: z.string().nullable(),
    years: z.array(FundYear),
  })
  .meta({ id: "Fund" });
export type Fund = z.infer<typeof Fund>;

/** Fund keys that documents of the place name and no fund stands for yet. */
const NamedFund = z.object({ key: FundKey, name: Text, policies: z.array(z.string()) });
export const FundList = z
  .object({ items: z.array(Fund), named: z.array(NamedFund), balanced: z.boolean() })
  .meta({ id: "FundList" });

export const FundRequest = z.object({
  place: PlaceCode,
  key: FundKey,
  name: z.object({ zh: Line, en: Line }),
  unit: Uuid.exactOptional(),
  source: Line.exactOptional(),
});
export type FundRequest = z.infer<typeof FundRequest>;
/** A budget is added, or lowered by a negative sum; `basis` is the document that says so. */
export const BudgetRequest = z.object({
  year: z.int().min(2000).max(2100),
  fen: z.int().min(-1e12).max(1e12),
  basis: Line,
});
export type BudgetRequest = z.infer<typeof BudgetRequest>;
const End = z.object({ fund: Uuid, year: z.int().min(2000).max(2100) });
export const TransferRequest = z.object({ from: End, to: End, fen: MovedFen, basis: Line });
export type TransferRequest = z.infer<typeof TransferRequest>;

/** What setting money aside came to: instalments that now have their hold, and what is still short. */
export const Held = z
  .object({ instalments: z.int(), heldFen: Fen, stillPlanned: z.int(), shortFen: Fen })
  .meta({ id: "HeldNow" });
export type HeldNow = z.infer<typeof Held>;
export const FundChanged = z.object({ fund: Fund, held: Held }).meta({ id: "FundChanged" });

export const LedgerEntry = z
  .object({
    id: z.string(),
    posting: Uuid,
    at: z.iso.datetime(),
    by: z.string(),
    fund: FundRef,
    year: z.int(),
    kind: z.enum(["source", "available", "held", "in_payment", "paid", "receivable"]),
    /** Positive: into this account. */
    fen: Fen,
    why: z.string(),
    /** What it is about: `instalment`, `payment`, `adjustment`, `budget`, `transfer`. */
    about: z.object({ kind: z.string(), id: z.string() }).nullable(),
    reverses: Uuid.nullable(),
  })
  .meta({ id: "LedgerEntry" });
export const LedgerEntries = z.object(PageOf(LedgerEntry)).meta({ id: "LedgerEntries" });

export const Shortfall = z
  .object({
    benefit: BenefitRef,
    year: z.int(),
    because: z.enum(heldBackCodes),
    says: Text,
    instalments: z.int(),
    fen: Fen,
  })
  .meta({ id: "Shortfall" });
export type Shortfall = z.infer<typeof Shortfall>;

export const ProgrammeCap = z
  .object({
    place: PlaceCode,
    benefit: BenefitRef,
    year: z.int(),
    fen: Fen,
    usedFen: Fen,
    basis: z.string(),
    setBy: z.string(),
  })
  .meta({ id: "ProgrammeCap" });
export const ProgrammeCapRequest = z.object({
  place: PlaceCode,
  benefit: MeasureId,
  year: z.int().min(2000).max(2100),
  fen: z.int().min(0).max(1e12),
  basis: Line,
});
export type ProgrammeCapRequest = z.infer<typeof ProgrammeCapRequest>;

/** The order in which funds are drawn for a benefit: the document's, or the one that the place has set. */
export const FundOrder = z
  .object({
    place: PlaceCode,
    benefit: BenefitRef,
    order: z.array(FundKey),
    printed: z.boolean(),
    setByPlace: z.boolean(),
    basis: z.string().nullable(),
  })
  .meta({ id: "FundOrder" });
export type FundOrder = z.infer<typeof FundOrder>;
export const FundOrderRequest = z.object({
  place: PlaceCode,
  benefit: MeasureId,
  order: z.array(FundKey).min(1).max(10),
  basis: Line,
});
export type FundOrderRequest = z.infer<typeof FundOrderRequest>;

const base = "/api/v1/funds";
const YearQuery = { year: FundYearNumber.exactOptional() };

/** Funds, their yearly budgets, the order in which they are drawn, limits of programmes, and the ledger. */
export const fundRoutes = {
  funds: route({
    method: "GET",
    access: { may: ["fund", "list"] },
    path: base,
    summary: "Funds with what is left of each year, and those that documents name and nobody made yet",
    query: z.object({ ...PlaceQuery, ...YearQuery }),
    answer: FundList,
  }),
  fund: route({
    method: "GET",
    access: { may: ["fund", "read"] },
    path: `${base}/:id`,
    summary: "One fund with all its years",
    params: IdPath,
    answer: Fund,
  }),
  createFund: route({
    method: "POST",
    access: { may: ["fund", "create"] },
    path: base,
    summary: "Make a fund",
    body: FundRequest,
    answer: Fund,
    once: true,
  }),
  addBudget: route({
    method: "POST",
    access: { may: ["fund", "approve"] },
    path: `${base}/:id/budget`,
    summary: "Add to or lower a year's budget; what waits for money gets it, in the order due, then decided",
    params: IdPath,
    body: BudgetRequest,
    answer: FundChanged,
    once: true,
  }),
  transfer: route({
    method: "POST",
    access: { may: ["fund", "approve"] },
    path: `${base}/transfers`,
    summary: "Move what is available to another fund or year",
    body: TransferRequest,
    answer: FundChanged,
    once: true,
  }),
  ledger: route({
    method: "GET",
    access: { may: ["fund", "read"] },
    path: `${base}/:id/entries`,
    summary: "Entries of a fund, newest first",
    params: IdPath,
    query: z.object({ ...YearQuery, ...PageQuery }),
    answer: LedgerEntries,
  }),
  shortfalls: route({
    method: "GET",
    access: { may: ["fund", "count"] },
    path: `${base}/shortfalls`,
    summary: "What is granted and has no money set aside, by benefit and year, with the reason",
    query: z.object({ ...PlaceQuery, ...YearQuery }),
    answer: z.object({ items: z.array(Shortfall) }).meta({ id: "ShortfallList" }),
  }),
  holdAgain: route({
    method: "POST",
    access: { may: ["fund", "approve"] },
    path: `${base}/hold`,
    summary: "Set money aside for what waits, in the order due, then decided",
    body: z.object({ place: PlaceCode }),
    answer: Held,
    once: true,
  }),
  programmeCaps: route({
    method: "GET",
    access: { may: ["fund", "list"] },
    path: `${base}/programme-caps`,
    summary: "Yearly limits of programmes, with what is used of them",
    query: z.object({ ...PlaceQuery, ...YearQuery }),
    answer: z.object({ items: z.array(ProgrammeCap) }).meta({ id: "ProgrammeCapList" }),
  }),
  setProgrammeCap: route({
    method: "POST",
    access: { may: ["fund", "approve"] },
    path: `${base}/programme-caps`,
    summary: "Set a programme's limit for a year; never below what is used",
    body: ProgrammeCapRequest,
    answer: ProgrammeCap,
    once: true,
  }),
  fundOrders: route({
    method: "GET",
    access: { may: ["fund", "list"] },
    path: `${base}/orders`,
    summary: "In which order funds are drawn for each benefit of a place",
    query: z.object({ place: PlaceCode }),
    answer: z.object({ items: z.array(FundOrder) }).meta({ id: "FundOrderList" }),
  }),
  setFundOrder: route({
    method: "POST",
    access: { may: ["fund", "approve"] },
    path: `${base}/orders`,
    summary: "Set the order of funds where a document names none, or the place's own",
    body: FundOrderRequest,
    answer: FundOrder,
    once: true,
  }),
};
