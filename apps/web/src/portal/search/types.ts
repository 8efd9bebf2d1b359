import type { AnswerOf } from "@jucai/contract/client";

export type FindAnswer = AnswerOf<"GET /api/v1/search/all">;
export type FoundGroup = FindAnswer["groups"][number];
export type FoundItem = FoundGroup["items"][number];
export type FoundKind = FoundItem["kind"];
