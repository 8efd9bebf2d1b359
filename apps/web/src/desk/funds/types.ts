import type { AnswerOf } from "@jucai/contract/client";

export type FundList = AnswerOf<"GET /api/v1/funds">;
export type Fund = FundList["items"][number];
/** A fund that is made, or one that documents name. */
export type NamedFund = Pick<Fund, "key" | "name">;
export type FundYear = Fund["years"][number];
export type LedgerEntry = AnswerOf<"GET /api/v1/funds/:id/entries">["items"][number];
export type Statement = AnswerOf<"GET /api/v1/statements">;
export type FundOrder = AnswerOf<"GET /api/v1/funds/orders">["items"][number];

export const yearNow = () => new Date().getFullYear();
