import type { DeskPage } from "../shell/desk-page.ts";

const needs = [["unit", "list"]] as const;

export const unitPages: readonly DeskPage[] = [
  { path: "/units", needs, load: async () => (await import("./units-page.tsx")).UnitsPage },
  { path: "/units/:id", needs, load: async () => (await import("./unit-page.tsx")).UnitPage },
];
