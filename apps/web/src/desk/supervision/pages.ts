import type { DeskPage } from "../shell/desk-page.ts";

export const supervisionPages: readonly DeskPage[] = [
  {
    path: "/supervision",
    needs: [["fund", "count"]],
    load: async () => (await import("./supervision-page.tsx")).SupervisionPage,
  },
  {
    path: "/supervision/lines",
    needs: [["award", "list"]],
    load: async () => (await import("./lines-page.tsx")).LinesPage,
  },
];
