import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import {
  BenefitRef,
  Fen,
  FundYearNumber,
  InstalmentState,
  IsoDate,
  MeasureId,
  PartyRef,
  PlaceCode,
  PlaceQuery,
  Text,
  Uuid,
} from "./money.ts";

const figures = {
  budgetFen: Fen,
  availableFen: Fen,
  heldFen: Fen,
  inPaymentFen: Fen,
  paidFen: Fen,
  /** Paid before a take-over, not out of a fund of this ledger: in no sum of what was paid. */
  paidBeforeFen: Fen,
  /** Payable for some days and not paid. */
  lateFen: Fen,
  /** Came back from the bank and not paid since. */
  failedFen: Fen,
  /** Granted for the year and without money set aside. */
  shortFen: Fen,
};
const Row = z.object({ key: z.string(), name: Text, ...figures });
/** 资金拨付监管: where the money of a year stands, by fund and by policy; each figure opens the lines behind it. */
export const FundSupervision = z
  .object({
    year: z.int(),
    asOf: z.iso.datetime(),
    total: z.object(figures),
    byFund: z.array(Row),
    byPolicy: z.array(Row),
    /** Paid in each month of the year, in fen. */
    byMonth: z.array(z.object({ month: z.string(), paidFen: Fen, dueFen: Fen })),
    balanced: z.boolean(),
  })
  .meta({ id: "FundSupervision" });
export type FundSupervision = z.infer<typeof FundSupervision>;

export const supervisionKinds = ["held", "in_payment", "paid", "paid_before", "late", "failed", "short"] as const;
/** One instalment behind a figure, and the way back to the decision, the clause and the evidence. */
export const SupervisionLine = z
  .object({
    instalment: Uuid,
    award: Uuid,
    claim: Uuid.nullable(),
    claimNumber: z.string().nullable(),
    decision: Uuid.nullable(),
    benefit: BenefitRef,
    party: PartyRef,
    k: z.int(),
    n: z.int(),
    dueOn: IsoDate,
    fen: Fen,
    state: InstalmentState,
    payment: z.string().nullable(),
    paidOn: IsoDate.nullable(),
    daysLate: z.int(),
  })
  .meta({ id: "SupervisionLine" });
export type SupervisionLine = z.infer<typeof SupervisionLine>;

export const statementBy = ["fund", "policy", "unit"] as const;
const StatementRow = z.object({
  key: z.string(),
  name: Text,
  year: z.int().nullable(),
  openingFen: Fen,
  budgetFen: Fen,
  heldFen: Fen,
  releasedFen: Fen,
  sentFen: Fen,
  paidFen: Fen,
  bouncedFen: Fen,
  recoveredFen: Fen,
  closingFen: Fen,
});
/** Movements of a month or a year. By fund, opening and closing are what is available; elsewhere what is set aside. */
export const Statement = z
  .object({
    from: IsoDate,
    to: IsoDate,
    by: z.enum(statementBy),
    rows: z.array(StatementRow),
    total: StatementRow.omit({ key: true, name: true, year: true }),
    balanced: z.boolean(),
    /** The period has not ended: figures can still change. */
    open: z.boolean(),
  })
  .meta({ id: "Statement" });
export type Statement = z.infer<typeof Statement>;

/** What falls due in coming months, from instalments. */
export const Forecast = z
  .object({
    months: z.array(
      z.object({
        month: z.string(),
        fen: Fen,
        heldFen: Fen,
        plannedFen: Fen,
        instalments: z.int(),
        benefits: z.array(z.object({ benefit: BenefitRef, fen: Fen })),
      }),
    ),
    /** By year: what is granted and not paid, what is set aside for it, what is short. */
    years: z.array(z.object({ year: z.int(), fen: Fen, heldFen: Fen, shortFen: Fen })),
  })
  .meta({ id: "FundForecast" });
export type Forecast = z.infer<typeof Forecast>;

const StatementQuery = z.object({
  ...PlaceQuery,
  /** `2026` or `2026-09`. */
  period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/),
  by: z.enum(statementBy).default("fund"),
});
export type StatementQuery = z.infer<typeof StatementQuery>;
const LinesQuery = z.object({
  ...PlaceQuery,
  year: FundYearNumber,
  kind: z.enum(supervisionKinds),
  fund: Uuid.exactOptional(),
  policy: z.string().max(64).exactOptional(),
  benefit: MeasureId.exactOptional(),
  ...PageQuery,
});
export type LinesQuery = z.infer<typeof LinesQuery>;

export const supervisionRoutes = {
  fundSupervision: route({
    method: "GET",
    access: { may: ["fund", "count"] },
    path: "/api/v1/supervision/funds",
    summary: "Budget, held, paid, late and failed money of a year by fund and by policy",
    query: z.object({ ...PlaceQuery, year: FundYearNumber.exactOptional() }),
    answer: FundSupervision,
  }),
  supervisionLines: route({
    method: "GET",
    access: { may: ["award", "list"] },
    path: "/api/v1/supervision/funds/lines",
    summary: "The instalments behind a figure",
    query: LinesQuery,
    answer: z.object(PageOf(SupervisionLine)).meta({ id: "SupervisionLinePage" }),
  }),
  statement: route({
    method: "GET",
    access: { may: ["fund", "read"] },
    path: "/api/v1/statements",
    summary: "Statement of a month or a year by fund, policy or unit",
    query: StatementQuery,
    answer: Statement,
  }),
  statementFile: route({
    method: "GET",
    access: { may: ["fund", "export"] },
    path: "/api/v1/statements/file",
    summary: "The same as a workbook",
    query: StatementQuery,
    file: true,
  }),
  forecast: route({
    method: "GET",
    access: { may: ["fund", "count"] },
    path: "/api/v1/funds/forecast",
    summary: "What falls due in the coming months",
    query: z.object({ place: PlaceCode.exactOptional(), months: z.coerce.number().int().min(1).max(72).default(12) }),
    answer: Forecast,
  }),
};
