import type { DeskPage } from "../shell/desk-page.ts";

const needs = [["claim", "list"]] as const;
const deciding = [["decision", "list"]] as const;

/** Queues, the review of one claim, its decisions, and the pages beside the queues. */
export const claimPages: readonly DeskPage[] = [
  { path: "/claims", needs, load: async () => (await import("./claims-page.tsx")).ClaimsPage },
  {
    path: "/claims/batches/:id",
    needs: [["decision", "approve"]],
    load: async () => (await import("./batch/batch-page.tsx")).BatchPage,
  },
  {
    path: "/claims/:id",
    needs: [["claim", "approve"]],
    load: async () => (await import("../review/review-page.tsx")).ReviewPage,
  },
  {
    path: "/claims/:id/decisions",
    needs: [["decision", "read"]],
    load: async () => (await import("../decisions/claim-decisions-page.tsx")).ClaimDecisionsPage,
  },
  {
    path: "/decisions/:id",
    needs: [["decision", "read"]],
    load: async () => (await import("../decisions/decision-page.tsx")).DecisionPage,
  },
  { path: "/appeals", needs: deciding, load: async () => (await import("./beside/appeals-page.tsx")).AppealsPage },
  {
    path: "/leave",
    needs: [["claim", "approve"]],
    load: async () => (await import("./beside/leave-page.tsx")).LeavePage,
  },
  {
    path: "/ratings",
    needs: [["rating", "list"]],
    load: async () => (await import("./beside/ratings-page.tsx")).RatingsPage,
  },
];
