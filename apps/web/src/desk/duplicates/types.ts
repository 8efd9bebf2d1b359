import type { AnswerOf } from "@jucai/contract/client";

export type PairList = AnswerOf<"GET /api/v1/duplicates">;
export type Pair = PairList["items"][number];
export type Side = Pair["a"];
export type PairDetail = AnswerOf<"GET /api/v1/duplicates/:id">;
export type Status = Pair["status"];
/** What can be decided about a pair. */
export type Act = "merge" | "distinct" | "unmerge" | "reopen";
