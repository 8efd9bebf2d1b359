import type { DeskPage } from "../shell/desk-page.ts";

export const peoplePages: readonly DeskPage[] = [
  {
    path: "/people",
    needs: [["person", "list"]],
    load: async () => (await import("./people-page.tsx")).PeoplePage,
  },
  {
    path: "/people/new",
    needs: [["person", "create"]],
    load: async () => (await import("./person-form-pages.tsx")).NewPersonPage,
  },
  {
    path: "/people/:id",
    needs: [["person", "read"]],
    load: async () => (await import("./person-page.tsx")).PersonPage,
  },
  {
    path: "/people/:id/edit",
    needs: [["person", "update"]],
    load: async () => (await import("./person-form-pages.tsx")).EditPersonPage,
  },
];
