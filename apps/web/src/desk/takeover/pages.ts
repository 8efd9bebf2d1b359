import type { DeskPage } from "../shell/desk-page.ts";

export const takeoverPages: readonly DeskPage[] = [
  {
    path: "/takeover",
    needs: [["award", "list"]],
    load: async () => (await import("./takeovers-page.tsx")).TakeoversPage,
  },
  {
    path: "/takeover/:id",
    needs: [["award", "list"]],
    load: async () => (await import("./takeover-page.tsx")).TakeoverPage,
  },
];
