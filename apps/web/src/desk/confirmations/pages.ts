import type { DeskPage } from "../shell/desk-page.ts";

/** What an employer confirms of its workers' claims, and what it claims itself. */
export const confirmationPages: readonly DeskPage[] = [
  {
    path: "/confirmations",
    needs: [["claim", "update"]],
    load: async () => (await import("./confirmations-page.tsx")).ConfirmationsPage,
  },
];
