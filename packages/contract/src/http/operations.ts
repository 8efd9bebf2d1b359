import { z } from "zod";
import { route } from "./route.ts";

export const Health = z.object({ status: z.literal("ok") }).meta({ id: "Health" });
export const Readiness = z.object({ status: z.literal("ready") }).meta({ id: "Readiness" });

/** What machines ask: is it alive, may it get requests. */
export const operationRoutes = {
  health: route({ method: "GET", path: "/healthz", summary: "The process is alive", answer: Health }),
  readiness: route({ method: "GET", path: "/readyz", summary: "The database answers", answer: Readiness }),
};
