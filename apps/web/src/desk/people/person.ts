import type { AnswerOf } from "@jucai/contract/client";

export type Person = AnswerOf<"GET /api/v1/people/:id">;

/** Fields of a person that lie encrypted, in the order of the page. */
export const sealedFields = ["idNumber", "phone", "address", "bankAccount", "bankName", "bankHolder"] as const;
export type SealedField = (typeof sealedFields)[number];
