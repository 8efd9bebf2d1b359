import type { DeskPage } from "../shell/desk-page.ts";

export const fundPages: readonly DeskPage[] = [
  { path: "/funds", needs: [["fund", "list"]], load: async () => (await import("./funds-page.tsx")).FundsPage },
  {
    path: "/funds/statements",
    needs: [["fund", "read"]],
    load: async () => (await import("./statements-page.tsx")).StatementsPage,
  },
  {
    path: "/funds/orders",
    needs: [["fund", "list"]],
    load: async () => (await import("./orders-page.tsx")).OrdersPage,
  },
  { path: "/funds/:id", needs: [["fund", "read"]], load: async () => (await import("./fund-page.tsx")).FundPage },
];
