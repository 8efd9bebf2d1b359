import type { DeskPage } from "../shell/desk-page.ts";

export const recognitionPages: readonly DeskPage[] = [
  {
    path: "/recognitions",
    needs: [["recognition", "search"]],
    load: async () => (await import("./recognitions-page.tsx")).RecognitionsPage,
  },
];
