import type { DeskPage } from "../shell/desk-page.ts";

export const settingPages: readonly DeskPage[] = [
  {
    path: "/settings",
    needs: [["setting", "list"]],
    load: async () => (await import("./settings-page.tsx")).SettingsPage,
  },
];
