import type { DeskPage } from "../shell/desk-page.ts";

const needs = [["liaison", "list"]] as const;

export const liaisonPages: readonly DeskPage[] = [
  { path: "/liaison", needs, load: async () => (await import("./mine-page.tsx")).MinePage },
  { path: "/liaison/all", needs, load: async () => (await import("./all-page.tsx")).AllPage },
  {
    path: "/liaison/units",
    needs: [["liaison", "count"]],
    load: async () => (await import("./units-page.tsx")).UnitsPage,
  },
  { path: "/liaison/gaps", needs, load: async () => (await import("./gaps-page.tsx")).GapsPage },
  { path: "/liaison/gatherings", needs, load: async () => (await import("./gatherings-page.tsx")).GatheringsPage },
  {
    path: "/liaison/opinions",
    needs: [["opinion", "list"]],
    load: async () => (await import("./opinions-page.tsx")).OpinionsPage,
  },
  {
    path: "/liaison/contact",
    needs: [["liaison", "create"]],
    load: async () => (await import("./contact-page.tsx")).ContactPage,
  },
  {
    path: "/liaison/:id",
    needs: [["liaison", "read"]],
    load: async () => (await import("./liaison-page.tsx")).LiaisonPage,
  },
];
