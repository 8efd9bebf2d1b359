import type { AnswerOf } from "@jucai/contract/client";

export type BatchRow = AnswerOf<"GET /api/v1/batches">["items"][number];
export type BatchDetail = AnswerOf<"GET /api/v1/batches/:id">;
export type Payment = BatchDetail["payments"][number];
export type BankReturn = BatchDetail["returns"][number];
export type Proposal = AnswerOf<"GET /api/v1/batches/proposal">;
export type ProposedLine = Proposal["lines"][number];
export type DroppedLine = Proposal["dropped"][number];
export type Share = ProposedLine["shares"][number];
