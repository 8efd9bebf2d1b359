import type { DeskPage } from "../shell/desk-page.ts";

export const batchPages: readonly DeskPage[] = [
  {
    path: "/batches",
    needs: [["payment", "list"]],
    load: async () => (await import("./batches-page.tsx")).BatchesPage,
  },
  {
    path: "/batches/new",
    needs: [["payment", "list"]],
    load: async () => (await import("./proposal-page.tsx")).ProposalPage,
  },
  {
    path: "/batches/:id",
    needs: [["payment", "read"]],
    load: async () => (await import("./batch-page.tsx")).BatchPage,
  },
];
