import type { AnswerOf } from "@jucai/contract/client";

export type Supervision = AnswerOf<"GET /api/v1/supervision/funds">;
export type SupervisionRow = Supervision["byFund"][number];
export type SupervisionLine = AnswerOf<"GET /api/v1/supervision/funds/lines">["items"][number];
export type Forecast = AnswerOf<"GET /api/v1/funds/forecast">;

/** Figures that open the instalments behind them. */
export const kinds = ["held", "in_payment", "paid", "paid_before", "late", "failed", "short"] as const;
export type Kind = (typeof kinds)[number];
