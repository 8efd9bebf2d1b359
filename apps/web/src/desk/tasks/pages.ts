import type { DeskPage } from "../shell/desk-page.ts";

export const taskPages: readonly DeskPage[] = [
  {
    path: "/tasks",
    needs: [["task", "count"]],
    load: async () => (await import("./board/board-page.tsx")).BoardPage,
  },
  {
    path: "/tasks/list",
    needs: [["task", "list"]],
    load: async () => (await import("./list/list-page.tsx")).ListPage,
  },
  {
    path: "/tasks/mine",
    needs: [["task", "update"]],
    load: async () => (await import("./list/mine-page.tsx")).MinePage,
  },
  {
    path: "/tasks/calendar",
    needs: [["task", "list"]],
    load: async () => (await import("./calendar/calendar-page.tsx")).CalendarPage,
  },
  {
    path: "/tasks/year",
    needs: [["task", "list"]],
    load: async () => (await import("./year/year-page.tsx")).YearPage,
  },
  {
    path: "/tasks/:id",
    needs: [["task", "read"]],
    load: async () => (await import("./detail/detail-page.tsx")).DetailPage,
  },
  {
    path: "/activities",
    needs: [["task", "list"]],
    load: async () => (await import("./activities/activities-page.tsx")).ActivitiesPage,
  },
  {
    path: "/activities/:id",
    needs: [["task", "read"]],
    load: async () => (await import("./activities/activity-page.tsx")).ActivityPage,
  },
  {
    path: "/slips",
    needs: [["slip", "list"]],
    load: async () => (await import("./slips/slips-page.tsx")).SlipsPage,
  },
  {
    path: "/slips/:id",
    needs: [["slip", "read"]],
    load: async () => (await import("./slips/slip-page.tsx")).SlipPage,
  },
  {
    path: "/sittings",
    needs: [["task", "list"]],
    load: async () => (await import("./sittings/sittings-page.tsx")).SittingsPage,
  },
  {
    path: "/sittings/:id",
    needs: [["task", "read"]],
    load: async () => (await import("./sittings/sitting-page.tsx")).SittingPage,
  },
  {
    path: "/scores",
    needs: [
      ["score", "list"],
      ["score", "read"],
    ],
    load: async () => (await import("./scores/scores-page.tsx")).ScoresPage,
  },
  {
    path: "/scores/:unit",
    needs: [["score", "read"]],
    load: async () => (await import("./scores/unit-score-page.tsx")).UnitScorePage,
  },
  {
    path: "/lights",
    needs: [["light", "read"]],
    load: async () => (await import("./scheme/scheme-page.tsx")).SchemePage,
  },
];
