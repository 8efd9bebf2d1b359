import { z } from "zod";
import { UnitBrief } from "../directory/units.ts";
import { route } from "../http/route.ts";
import { ScoreRule } from "../published/task.ts";
import { IsoDate, Text } from "../published/text.ts";
import { IdPath, Line, Paragraphs, Uuid } from "../registry/written.ts";
import { TaskYear } from "./assignments.ts";

/** Points a unit got or lost for one thing; hundredths of a point. */
export const ScoreLine = z
  .object({
    /** Stable name of the line: rule and assignment. */
    id: z.string(),
    rule: z.string(),
    title: Text,
    clause: z.string(),
    assignment: Uuid,
    what: Text,
    on: IsoDate,
    points: z.int(),
    /** The rule's limit left less than its points. */
    cut: z.boolean(),
    appeal: Uuid.nullable(),
    /** What an upheld appeal made of the points; null where nothing changed. */
    changedTo: z.int().nullable(),
  })
  .meta({ id: "ScoreLine" });
export type ScoreLine = z.infer<typeof ScoreLine>;

export const ScoreAppeal = z
  .object({
    id: Uuid,
    unit: UnitBrief,
    year: z.int(),
    line: z.string(),
    why: z.string(),
    askedOn: IsoDate,
    askedBy: z.string(),
    state: z.enum(["open", "upheld", "refused"]),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    answeredOn: IsoDate.nullable(),
    points: z.int().nullable(),
  })
  .meta({ id: "ScoreAppeal" });
export type ScoreAppeal = z.infer<typeof ScoreAppeal>;

export const ScoreBoard = z
  .object({
    year: z.int(),
    on: IsoDate,
    rules: z.array(ScoreRule),
    /** Best first; units with the same points share a rank. */
    units: z.array(z.object({ unit: UnitBrief, points: z.int(), plus: z.int(), minus: z.int(), rank: z.int() })),
    appeals: z.array(ScoreAppeal),
  })
  .meta({ id: "ScoreBoard" });
export type ScoreBoard = z.infer<typeof ScoreBoard>;
export const UnitScore = z
  .object({ year: z.int(), unit: UnitBrief, points: z.int(), lines: z.array(ScoreLine), appeals: z.array(ScoreAppeal) })
  .meta({ id: "UnitScore" });
export type UnitScore = z.infer<typeof UnitScore>;

const base = "/api/v1/scores";
export const scoreRoutes = {
  scores: route({
    method: "GET",
    path: base,
    summary: "Scores of a year by unit",
    access: { may: ["score", "list"] },
    query: z.object({ year: TaskYear.exactOptional() }),
    answer: ScoreBoard,
  }),
  unitScore: route({
    method: "GET",
    path: `${base}/units/:id`,
    summary: "One unit's score, each point with what it is for",
    access: { may: ["score", "read"] },
    params: IdPath,
    query: z.object({ year: TaskYear.exactOptional() }),
    answer: UnitScore,
  }),
  scoreFile: route({
    method: "GET",
    path: `${base}/table.xlsx`,
    summary: "Scores of a year as a workbook",
    access: { may: ["score", "export"] },
    query: z.object({ year: TaskYear.exactOptional() }),
    file: true,
  }),
  appealScore: route({
    method: "POST",
    path: `${base}/appeals`,
    summary: "Appeal against one line",
    access: { may: ["score", "update"] },
    body: z.object({ unit: Uuid, year: z.int().min(2000).max(2200), line: z.string().max(200), why: Paragraphs }),
    answer: ScoreAppeal,
    once: true,
  }),
  answerScoreAppeal: route({
    method: "POST",
    path: `${base}/appeals/:id/answer`,
    summary: "Uphold an appeal, with the points that are right, or refuse it",
    access: { may: ["score", "approve"] },
    params: IdPath,
    body: z.object({
      upheld: z.boolean(),
      points: z.int().min(-1_000_000).max(1_000_000).exactOptional(),
      answer: Line,
    }),
    answer: ScoreAppeal,
  }),
};
