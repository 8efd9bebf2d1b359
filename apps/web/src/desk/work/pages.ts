import type { DeskPage } from "../shell/desk-page.ts";

export const workPages: readonly DeskPage[] = [
  { path: "/", load: async () => (await import("./work-page.tsx")).WorkPage },
];
