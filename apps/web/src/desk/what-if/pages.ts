import type { DeskPage } from "../shell/desk-page.ts";

export const whatIfPages: readonly DeskPage[] = [
  {
    path: "/what-if",
    needs: [["what_if", "list"]],
    load: async () => (await import("./what-if-page.tsx")).WhatIfPage,
  },
  { path: "/found", needs: [["found", "list"]], load: async () => (await import("./found-page.tsx")).FoundPage },
];
