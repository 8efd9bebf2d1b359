import type { AnswerOf } from "@jucai/contract/client";

export type ImportSummary = AnswerOf<"GET /api/v1/imports">["items"][number];
export type ImportDetail = AnswerOf<"GET /api/v1/imports/:id">;
export type Layout = NonNullable<ImportDetail["layout"]>;
export type ImportRow = AnswerOf<"GET /api/v1/imports/:id/rows">["items"][number];
export type Problem = ImportRow["problems"][number];
export type Counts = NonNullable<ImportDetail["counts"]>;
export type Status = ImportDetail["status"];

export const figure = (n: number) => n.toLocaleString("en-US");
