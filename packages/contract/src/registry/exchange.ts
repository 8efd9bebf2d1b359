import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";
import { FactId, FactJson, FactSource, Reason, SubjectKind, Words } from "./facts.ts";

/** Another administration whose file an officer brings. */
export const exchangeSources = ["social_insurance", "education", "tax", "other"] as const;
export const ExchangeSource = z.enum(exchangeSources);
export type ExchangeSource = z.infer<typeof ExchangeSource>;

/** One confirmed fact. The subject is named by identity number or by social credit code, never by an id of ours. */
export const ExchangeItem = z.object({
  /** The source's own id of the record: the same one again changes nothing. */
  record: Words(100),
  idNumber: Words(40).exactOptional(),
  uscc: Words(30).exactOptional(),
  fact: FactId,
  value: FactJson,
  since: IsoDate.exactOptional(),
});
export type ExchangeItem = z.infer<typeof ExchangeItem>;

export const ExchangeRequest = z.object({
  /** A machine account speaks as itself: its own name or id, or nothing. An officer says whose list it is. */
  source: Words(100).exactOptional(),
  /** The day for which the source confirms what it sends. */
  asOf: IsoDate,
  /** Names this delivery; sent again, the first answer comes back. */
  key: Words(100, 8),
  items: z.array(z.unknown()).min(1).max(1000),
});
export type ExchangeRequest = z.infer<typeof ExchangeRequest>;

export const exchangeOutcomes = [
  /** Taken in; it agrees with what is held, or nothing was. */
  "matched",
  /** Taken in; something held says otherwise, and a clerk is told. */
  "conflicting",
  /** This record was taken in before. */
  "repeated",
  /** Older than what the same source has said already; not taken in. */
  "stale",
  /** Nobody of that number is registered; nobody is created. */
  "unknown_subject",
  "malformed",
] as const;
export const ExchangeOutcome = z.enum(exchangeOutcomes);
export type ExchangeOutcome = z.infer<typeof ExchangeOutcome>;

export const ExchangeAnswer = z
  .object({
    id: z.uuid(),
    /** Whether the same delivery had come before; then this is the first answer again. */
    repeated: z.boolean(),
    counts: z.partialRecord(ExchangeOutcome, z.int()),
    items: z.array(
      z.object({
        /** Place in the delivery, from 0. */
        index: z.int(),
        record: z.string().nullable(),
        outcome: ExchangeOutcome,
        problem: Text.exactOptional(),
      }),
    ),
  })
  .meta({ id: "ExchangeAnswer" });
export type ExchangeAnswer = z.infer<typeof ExchangeAnswer>;

export const ExchangeDelivery = z
  .object({
    id: z.uuid(),
    /** The machine account's name, or whose file an officer said it is. */
    source: z.string(),
    asOf: IsoDate,
    receivedAt: z.iso.datetime(),
    from: z.string(),
    way: z.enum(["interface", "file"]),
    counts: z.partialRecord(ExchangeOutcome, z.int()),
  })
  .meta({ id: "ExchangeDelivery" });

export const Contradiction = z
  .object({
    id: z.string(),
    kind: SubjectKind,
    subject: z.uuid(),
    name: z.string(),
    fact: FactId,
    /** What the source says; absent when the fact is sensitive. */
    said: FactJson.exactOptional(),
    /** What was held when it came. */
    held: FactJson.exactOptional(),
    /** Where what was held comes from. */
    heldFrom: z.object({ source: FactSource, by: z.string(), at: z.iso.datetime() }),
    /** As in a delivery. */
    source: z.string(),
    asOf: IsoDate,
    at: z.iso.datetime(),
    settled: z.object({ at: z.iso.datetime(), by: z.string(), how: z.string() }).nullable(),
  })
  .meta({ id: "Contradiction" });

const DeliveryList = z.object(PageOf(ExchangeDelivery)).meta({ id: "ExchangeDeliveryList" });
const ContradictionList = z.object(PageOf(Contradiction)).meta({ id: "ContradictionList" });

export const exchangeRoutes = {
  exchangeFacts: route({
    method: "POST",
    access: { may: ["exchange", "create"] },
    path: "/api/v1/exchange/facts",
    summary: "A machine of another administration confirms facts; each item gets an outcome of its own",
    body: ExchangeRequest,
    answer: ExchangeAnswer,
  }),
  exchangeFile: route({
    method: "POST",
    access: { may: ["exchange", "create"] },
    path: "/api/v1/exchange/files",
    summary:
      "The same from an officer's file (record, id_number, uscc, fact, value, since); it counts as the office's, unverified",
    query: z.object({ source: ExchangeSource, asOf: IsoDate }),
    upload: true,
    answer: ExchangeAnswer,
  }),
  exchangeDeliveries: route({
    method: "GET",
    access: { may: ["exchange", "list"] },
    path: "/api/v1/exchange/deliveries",
    summary: "What other administrations have delivered, and what came of it",
    query: z.object(PageQuery),
    answer: DeliveryList,
  }),
  exchangeContradictions: route({
    method: "GET",
    access: { may: ["exchange", "list"] },
    path: "/api/v1/exchange/contradictions",
    summary: "Where another administration says something else than what is held",
    query: z.object({ state: z.enum(["open", "settled", "all"]).default("open"), ...PageQuery }),
    answer: ContradictionList,
  }),
  exchangeSettle: route({
    method: "POST",
    access: { may: ["exchange", "update"] },
    path: "/api/v1/exchange/contradictions/:id/settle",
    summary: "A clerk has looked into a contradiction and says what came of it",
    params: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
    body: z.object({ how: Reason }),
    answer: Contradiction,
  }),
};
