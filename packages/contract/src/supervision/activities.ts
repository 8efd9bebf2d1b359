import { z } from "zod";
import { UnitBrief } from "../directory/units.ts";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { ActivityKind } from "../published/task.ts";
import { IsoDate, Text } from "../published/text.ts";
import { IdPath, Line, Paragraphs, Uuid } from "../registry/written.ts";
import { TaskFile, TaskId, TaskYear } from "./assignments.ts";

/** An activity (活动) that was held: a fair, a trip, a course, a visit, a broadcast. */
export const Activity = z
  .object({
    id: Uuid,
    /** Kind, `pack/name`. */
    kind: TaskId,
    kindName: Text,
    title: z.string(),
    on: IsoDate,
    /** Last day, of what takes several. */
    until: IsoDate.nullable(),
    unit: UnitBrief,
    where: z.string().nullable(),
    people: z.int().nullable(),
    note: z.string().nullable(),
    files: z.array(TaskFile),
    recordedAt: z.iso.datetime(),
    recordedBy: z.string(),
    /** Taken back, and why; it counts no more. */
    withdrawn: z.object({ on: IsoDate, why: z.string() }).nullable(),
    /** Tasks whose goal it turns. */
    counts: z.array(z.object({ task: TaskId, title: Text })),
  })
  .meta({ id: "Activity" });
export type Activity = z.infer<typeof Activity>;
export const ActivityList = z.object(PageOf(Activity)).meta({ id: "ActivityList" });
export type ActivityList = z.infer<typeof ActivityList>;
/** Kinds that documents in force ask for, with what was held this year. */
export const ActivityKinds = z
  .object({
    year: z.int(),
    items: z.array(
      z.object({ kind: ActivityKind, policy: Text, held: z.int(), people: z.int(), units: z.array(UnitBrief) }),
    ),
  })
  .meta({ id: "ActivityKinds" });
export type ActivityKinds = z.infer<typeof ActivityKinds>;

export const ActivityRequest = z
  .object({
    kind: TaskId,
    title: Line,
    on: IsoDate,
    until: IsoDate.exactOptional(),
    unit: Uuid,
    where: Line.exactOptional(),
    people: z.int().min(0).max(10_000_000).exactOptional(),
    note: Paragraphs.exactOptional(),
    files: z.array(Uuid).max(20).default([]),
  })
  .meta({ id: "ActivityRequest" });
export type ActivityRequest = z.infer<typeof ActivityRequest>;
export const ActivitiesQuery = z.object({
  year: TaskYear.exactOptional(),
  kind: TaskId.exactOptional(),
  unit: Uuid.exactOptional(),
  ...PageQuery,
});
export type ActivitiesQuery = z.infer<typeof ActivitiesQuery>;

const base = "/api/v1/activities";

/** What was held: it turns the goals of tasks by itself. */
export const activityRoutes = {
  activityKinds: route({
    method: "GET",
    path: `${base}/kinds`,
    summary: "Kinds of activity that documents ask for, with this year's count",
    access: { may: ["task", "list"] },
    query: z.object({ year: TaskYear.exactOptional() }),
    answer: ActivityKinds,
  }),
  activities: route({
    method: "GET",
    path: base,
    summary: "Activities held, newest first",
    access: { may: ["task", "list"] },
    query: ActivitiesQuery,
    answer: ActivityList,
  }),
  activity: route({
    method: "GET",
    path: `${base}/:id`,
    summary: "One activity",
    access: { may: ["task", "read"] },
    params: IdPath,
    answer: Activity,
  }),
  recordActivity: route({
    method: "POST",
    path: base,
    summary: "Record an activity that was held",
    access: { may: ["task", "create"] },
    body: ActivityRequest,
    answer: Activity,
    once: true,
  }),
  withdrawActivity: route({
    method: "POST",
    path: `${base}/:id/withdraw`,
    summary: "Take a wrong record back; it counts no more and stays in the history",
    access: { may: ["task", "create"] },
    params: IdPath,
    body: z.object({ why: Line }),
    answer: Activity,
  }),
};
