import type { DeskPage } from "../shell/desk-page.ts";

export const awardPages: readonly DeskPage[] = [
  { path: "/awards", needs: [["award", "list"]], load: async () => (await import("./awards-page.tsx")).AwardsPage },
  {
    path: "/awards/adjustments",
    needs: [["award", "list"]],
    load: async () => (await import("./adjustments-page.tsx")).AdjustmentsPage,
  },
  {
    path: "/awards/accounts",
    needs: [["payment", "list"]],
    load: async () => (await import("./accounts-page.tsx")).PayeeAccountsPage,
  },
  { path: "/awards/:id", needs: [["award", "read"]], load: async () => (await import("./award-page.tsx")).AwardPage },
];
