import { z } from "zod";
import { longestQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate } from "../published/text.ts";

// PostgreSQL takes no NUL, and no reader types the others on purpose.
const withoutControls = (text: string) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);
/** Words that somebody typed: trimmed, without control characters. */
export const Words = (longest: number, shortest = 1) =>
  z.string().trim().min(shortest).max(longest).refine(withoutControls);
/** Why something is done that is looked into later. Shorter ones say nothing. */
export const Reason = Words(500, 4);

/** Who said it: the person himself, his employer, an office, or a machine of another administration. */
export const factSources = ["self", "employer", "office", "exchange"] as const;
export const FactSource = z.enum(factSources);
export type FactSource = z.infer<typeof FactSource>;
export const SubjectKind = z.enum(["person", "employer"]);
export type SubjectKind = z.infer<typeof SubjectKind>;

/** An id of the vocabulary, such as `person.degree`. */
export const FactId = z
  .string()
  .regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/)
  .max(100);

/**
 * A fact's value: money in whole fen, dates `YYYY-MM-DD`, regions six digits, an
 * enumeration's value by its id; null says that there is none of it.
 */
export const FactJson = z.union([z.boolean(), z.int(), z.string().max(2000).refine(withoutControls), z.null()]);
export type FactJson = z.infer<typeof FactJson>;

/** What proves a value: a file kept elsewhere, a paper seen, a record of another system. */
export const Evidence = z.object({
  kind: z.enum(["paper", "file", "record", "site"]),
  /** Where to find it: the number on the paper, the record's id. */
  reference: Words(200),
  seen: IsoDate.exactOptional(),
});
export type Evidence = z.infer<typeof Evidence>;

const factValue = {
  id: z.string(),
  fact: FactId,
  /** Absent when the fact is sensitive and was not asked to be revealed. */
  value: FactJson.exactOptional(),
  /** Whether the value is sensitive and lies encrypted. */
  sealed: z.boolean(),
  /** Since when it holds, as far as that is known. */
  since: IsoDate.nullable(),
  /** The day for which the source confirms it. */
  asOf: IsoDate.nullable(),
  source: FactSource,
  /** The unit that said so, by name. */
  sourceUnit: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  note: z.string().nullable(),
  evidence: Evidence.nullable(),
  verified: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
  enteredBy: z.string(),
  enteredAt: z.iso.datetime(),
};

/** One value that somebody gave for one fact. */
export const FactValueView = z
  .object({
    ...factValue,
    /** Why and when it was taken back; its history stays. */
    retracted: z.object({ at: z.iso.datetime(), why: z.string() }).nullable(),
    /** Whether it is the best-supported value of its fact now. */
    best: z.boolean(),
    /** What the person objects to in it. */
    objection: z.string().nullable(),
  })
  .meta({ id: "FactValueView" });
export type FactValueView = z.infer<typeof FactValueView>;

/** The best-supported value of one fact, and whether an equally strong source says otherwise. */
export const BestFactView = z
  .object({
    ...factValue,
    /** Whether a source as strong gives another value; the later one is shown. */
    conflict: z.boolean(),
    /** How many values stand for it in all, those taken back aside. */
    values: z.int(),
    objection: z.string().nullable(),
  })
  .meta({ id: "BestFactView" });
export type BestFactView = z.infer<typeof BestFactView>;

export const FactHistory = z.object({ items: z.array(FactValueView) }).meta({ id: "FactHistory" });

export const NewFactValue = z.object({
  fact: FactId,
  value: FactJson,
  since: IsoDate.exactOptional(),
  note: Words(500).exactOptional(),
  evidence: Evidence.exactOptional(),
});
export type NewFactValue = z.infer<typeof NewFactValue>;

const SubjectPath = z.object({ kind: SubjectKind, id: z.uuid() });
const ValuePath = z.object({ id: z.string().regex(/^\d{1,18}$/) });
const Why = z.object({ reason: Reason });

/** Facts of a person or an employer: `:kind` is `person` or `employer`. */
export const factRoutes = {
  factHistory: route({
    method: "GET",
    access: { may: ["fact", "list"] },
    path: "/api/v1/facts/:kind/:id",
    summary: "Every value that anyone gave for a person's or an employer's facts, the latest first",
    params: SubjectPath,
    query: z.object({ fact: FactId.exactOptional() }),
    answer: FactHistory,
  }),
  factAdd: route({
    method: "POST",
    access: { may: ["fact", "create"] },
    path: "/api/v1/facts/:kind/:id",
    summary: "Gives a value for a fact; what was said before stays",
    params: SubjectPath,
    body: NewFactValue,
    answer: FactValueView,
  }),
  factVerify: route({
    method: "POST",
    access: { may: ["fact", "approve"] },
    path: "/api/v1/facts/values/:id/verify",
    summary: "An officer has seen the proof of a value",
    params: ValuePath,
    body: z.object({ evidence: Evidence.exactOptional() }),
    answer: FactValueView,
  }),
  factRetract: route({
    method: "POST",
    access: { may: ["fact", "delete"] },
    path: "/api/v1/facts/values/:id/retract",
    summary: "Takes a value back, with the reason; it stays in the history",
    params: ValuePath,
    body: Why,
    answer: FactValueView,
  }),
};

/** Text that is searched for. */
export const Typed = z.string().max(longestQuery).refine(withoutControls).default("");
