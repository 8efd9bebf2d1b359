import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";
import { Reason } from "../registry/facts.ts";
import { IdPath, Paragraphs, Uuid } from "../registry/written.ts";
import { RowError } from "./applications.ts";
import { CaseValue, FormField } from "./case-form.ts";
import { ClaimTracking } from "./claims.ts";

/** One worker's line: only the facts that the employer is asked about, nothing else of the claim. */
export const ConfirmationLine = z
  .object({
    claim: Uuid,
    number: z.string(),
    worker: z.string(),
    /** The last four characters of the identity number, to tell namesakes apart. */
    workerTail: z.string().nullable(),
    title: Text,
    askedOn: IsoDate,
    dueOn: IsoDate.nullable(),
    overdue: z.boolean(),
    state: z.enum(["pending", "answered", "taken_over"]),
    /** Whether nothing differs from what the employer itself has said before. */
    unchanged: z.boolean(),
    facts: z.array(
      z.object({
        field: FormField,
        /** Row of a list, from 0; null for what is said once. */
        line: z.int().nullable(),
        value: CaseValue.nullable(),
        shown: Text,
        answer: z.enum(["pending", "true", "false", "not_ours", "office_true", "office_false"]),
        words: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "ConfirmationLine" });
export type ConfirmationLine = z.infer<typeof ConfirmationLine>;

export const ConfirmationsQuery = z.object({
  state: z.enum(["pending", "answered"]).default("pending"),
  ...PageQuery,
});
export type ConfirmationsQuery = z.infer<typeof ConfirmationsQuery>;

/** 属实 true, 不属实 false with what is wrong, 不是我单位 not_ours. */
export const ConfirmationAnswer = z.object({
  claim: Uuid,
  answer: z.enum(["true", "false", "not_ours"]),
  words: Paragraphs.exactOptional(),
  /** Which facts are wrong, and what is right where that is known; needed with `false`. */
  wrong: z
    .array(
      z.object({ fact: z.string().max(100), line: z.int().nullable().default(null), right: CaseValue.exactOptional() }),
    )
    .max(50)
    .default([]),
});
export type ConfirmationAnswer = z.infer<typeof ConfirmationAnswer>;

export const ConfirmRequest = z.object({ answers: z.array(ConfirmationAnswer).min(1).max(500) });
export const Confirmed = z
  .object({
    answered: z.int(),
    /** Lines that were not taken, each with the reason; `row` counts from 1 as sent or as in the sheet. */
    errors: z.array(RowError),
  })
  .meta({ id: "Confirmed" });
export type Confirmed = z.infer<typeof Confirmed>;

/** 人工核实: an officer found out himself what the employer did not answer. */
export const TakeOverRequest = z.object({
  version: z.int(),
  basis: Reason,
  facts: z
    .array(z.object({ fact: z.string().max(100), line: z.int().nullable().default(null), holds: z.boolean() }))
    .min(1)
    .max(50),
});
export type TakeOverRequest = z.infer<typeof TakeOverRequest>;

const base = "/api/v1/confirmations";

/** 单位核实: what an employer is asked to confirm of its workers' claims. */
export const confirmationRoutes = {
  confirmations: route({
    method: "GET",
    access: { may: ["claim", "update"] },
    path: base,
    summary: "Lines that an employer is asked to confirm, one for each worker",
    query: ConfirmationsQuery,
    answer: z
      .object({ ...PageOf(ConfirmationLine), pending: z.int(), overdue: z.int() })
      .meta({ id: "ConfirmationLines" }),
  }),
  confirmationsFile: route({
    method: "GET",
    access: { may: ["claim", "update"] },
    path: `${base}/template`,
    summary: "The pending lines as a workbook to answer in",
    file: true,
  }),
  confirm: route({
    method: "POST",
    access: { may: ["claim", "update"] },
    path: base,
    summary: "Answers lines, one or many at once",
    body: ConfirmRequest,
    answer: Confirmed,
    once: true,
  }),
  confirmFromFile: route({
    method: "POST",
    access: { may: ["claim", "update"] },
    path: `${base}/file`,
    summary: "Takes the answers from a filled-in workbook; says every row that cannot be taken",
    upload: true,
    answer: Confirmed,
  }),
  takeOverConfirmation: route({
    method: "POST",
    access: { may: ["claim", "approve"] },
    path: "/api/v1/claims/:id/confirmation/take-over",
    summary: "An officer confirms instead of the employer, with what it rests on",
    params: IdPath,
    body: TakeOverRequest,
    answer: ClaimTracking,
    once: true,
  }),
};
