import { holidays, lightTones, metricNames, taskKinds } from "@jucai/engine";
import { z } from "zod";
import { UnitBrief } from "../directory/units.ts";
import { PageOf, PageQuery } from "../http/page.ts";
import { route } from "../http/route.ts";
import { Rhythm, Task } from "../published/task.ts";
import { IsoDate, PlaceCode, Text } from "../published/text.ts";
import { IdPath, Line, Paragraphs, Uuid } from "../registry/written.ts";

export const TaskYear = z.coerce.number().int().min(2000).max(2200);
const PackId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
export const TaskId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}\/[a-z0-9][a-z0-9_-]{0,63}$/);
/** '2024', '2024H1', '2024Q3', '2024-05', '2024:spring_festival' or 'once'. */
export const TaskPeriod = z.string().regex(/^(once|\d{4}(H[12]|Q[1-4]|-(0[1-9]|1[0-2])|:[a-z_]{1,40})?)$/);

export const assignmentStates = ["open", "reported", "returned", "done"] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/** The light of an assignment today and why it is on. */
export const LightShown = z
  .object({
    id: z.string(),
    name: Text,
    tone: z.enum(lightTones),
    /** In a sentence, with the figures that met the trigger. */
    why: Text,
  })
  .meta({ id: "LightShown" });
export type LightShown = z.infer<typeof LightShown>;

/** How far a goal is. Counts, percent, or whole fen where the metric is `paid`. */
export const GoalProgress = z
  .object({
    metric: z.enum(metricNames),
    op: z.enum([">=", "<=", "="]),
    goal: z.number(),
    /** Null while nobody knows it. */
    value: z.number().nullable(),
    /** What it should be by today if it grew evenly; null where nothing is worked towards. */
    expected: z.number().nullable(),
    unit: Text,
    /** The platform counts it, or the unit's own report says it. */
    source: z.enum(["counted", "reported"]),
    reached: z.boolean(),
    about: z.boolean(),
  })
  .meta({ id: "GoalProgress" });
export type GoalProgress = z.infer<typeof GoalProgress>;

/** An assignment (应办事项): what one unit owes of one task in one period. */
export const Assignment = z
  .object({
    id: Uuid,
    task: TaskId,
    document: z.string(),
    /** Short title of the document. */
    policy: Text,
    kind: z.enum(taskKinds),
    title: Text,
    clause: z.string(),
    measure: z.string(),
    period: TaskPeriod,
    periodLabel: Text,
    from: IsoDate,
    to: IsoDate,
    unit: UnitBrief,
    /** The unit answers for others as well. */
    joint: z.boolean(),
    lead: z.array(UnitBrief),
    collecting: UnitBrief.nullable(),
    /** As printed or read; null while the place has not set it. */
    day: IsoDate.nullable(),
    /** After moving to a working day, and after a postponement. */
    lastDay: IsoDate.nullable(),
    postponedTo: IsoDate.nullable(),
    daysLeft: z.int().nullable(),
    state: z.enum(assignmentStates),
    doneOn: IsoDate.nullable(),
    /** Done by the platform's own events, without a report. */
    byItself: z.boolean(),
    light: LightShown,
    goal: GoalProgress.nullable(),
    /** An urging slip that is not answered. */
    openSlip: Uuid.nullable(),
  })
  .meta({ id: "Assignment" });
export type Assignment = z.infer<typeof Assignment>;
export const AssignmentList = z.object({ ...PageOf(Assignment), on: IsoDate }).meta({ id: "AssignmentList" });
export type AssignmentList = z.infer<typeof AssignmentList>;

export const TaskFile = z
  .object({ id: Uuid, name: z.string(), bytes: z.int(), type: z.string(), at: z.iso.datetime() })
  .meta({ id: "TaskFile" });
export type TaskFile = z.infer<typeof TaskFile>;

/** A report (填报) of one unit on one assignment. The latest one counts. */
export const TaskReport = z
  .object({
    id: Uuid,
    progress: z.string(),
    problems: z.string().nullable(),
    /** What the unit says the figure is; null where it says none or the platform counts. */
    value: z.number().nullable(),
    files: z.array(TaskFile),
    state: z.enum(["handed_in", "returned", "accepted"]),
    handedInAt: z.iso.datetime(),
    handedInBy: z.string(),
    decidedAt: z.iso.datetime().nullable(),
    decidedBy: z.string().nullable(),
    /** Why it was sent back. */
    why: z.string().nullable(),
  })
  .meta({ id: "TaskReport" });
export type TaskReport = z.infer<typeof TaskReport>;

