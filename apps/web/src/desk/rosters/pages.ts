import type { DeskPage } from "../shell/desk-page.ts";

export const rosterPages: readonly DeskPage[] = [
  {
    path: "/rosters",
    needs: [["roster", "list"]],
    load: async () => (await import("./rosters-page.tsx")).RostersPage,
  },
  {
    path: "/rosters/:pack/:roster",
    needs: [["roster", "read"]],
    load: async () => (await import("./roster-page.tsx")).RosterPage,
  },
];
