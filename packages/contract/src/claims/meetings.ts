import { z } from "zod";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";
import { Fen } from "../published/amount.ts";
import { IdPath, Line, Paragraphs, Uuid } from "../registry/written.ts";
import { Acted } from "./review.ts";

const AgendaItem = z.object({
  claim: Uuid,
  number: z.string(),
  title: Text,
  claimant: z.string(),
  version: z.int(),
  submittedOn: IsoDate.nullable(),
  dueOn: IsoDate.nullable(),
  verdict: z.enum(["eligible", "ineligible", "unknown", "judgement", "not_in_force"]),
  grantsFen: Fen.nullable(),
  /** Opinions of the steps before. */
  opinions: z.array(z.object({ by: z.string(), outcome: z.string(), opinion: z.string() })),
});

export const MeetingView = z
  .object({
    id: Uuid,
    unit: z.object({ id: Uuid, name: Text }),
    number: z.string(),
    heldOn: IsoDate,
    attendees: z.array(z.string()),
    minutes: z.string(),
    /** A scan of the signed minutes among the evidence files. */
    file: Uuid.nullable(),
    by: z.string(),
    decisions: z.array(
      z.object({
        decision: Uuid,
        claim: Uuid,
        number: z.string(),
        claimant: z.string(),
        title: Text,
        outcome: z.enum(["approved", "rejected"]),
        amountFen: Fen.nullable(),
      }),
    ),
  })
  .meta({ id: "MeetingView" });
export type MeetingView = z.infer<typeof MeetingView>;

export const MeetingRequest = z.object({
  unit: Uuid,
  /** Number of the minutes, such as 〔2025〕3号. */
  number: Line,
  heldOn: IsoDate,
  attendees: z.array(Line).min(2).max(60),
  minutes: Paragraphs,
  file: Uuid.exactOptional(),
});
export type MeetingRequest = z.infer<typeof MeetingRequest>;

export const MeetingRow = z.object({
  claim: Uuid,
  version: z.int().min(1),
  outcome: z.enum(["approved", "rejected"]),
  opinion: Paragraphs,
  /** Needed for a refusal. */
  grounds: z
    .array(z.object({ condition: z.string().min(1).max(120), line: z.int().min(0).nullable().default(null) }))
    .max(50)
    .default([]),
  /** Where the clause leaves the figure to the office. */
  amountFen: Fen.min(0).exactOptional(),
  differs: Paragraphs.exactOptional(),
});
export type MeetingRow = z.infer<typeof MeetingRow>;

/** Meetings of a leading group: minutes once, and an outcome for each claim that they decided. */
export const meetingRoutes = {
  meetings: route({
    method: "GET",
    access: { may: ["decision", "list"] },
    path: "/api/v1/meetings",
    summary: "Meetings, the latest first",
    query: z.object({ ...PageQuery }),
    answer: z.object(PageOf(MeetingView)).meta({ id: "MeetingPage" }),
  }),
  meetingAgenda: route({
    method: "GET",
    access: { may: ["decision", "list"] },
    path: "/api/v1/meetings/agenda",
    summary: "Claims that wait for a meeting of a unit",
    query: z.object({ unit: Uuid.exactOptional() }),
    answer: z.object({ items: z.array(AgendaItem) }).meta({ id: "MeetingAgenda" }),
  }),
  meeting: route({
    method: "GET",
    access: { may: ["decision", "list"] },
    path: "/api/v1/meetings/:id",
    summary: "One meeting with what it decided",
    params: IdPath,
    answer: MeetingView,
  }),
  recordMeeting: route({
    method: "POST",
    access: { may: ["decision", "approve"] },
    path: "/api/v1/meetings",
    summary: "Writes down a meeting with its minutes",
    once: true,
    body: MeetingRequest,
    answer: MeetingView,
  }),
  decideInMeeting: route({
    method: "POST",
    access: { may: ["decision", "approve"] },
    path: "/api/v1/meetings/:id/decide",
    summary: "Enters what a meeting decided: many claims at once, each with its own outcome",
    params: IdPath,
    once: true,
    body: z.object({ rows: z.array(MeetingRow).min(1).max(100) }),
    answer: z.object({ items: z.array(Acted) }).meta({ id: "MeetingDecided" }),
  }),
};
