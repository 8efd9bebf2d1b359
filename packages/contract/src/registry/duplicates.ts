import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { Text } from "../published/text.ts";
import { IdPath, Line, Uuid } from "./written.ts";

/** What became of two entries that look like one person. */
export const duplicateStatuses = ["open", "merged", "distinct"] as const;
export const DuplicateStatus = z.enum(duplicateStatuses);
export type DuplicateStatus = z.infer<typeof DuplicateStatus>;

/** Why two persons look alike, or do not: one closed list. Points may be negative. */
export const likenessKinds = [
  "name_same",
  "name_swapped",
  "name_pinyin",
  "name_one_character",
  "birth_same",
  "birth_digit",
  "birth_differs",
  "phone_same",
  "phone_tail",
  "employer_same",
  "school_same",
  "relative_same",
  "gender_differs",
  "identity_differs",
] as const;
export const LikenessReason = z
  .object({ kind: z.enum(likenessKinds), points: z.int(), says: Text })
  .meta({ id: "LikenessReason" });
export type LikenessReason = z.infer<typeof LikenessReason>;

/** One of the two. Of somebody beyond the reader's reach only the units that hold him are shown. */
export const DuplicateSide = z
  .object({
    id: Uuid,
    visible: z.boolean(),
    name: z.string().nullable(),
    birthMonth: z.string().nullable(),
    /** Masked, such as *******8000. */
    phone: z.string().nullable(),
    heldBy: z.array(Text),
  })
  .meta({ id: "DuplicateSide" });
export type DuplicateSide = z.infer<typeof DuplicateSide>;

export const DuplicateCard = z
  .object({
    id: Uuid,
    a: DuplicateSide,
    b: DuplicateSide,
    /** 0 to 100; from 50 on a pair is shown. */
    score: z.int(),
    reasons: z.array(LikenessReason),
    status: DuplicateStatus,
    /** Of a merged pair: the one that stays. */
    survivor: Uuid.nullable(),
    foundAt: z.string(),
    decidedAt: z.string().nullable(),
    decidedBy: z.string().nullable(),
    why: z.string().nullable(),
  })
  .meta({ id: "DuplicateCard" });
export type DuplicateCard = z.infer<typeof DuplicateCard>;

/** One line of the comparison. Sensitive values come masked. */
export const ComparedLine = z
  .object({
    key: z.string(),
    label: Text,
    a: z.string().nullable(),
    b: z.string().nullable(),
    /** `one_side`: only one of the two says anything. */
    how: z.enum(["same", "near", "differs", "one_side"]),
  })
  .meta({ id: "ComparedLine" });
export type ComparedLine = z.infer<typeof ComparedLine>;

/** A fact as one of the two has it, with where it comes from. */
const ComparedFact = z.object({
  value: z.string(),
  since: z.string().nullable(),
  source: Text,
  verified: z.boolean(),
  enteredAt: z.string(),
});
export const ComparedFactLine = z
  .object({
    fact: z.string(),
    label: Text,
    a: z.array(ComparedFact),
    b: z.array(ComparedFact),
    how: z.enum(["same", "differs", "one_side"]),
  })
  .meta({ id: "ComparedFactLine" });
export type ComparedFactLine = z.infer<typeof ComparedFactLine>;

const SideRoster = z.object({ roster: z.string(), name: Text, year: z.int(), unit: Text });

export const DuplicateDetail = z
  .object({
    pair: DuplicateCard,
    lines: z.array(ComparedLine),
    facts: z.array(ComparedFactLine),
    rosters: z.object({ a: z.array(SideRoster), b: z.array(SideRoster) }),
    /** What the reader may do with the pair now; `why` says what stands against it. */
    may: z.object({ decide: z.boolean(), why: Text.nullable() }),
  })
  .meta({ id: "DuplicateDetail" });
export type DuplicateDetail = z.infer<typeof DuplicateDetail>;

export const DuplicateList = z.object(PageOf(DuplicateCard)).meta({ id: "DuplicateList" });

/** What the last check in the background did. Blocks too large to compare one by one are said, not hidden. */
export const DuplicateCheck = z
  .object({
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    persons: z.int(),
    compared: z.int(),
    found: z.int(),
    leftOut: z.object({ groups: z.int(), persons: z.int() }),
    /** What was left out, in words; null when nothing was. */
    says: Text.nullable(),
  })
  .meta({ id: "DuplicateCheck" });
export type DuplicateCheck = z.infer<typeof DuplicateCheck>;

export const DuplicateSummary = z
  .object({ open: z.int(), merged: z.int(), distinct: z.int(), lastCheck: DuplicateCheck.nullable() })
  .meta({ id: "DuplicateSummary" });
export type DuplicateSummary = z.infer<typeof DuplicateSummary>;

export const DuplicatesQuery = z.object({
  status: DuplicateStatus.default("open"),
  /** Only pairs with this person. */
  person: Uuid.exactOptional(),
  ...PageQuery,
});
export type DuplicatesQuery = z.infer<typeof DuplicatesQuery>;
export const MergeRequest = z.object({ survivor: Uuid, why: Line.exactOptional() });
export type MergeRequest = z.infer<typeof MergeRequest>;
export const DecisionRequest = z.object({ why: Line });
export const StartedCheck = z.object({ job: Uuid }).meta({ id: "StartedCheck" });

const base = "/api/v1/duplicates";

/** Persons who look like one: found in the background, decided side by side. Merging moves nothing, so it can be undone. */
export const duplicateRoutes = {
  duplicates: route({
    method: "GET",
    access: { may: ["duplicate", "list"] },
    path: base,
    summary: "Pairs of persons who look like one, likeliest first",
    query: DuplicatesQuery,
    answer: DuplicateList,
  }),
  duplicateSummary: route({
    method: "GET",
    access: { may: ["duplicate", "count"] },
    path: `${base}/summary`,
    summary: "How many pairs are open, merged and distinct, and what the last check did",
    answer: DuplicateSummary,
  }),
  duplicate: route({
    method: "GET",
    access: { may: ["duplicate", "read"] },
    path: `${base}/:id`,
    summary: "Two persons side by side: fields, facts with their source, rosters",
    params: IdPath,
    answer: DuplicateDetail,
  }),
  checkDuplicates: route({
    method: "POST",
    access: { may: ["duplicate", "create"] },
    path: `${base}/check`,
    summary: "Look for duplicates now, in the background; only persons changed since the last check",
    answer: StartedCheck,
  }),
  mergeDuplicate: route({
    method: "POST",
    access: { may: ["duplicate", "approve"] },
    path: `${base}/:id/merge`,
    summary: "They are one person: the survivor shows both histories",
    params: IdPath,
    body: MergeRequest,
    answer: DuplicateCard,
  }),
  unmergeDuplicate: route({
    method: "POST",
    access: { may: ["duplicate", "approve"] },
    path: `${base}/:id/unmerge`,
    summary: "They are two after all: everything is as it was before the merge",
    params: IdPath,
    body: DecisionRequest,
    answer: DuplicateCard,
  }),
  distinctDuplicate: route({
    method: "POST",
    access: { may: ["duplicate", "approve"] },
    path: `${base}/:id/distinct`,
    summary: "They are not the same; not proposed again unless what was compared changes",
    params: IdPath,
    body: DecisionRequest,
    answer: DuplicateCard,
  }),
  reopenDuplicate: route({
    method: "POST",
    access: { may: ["duplicate", "approve"] },
    path: `${base}/:id/reopen`,
    summary: "Take back that they are not the same",
    params: IdPath,
    body: DecisionRequest,
    answer: DuplicateCard,
  }),
};
