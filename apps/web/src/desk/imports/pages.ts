import type { DeskPage } from "../shell/desk-page.ts";

export const importPages: readonly DeskPage[] = [
  {
    path: "/imports",
    needs: [["import", "list"]],
    load: async () => (await import("./imports-page.tsx")).ImportsPage,
  },
  {
    path: "/imports/new",
    needs: [["import", "create"]],
    load: async () => (await import("./new-import-page.tsx")).NewImportPage,
  },
  {
    path: "/imports/:id",
    needs: [["import", "read"]],
    load: async () => (await import("./import-page.tsx")).ImportPage,
  },
];
