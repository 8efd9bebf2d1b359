import type { AnswerOf } from "@jucai/contract/client";

export type Takeover = AnswerOf<"GET /api/v1/takeovers/:id">;
export type TakeoverRow = Takeover["rows"][number];
export type TakeoverHead = AnswerOf<"GET /api/v1/takeovers">["items"][number];
