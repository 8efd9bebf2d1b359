import type { DeskPage } from "../shell/desk-page.ts";

const needs = [["decision", "list"]] as const;

export const meetingPages: readonly DeskPage[] = [
  { path: "/meetings", needs, load: async () => (await import("./meetings-page.tsx")).MeetingsPage },
  { path: "/meetings/:id", needs, load: async () => (await import("./meeting-page.tsx")).MeetingPage },
];
