import type { DeskPage } from "../shell/desk-page.ts";

const read = [["draft", "read"]] as const;

export const documentPages: readonly DeskPage[] = [
  {
    path: "/documents",
    needs: [["draft", "list"]],
    load: async () => (await import("./list/documents-page.tsx")).DocumentsPage,
  },
  {
    path: "/documents/import",
    needs: [["draft", "create"]],
    load: async () => (await import("./import/import-page.tsx")).ImportPage,
  },
  {
    path: "/documents/drafts/:id",
    needs: read,
    load: async () => (await import("./draft-page.tsx")).DraftPage,
  },
  {
    path: "/documents/:id",
    needs: [["draft", "list"]],
    load: async () => (await import("./list/document-page.tsx")).DocumentPage,
  },
  {
    path: "/documents/:id/files",
    needs: read,
    load: async () => (await import("../editor/policy-files-page.tsx")).PolicyFilesPage,
  },
];