/** One thing that a metric counted, or that it misses. */
export const MetricLine = z
  .object({
    what: Text,
    on: IsoDate.nullable(),
    /** How much it adds. */
    adds: z.number(),
    /** Where it stands in the workbench, such as `/desk/activities/…`; null for what may not be opened. */
    link: z.string().nullable(),
    missing: z.boolean(),
  })
  .meta({ id: "MetricLine" });
export type MetricLine = z.infer<typeof MetricLine>;

export const AssignmentDetail = z
  .object({
    ...Assignment.shape,
    definition: Task,
    responsible: z.array(UnitBrief),
    reports: z.array(TaskReport),
    /** What was counted and what is missing; at most 200. */
    lines: z.array(MetricLine),
    /** How the figure is counted, in words. */
    counted: Text.nullable(),
    /** What has to happen for the light to go out. */
    next: Text,
    lights: z.array(z.object({ on: IsoDate, light: z.string(), name: Text, tone: z.enum(lightTones), why: Text })),
    reminders: z.array(z.object({ at: z.iso.datetime(), to: Text, why: Text })),
    slips: z.array(z.object({ id: Uuid, number: z.string(), state: z.enum(["issued", "answered", "closed"]) })),
    postponement: z
      .object({
        day: IsoDate,
        why: z.string(),
        state: z.enum(["asked", "granted", "refused"]),
        by: z.string(),
        answer: z.string().nullable(),
      })
      .nullable(),
    /** What the reader may do with it now. */
    may: z.array(z.enum(["report", "accept", "return", "urge", "slip", "postpone", "answer_postponement", "sit"])),
  })
  .meta({ id: "AssignmentDetail" });
export type AssignmentDetail = z.infer<typeof AssignmentDetail>;

export const AssignmentsQuery = z.object({
  year: TaskYear.exactOptional(),
  unit: Uuid.exactOptional(),
  document: PackId.exactOptional(),
  task: TaskId.exactOptional(),
  measure: z.string().max(80).exactOptional(),
  period: TaskPeriod.exactOptional(),
  kind: z.enum(taskKinds).exactOptional(),
  light: z.string().max(32).exactOptional(),
  state: z.enum(assignmentStates).exactOptional(),
  /** Last days from … to …, both included. */
  dueFrom: IsoDate.exactOptional(),
  dueTo: IsoDate.exactOptional(),
  /** Only of units of which the reader is one. */
  mine: z.enum(["true"]).exactOptional(),
  q: z.string().max(100).default(""),
  ...PageQuery,
});
export type AssignmentsQuery = z.infer<typeof AssignmentsQuery>;

const LightCount = z.object({ light: z.string(), name: Text, tone: z.enum(lightTones), count: z.int() });
/** How a document or unit stands: its lights, counted (亮灯表). */
export const BoardRow = z
  .object({
    /** Document id or unit id. */
    id: z.string(),
    name: Text,
    lights: z.array(LightCount),
    total: z.int(),
    done: z.int(),
    /** Last day of the next that is not done. */
    next: IsoDate.nullable(),
  })
  .meta({ id: "BoardRow" });
export type BoardRow = z.infer<typeof BoardRow>;
export const TaskBoard = z
  .object({
    on: IsoDate,
    year: z.int(),
    documents: z.array(BoardRow),
    units: z.array(BoardRow),
    lights: z.array(LightCount),
    /** Holidays of the year that tasks need and the place has not set. */
    unset: z.array(z.object({ holiday: z.enum(holidays), year: z.int(), place: PlaceCode })),
  })
  .meta({ id: "TaskBoard" });
export type TaskBoard = z.infer<typeof TaskBoard>;

/** Tasks of a year as bars: for the Gantt picture and the calendar. */
export const TaskPlan = z
  .object({
    year: z.int(),
    on: IsoDate,
    rows: z.array(
      z.object({
        task: TaskId,
        document: z.string(),
        title: Text,
        clause: z.string(),
        rhythm: Rhythm,
        units: z.int(),
        periods: z.array(
          z.object({
            period: TaskPeriod,
            label: Text,
            from: IsoDate,
            to: IsoDate,
            lastDay: IsoDate.nullable(),
            total: z.int(),
            done: z.int(),
            tone: z.enum(lightTones),
          }),
        ),
      }),
    ),
  })
  .meta({ id: "TaskPlan" });
export type TaskPlan = z.infer<typeof TaskPlan>;

export const ReportRequest = z
  .object({
    progress: Paragraphs,
    problems: Paragraphs.exactOptional(),
    value: z.number().min(0).max(1e15).exactOptional(),
    files: z.array(Uuid).max(20).default([]),
  })
  .meta({ id: "ReportRequest" });
