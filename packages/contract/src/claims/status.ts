import { z } from "zod";

/**
 * Where a claim 办件 stands: one closed list, the same words on every screen.
 *
 * Up to `approved` the claim is being decided; from `awaiting_funds` on the money is on its way; the
 * last four of the list end it or set it aside. A recognition has no money and ends as `approved`.
 */
export const claimStatuses = [
  "draft",
  "awaiting_employer",
  "submitted",
  "in_review",
  "correction",
  "approved",
  "in_notice",
  "objection",
  "awaiting_funds",
  "paying",
  "paid",
  "bounced",
  "suspended",
  "stopped",
  "clawback",
  "rejected",
  "withdrawn",
] as const;
export const ClaimStatus = z.enum(claimStatuses);
export type ClaimStatus = z.infer<typeof ClaimStatus>;

/** Whose turn it is. */
export type NextActor = "claimant" | "employer" | "officer" | "public" | "finance" | "nobody";
export const nextActorOf: Readonly<Record<ClaimStatus, NextActor>> = {
  draft: "claimant",
  awaiting_employer: "employer",
  submitted: "officer",
  in_review: "officer",
  correction: "claimant",
  approved: "officer",
  in_notice: "public",
  objection: "officer",
  awaiting_funds: "finance",
  paying: "finance",
  paid: "nobody",
  bounced: "claimant",
  suspended: "officer",
  stopped: "nobody",
  clawback: "officer",
  rejected: "nobody",
  withdrawn: "nobody",
};
