import type { DeskPage } from "../shell/desk-page.ts";

export const duplicatePages: readonly DeskPage[] = [
  {
    // One route for list and pair, so that the keyboard stays in the list while pairs are walked through.
    path: "/duplicates/:id?",
    needs: [["duplicate", "list"]],
    load: async () => (await import("./duplicates-page.tsx")).DuplicatesPage,
  },
];
