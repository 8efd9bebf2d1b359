import type { DeskPage } from "../shell/desk-page.ts";

export const servicePages: readonly DeskPage[] = [
  {
    path: "/services",
    needs: [["service_request", "list"]],
    load: async () => (await import("./services-page.tsx")).ServicesPage,
  },
];
