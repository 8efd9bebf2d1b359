import type { DeskPage } from "../shell/desk-page.ts";

const needs = [["person", "create"]] as const;

export const windowPages: readonly DeskPage[] = [
  { path: "/window", needs, load: async () => (await import("./window-page.tsx")).WindowPage },
  {
    path: "/window-claims/*",
    needs: [["claim", "create"]],
    load: async () => (await import("./claims/window-claims-pages.tsx")).WindowClaimsPages,
  },
  {
    path: "/window/receipts/:number",
    needs: [["person", "read"]],
    load: async () => (await import("./receipt-page.tsx")).ReceiptPage,
  },
];
