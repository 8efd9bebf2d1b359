import type { AnswerOf } from "@jucai/contract/client";

export type Contradiction = AnswerOf<"GET /api/v1/exchange/contradictions">["items"][number];
export const states = ["open", "settled", "all"] as const;
export type State = (typeof states)[number];
