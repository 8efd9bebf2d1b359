import type { DeskPage } from "../shell/desk-page.ts";

export const employerPages: readonly DeskPage[] = [
  {
    path: "/employers",
    needs: [["employer", "list"]],
    load: async () => (await import("./employers-page.tsx")).EmployersPage,
  },
  {
    path: "/employers/new",
    needs: [["employer", "create"]],
    load: async () => (await import("./employer-form-pages.tsx")).NewEmployerPage,
  },
  {
    path: "/employers/:id",
    needs: [["employer", "read"]],
    load: async () => (await import("./employer-page.tsx")).EmployerPage,
  },
  {
    path: "/employers/:id/edit",
    needs: [["employer", "update"]],
    load: async () => (await import("./employer-form-pages.tsx")).EditEmployerPage,
  },
];