export type ReportRequest = z.infer<typeof ReportRequest>;
const WhyRequest = z.object({ why: Line });
export const PostponeRequest = z.object({ day: IsoDate, why: Line });
export const PostponeAnswer = z.object({ granted: z.boolean(), answer: Line });
export const HolidayRequest = z.object({
  place: PlaceCode,
  holiday: z.enum(holidays),
  year: z.int().min(2000).max(2200),
  from: IsoDate,
  to: IsoDate,
  basis: Line,
});
const YearQuery = z.object({
  year: TaskYear.exactOptional(),
  unit: Uuid.exactOptional(),
  document: PackId.exactOptional(),
});

const base = "/api/v1/assignments";

/** Tasks 任务, what units owe of them, their lights and reports. */
export const assignmentRoutes = {
  taskBoard: route({
    method: "GET",
    path: "/api/v1/task-board",
    summary: "Lights of a year by document and by unit, within reach",
    access: { may: ["task", "count"] },
    query: YearQuery,
    answer: TaskBoard,
  }),
  taskPlan: route({
    method: "GET",
    path: "/api/v1/task-plan",
    summary: "Tasks of a year with their periods, for the Gantt picture and the calendar",
    access: { may: ["task", "list"] },
    query: YearQuery,
    answer: TaskPlan,
  }),
  taskCalendar: route({
    method: "GET",
    path: "/api/v1/task-calendar.ics",
    summary: "Days by which the reader's units owe something, as iCalendar",
    access: { may: ["task", "export"] },
    query: YearQuery,
    file: true,
  }),
  assignments: route({
    method: "GET",
    path: base,
    summary: "What units owe, most pressing first",
    access: { may: ["task", "list"] },
    query: AssignmentsQuery,
    answer: AssignmentList,
  }),
  assignmentFile: route({
    method: "GET",
    path: `${base}/table.xlsx`,
    summary: "The list as a workbook, as offices file it",
    access: { may: ["task", "export"] },
    query: AssignmentsQuery,
    file: true,
  }),
  taskList: route({
    method: "GET",
    path: "/api/v1/task-list.xlsx",
    summary: "The task list 任务清单 of a document and period with what the lead units reported, merged",
    access: { may: ["task", "export"] },
    query: z.object({ document: PackId, period: TaskPeriod }),
    file: true,
  }),
  assignment: route({
    method: "GET",
    path: `${base}/:id`,
    summary: "One assignment: its light explained, what was counted, reports, reminders, slips",
    access: { may: ["task", "read"] },
    params: IdPath,
    answer: AssignmentDetail,
  }),
  uploadTaskFile: route({
    method: "POST",
    path: "/api/v1/task-files",
    summary: "Upload one file that a report will name (multipart, one part `file`)",
    access: { may: ["task", "update"] },
    upload: true,
    answer: TaskFile,
  }),
  taskFileContent: route({
    method: "GET",
    path: "/api/v1/task-files/:id",
    summary: "One file of a report",
    access: { may: ["task", "export"] },
    params: IdPath,
    file: true,
  }),
  reportAssignment: route({
    method: "POST",
    path: `${base}/:id/report`,
    summary: "Hand in a report",
    access: { may: ["task", "update"] },
    params: IdPath,
    body: ReportRequest,
    answer: AssignmentDetail,
    once: true,
  }),
  acceptReport: route({
    method: "POST",
    path: `${base}/:id/accept`,
    summary: "Accept the latest report",
    access: { may: ["task", "approve"] },
    params: IdPath,
    answer: AssignmentDetail,
  }),
  returnReport: route({
    method: "POST",
    path: `${base}/:id/return`,
    summary: "Send the latest report back, with everything that is wrong with it",
    access: { may: ["task", "approve"] },
    params: IdPath,
    body: WhyRequest,
    answer: AssignmentDetail,
  }),
  urge: route({
    method: "POST",
    path: `${base}/:id/urge`,
    summary: "Remind the owing unit, at most once a day",
    access: { may: ["task", "approve"] },
    params: IdPath,
    answer: AssignmentDetail,
  }),
  askPostponement: route({
    method: "POST",
    path: `${base}/:id/postponement`,
    summary: "Ask for a later day",
    access: { may: ["task", "update"] },
    params: IdPath,
    body: PostponeRequest,
    answer: AssignmentDetail,
  }),
  answerPostponement: route({
    method: "POST",
    path: `${base}/:id/postponement/answer`,
    summary: "Grant or refuse the later day",
    access: { may: ["task", "approve"] },
    params: IdPath,
    body: PostponeAnswer,
    answer: AssignmentDetail,
  }),
  setHoliday: route({
    method: "PUT",
    path: "/api/v1/task-holidays",
    summary: "Set the days of a holiday by which tasks are due",
    access: { may: ["light", "update"] },
    body: HolidayRequest,
  }),
};
