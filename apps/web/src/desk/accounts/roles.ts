import type { AnswerOf } from "@jucai/contract/client";

export type Account = AnswerOf<"GET /api/v1/accounts/:id">;
export type Role = Account["roles"][number]["role"];

/** Roles that people are granted, in the order of the choice; machines get theirs with their account. */
export const roles = [
  "officer",
  "talent_office",
  "township_clerk",
  "window_clerk",
  "service_specialist",
  "employer_clerk",
  "reviewer",
  "approver",
  "supervisor",
  "policy_author",
  "policy_publisher",
  "finance_preparer",
  "finance_checker",
  "finance_releaser",
  "person",
  "system_admin",
  "security_admin",
  "audit_admin",
  "data_source",
] as const satisfies readonly Role[];
