import type { DeskPage } from "../shell/desk-page.ts";

export const auditPages: readonly DeskPage[] = [
  { path: "/audit", needs: [["audit", "list"]], load: async () => (await import("./audit-page.tsx")).AuditPage },
];
