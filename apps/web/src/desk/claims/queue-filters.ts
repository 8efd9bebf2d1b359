import type { ClaimStatus } from "@jucai/contract";
import type { InputOf } from "@jucai/contract/client";
import type { UrlValues } from "../shell/url-state.ts";
import { claimStatuses } from "./statuses.ts";

/** What a queue is filtered by, as it stands in the address. */
export const noFilters = {
  queue: "to_review",
  q: "",
  measure: "",
  status: "",
  overdue: "",
  sort: "",
  page: "1",
  size: "20",
} as const;
export type QueueFilters = UrlValues<keyof typeof noFilters>;

const queues = [
  "to_review",
  "corrected",
  "returned",
  "confirming",
  "in_notice",
  "objections",
  "paying",
  "all",
] as const;
const sorts = ["due", "submitted", "updated", "amount"] as const;

/** How a queue is sorted as long as nobody asks for another order: by its own column of time. */
const ownOrder: Partial<Record<(typeof queues)[number], (typeof sorts)[number]>> = {
  returned: "updated",
  confirming: "submitted",
  in_notice: "updated",
  objections: "updated",
  paying: "updated",
};

const isStatus = (text: string): text is ClaimStatus => claimStatuses.some((one) => one === text);

/** The question to the server; what the address says wrongly is as if it said nothing. */
export function queueQuery(filters: QueueFilters): NonNullable<InputOf<"GET /api/v1/claims">["query"]> {
  const { q, measure, status, overdue } = filters;
  const queue = queues.find((one) => one === filters.queue) ?? "to_review";
  return {
    queue,
    sort: sorts.find((one) => one === filters.sort) ?? ownOrder[queue] ?? "due",
    page: Math.max(1, Math.trunc(Number(filters.page)) || 1),
    pageSize: Math.min(50, Math.max(10, Math.trunc(Number(filters.size)) || 20)),
    ...(q && { q }),
    ...(measure && { measure }),
    ...(isStatus(status) && { status }),
    ...(overdue === "true" && { overdue }),
  };
}

/** The filters behind a claim's address, so that its page knows what comes next and where to go back. */
export function queueSearch(filters: QueueFilters): string {
  const changed = Object.entries(filters).filter(
    ([name, value]) => name === "queue" || value !== noFilters[name as keyof typeof noFilters],
  );
  return `?${new URLSearchParams(changed).toString()}`;
}
