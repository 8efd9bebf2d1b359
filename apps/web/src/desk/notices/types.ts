import type { AnswerOf } from "@jucai/contract/client";

export type Notice = AnswerOf<"GET /api/v1/notices/:id">;
/** Approved claims of one place and one process, which may stand in one list. */
export type Group = AnswerOf<"GET /api/v1/notices/candidates">["groups"][number];
