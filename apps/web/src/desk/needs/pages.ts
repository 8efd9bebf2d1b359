import type { DeskPage } from "../shell/desk-page.ts";

export const needPages: readonly DeskPage[] = [
  { path: "/needs", needs: [["liaison", "list"]], load: async () => (await import("./needs-page.tsx")).NeedsPage },
];
