import { z } from "zod";
import { route } from "./route.ts";

export const Health = z.object({ status: z.literal("ok") }).meta({ id: "Health" });
export const Readiness = z.object({ status: z.literal("ready") }).meta({ id: "Readiness" });

const open = { open: "Machines that watch the server have no account." };

/** What machines ask: is it alive, may it get requests. */
export const operationRoutes = {
  health: route({ method: "GET", access: open, path: "/healthz", summary: "The process is alive", answer: Health }),
  readiness: route({
    method: "GET",
    access: open,
    path: "/readyz",
    summary: "The database answers",
    answer: Readiness,
  }),
};
