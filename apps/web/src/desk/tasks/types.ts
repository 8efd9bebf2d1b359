import type { AnswerOf } from "@jucai/contract/client";

export type Assignment = AnswerOf<"GET /api/v1/assignments">["items"][number];
export type AssignmentDetail = AnswerOf<"GET /api/v1/assignments/:id">;
export type TaskReport = AssignmentDetail["reports"][number];
export type MetricLine = AssignmentDetail["lines"][number];
export type Goal = NonNullable<Assignment["goal"]>;
export type LightShown = Assignment["light"];
export type Tone = LightShown["tone"];
export type TaskKind = Assignment["kind"];
export type AssignmentState = Assignment["state"];
export type Board = AnswerOf<"GET /api/v1/task-board">;
export type BoardRow = Board["documents"][number];
export type Plan = AnswerOf<"GET /api/v1/task-plan">;
export type PlanRow = Plan["rows"][number];
export type PlanPeriod = PlanRow["periods"][number];
export type Activity = AnswerOf<"GET /api/v1/activities">["items"][number];
export type ActivityKinds = AnswerOf<"GET /api/v1/activities/kinds">;
export type TaskFile = Activity["files"][number];
export type Slip = AnswerOf<"GET /api/v1/slips/:id">;
export type Sitting = AnswerOf<"GET /api/v1/sittings/:id">;
export type ScoreBoard = AnswerOf<"GET /api/v1/scores">;
export type ScoreAppeal = ScoreBoard["appeals"][number];
export type ScoreLine = AnswerOf<"GET /api/v1/scores/units/:id">["lines"][number];
export type SchemeAnswer = AnswerOf<"GET /api/v1/light-scheme">;
export type Scheme = SchemeAnswer["scheme"];
export type Text = { readonly zh: string; readonly en: string };

export const kinds = [
  "report",
  "do",
  "hold",
  "publish",
  "train",
  "serve",
  "keep",
  "meeting",
  "inspection",
  "brief",
  "summary",
] as const satisfies readonly TaskKind[];
export const states = ["open", "reported", "returned", "done"] as const satisfies readonly AssignmentState[];
export const sittingKinds = ["meeting", "inspection", "brief", "summary"] as const;
