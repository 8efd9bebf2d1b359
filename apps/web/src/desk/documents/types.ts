import type { AnswerOf, InputOf } from "@jucai/contract/client";

export type DraftSummary = AnswerOf<"GET /api/v1/drafts">["items"][number];
export type Draft = AnswerOf<"GET /api/v1/drafts/:id">;
export type DraftState = DraftSummary["state"];
export type Source = NonNullable<Draft["source"]>;
export type Measure = Draft["measures"][number];
export type Unit = Draft["units"][number];
export type Mention = Measure["units"][number];
export type Amount = Measure["amounts"][number];
export type Deadline = Measure["deadlines"][number];
export type Target = Measure["targets"][number];
export type Problem = Draft["problems"][number];
export type OutlineItem = Source["outline"][number];
export type Span = { readonly from: number; readonly to: number };
export type Change = InputOf<"PATCH /api/v1/drafts/:id">["body"]["changes"][number];
export type Comparison = AnswerOf<"GET /api/v1/drafts/:id/comparison">;
export type Versions = AnswerOf<"GET /api/v1/policies/:id/versions">;
export type Ending = AnswerOf<"GET /api/v1/endings">["items"][number];
export type Policy = AnswerOf<"GET /api/v1/policies">["items"][number];
export type Touched = Comparison["touched"];

/** Part of an address, or of a request: the role of a unit at a measure. */
export const roles = ["lead", "responsible", "cooperating", "implementing"] as const;
export type Role = (typeof roles)[number];
