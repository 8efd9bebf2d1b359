import type { DeskPage } from "../shell/desk-page.ts";

const needs = [
  ["account", "list"],
  ["grant", "list"],
] as const;

export const accountPages: readonly DeskPage[] = [
  { path: "/accounts", needs, load: async () => (await import("./accounts-page.tsx")).AccountsPage },
  {
    path: "/accounts/:id",
    needs: [["account", "read"]],
    load: async () => (await import("./account-page.tsx")).AccountPage,
  },
  {
    path: "/outbox",
    needs: [["message", "list"]],
    load: async () => (await import("./outbox-page.tsx")).OutboxPage,
  },
];
