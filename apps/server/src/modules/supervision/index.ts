import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { activityRoutes } from "./activities/activities.routes.ts";
import { boardRoutes } from "./board/board.routes.ts";
import { supervisionJobs } from "./chase/day.ts";
import { exportRoutes } from "./exports/exports.routes.ts";
import { lightRoutes } from "./lights/lights.routes.ts";
import { reportRoutes } from "./reports/reports.routes.ts";
import { scoreRoutes } from "./scores/scores.routes.ts";
import { sittingRoutes } from "./sittings/sittings.routes.ts";
import { slipRoutes } from "./slips/slips.routes.ts";

export { type DayDone, supervisionDay } from "./chase/day.ts";
export { supervisionPermissions } from "./supervision.permissions.ts";

/** Tasks, targets, lights, urging slips, sittings and scores 任务督查. */
export function supervisionModule(http: FastifyInstance, deps: ModuleDeps): void {
  boardRoutes(http, deps);
  reportRoutes(http, deps);
  activityRoutes(http, deps);
  exportRoutes(http, deps);
  supervisionJobs(deps);
  slipRoutes(http, deps);
  sittingRoutes(http, deps);
  scoreRoutes(http, deps);
  lightRoutes(http, deps);
}
