import type { DeskPage } from "../shell/desk-page.ts";

export const contradictionPages: readonly DeskPage[] = [
  {
    path: "/contradictions",
    needs: [["exchange", "list"]],
    load: async () => (await import("./contradictions-page.tsx")).ContradictionsPage,
  },
];
