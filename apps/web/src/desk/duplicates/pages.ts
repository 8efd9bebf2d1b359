import type { DeskPage } from "../shell/desk-page.ts";

export const duplicatePages: readonly DeskPage[] = [
  {
    path: "/duplicates",
    needs: [["duplicate", "list"]],
    load: async () => (await import("./duplicates-page.tsx")).DuplicatesPage,
  },
];
