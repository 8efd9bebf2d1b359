import type { DeskPage } from "../shell/desk-page.ts";

const needs = [["claim", "list"]] as const;

export const claimPages: readonly DeskPage[] = [
  { path: "/claims", needs, load: async () => (await import("./claims-page.tsx")).ClaimsPage },
  {
    path: "/claims/:id",
    needs: [["claim", "approve"]],
    load: async () => (await import("../review/review-page.tsx")).ReviewPage,
  },
];
