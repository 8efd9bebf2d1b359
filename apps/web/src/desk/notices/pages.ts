import type { DeskPage } from "../shell/desk-page.ts";

const needs = [["notice", "list"]] as const;
const objecting = [["objection", "list"]] as const;

export const noticePages: readonly DeskPage[] = [
  { path: "/notices", needs, load: async () => (await import("./notices-page.tsx")).NoticesPage },
  {
    path: "/notices/new",
    needs: [["notice", "create"]],
    load: async () => (await import("./build-page.tsx")).BuildPage,
  },
  { path: "/notices/:id", needs, load: async () => (await import("./notice-page.tsx")).NoticePage },
  { path: "/objections", needs: objecting, load: async () => (await import("./objections-page.tsx")).ObjectionsPage },
  {
    path: "/objections/:id",
    needs: objecting,
    load: async () => (await import("./objection-page.tsx")).ObjectionPage,
  },
];
