import { z } from "zod";
import { UnitBrief } from "../directory/units.ts";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { IsoDate, Text } from "../published/text.ts";
import { IdPath, Paragraphs, Uuid } from "../registry/written.ts";
import { LightShown, TaskId } from "./assignments.ts";

export const slipStates = ["issued", "answered", "closed"] as const;

/** An urging slip (督办单): a numbered demand about one assignment, to be answered by a day. */
export const Slip = z
  .object({
    id: Uuid,
    /** Such as 督2024-003 of the place's year. */
    number: z.string(),
    assignment: Uuid,
    task: TaskId,
    title: Text,
    policy: Text,
    clause: z.string(),
    periodLabel: Text,
    /** To whom it goes. */
    unit: UnitBrief,
    from: UnitBrief.nullable(),
    issuedBy: z.string(),
    issuedOn: IsoDate,
    /** The light and its reason on the day of issue. */
    light: LightShown,
    demand: z.string(),
    answerBy: IsoDate,
    state: z.enum(slipStates),
    overdue: z.boolean(),
    answer: z.object({ text: z.string(), on: IsoDate, by: z.string(), late: z.boolean() }).nullable(),
    closed: z.object({ on: IsoDate, by: z.string(), words: z.string() }).nullable(),
    /** Answers that were not enough, oldest first. */
    returned: z.array(z.object({ text: z.string(), on: IsoDate, why: z.string() })),
    may: z.array(z.enum(["answer", "close", "return"])),
  })
  .meta({ id: "Slip" });
export type Slip = z.infer<typeof Slip>;
export const SlipList = z.object(PageOf(Slip)).meta({ id: "SlipList" });
export const SlipRequest = z
  .object({ assignment: Uuid, demand: Paragraphs, answerBy: IsoDate })
  .meta({ id: "SlipRequest" });
export type SlipRequest = z.infer<typeof SlipRequest>;

const base = "/api/v1/slips";
export const slipRoutes = {
  slips: route({
    method: "GET",
    path: base,
    summary: "Urging slips, open ones first",
    access: { may: ["slip", "list"] },
    query: z.object({ unit: Uuid.exactOptional(), state: z.enum(slipStates).exactOptional(), ...PageQuery }),
    answer: SlipList,
  }),
  slip: route({
    method: "GET",
    path: `${base}/:id`,
    summary: "One urging slip, also for print",
    access: { may: ["slip", "read"] },
    params: IdPath,
    answer: Slip,
  }),
  issueSlip: route({
    method: "POST",
    path: base,
    summary: "Issue an urging slip",
    access: { may: ["slip", "create"] },
    body: SlipRequest,
    answer: Slip,
    once: true,
  }),
  answerSlip: route({
    method: "POST",
    path: `${base}/:id/answer`,
    summary: "Answer a slip",
    access: { may: ["slip", "update"] },
    params: IdPath,
    body: z.object({ text: Paragraphs }),
    answer: Slip,
  }),
  returnSlip: route({
    method: "POST",
    path: `${base}/:id/return`,
    summary: "The answer is not enough",
    access: { may: ["slip", "approve"] },
    params: IdPath,
    body: z.object({ why: Paragraphs }),
    answer: Slip,
  }),
  closeSlip: route({
    method: "POST",
    path: `${base}/:id/close`,
    summary: "The matter is settled",
    access: { may: ["slip", "approve"] },
    params: IdPath,
    body: z.object({ words: Paragraphs }),
    answer: Slip,
  }),
};
