import type { AnswerOf } from "@jucai/contract/client";

export type AwardRow = AnswerOf<"GET /api/v1/awards">["items"][number];
export type AwardDetail = AnswerOf<"GET /api/v1/awards/:id">;
export type Instalment = AwardDetail["instalments"][number];
export type StopCheck = AwardDetail["checks"][number];
export type Adjustment = AwardDetail["adjustments"][number];
export type PaymentAccount = NonNullable<AwardDetail["account"]>;
