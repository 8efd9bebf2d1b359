import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { applicationRoutes } from "./applications/applications.routes.ts";
import { decisionRoutes } from "./decisions/decisions.routes.ts";
import { evidenceJobs, evidenceRoutes } from "./evidence/index.ts";
import { reviewRoutes } from "./review/review.routes.ts";

export { claimsPermissions } from "./claims.permissions.ts";

/** Claims 办件: from the application to the decision, with evidence, notice and rating. */
export function claimsModule(http: FastifyInstance, deps: ModuleDeps): void {
  applicationRoutes(http, deps);
  evidenceRoutes(http, deps);
  evidenceJobs(deps);
  reviewRoutes(http, deps);
  decisionRoutes(http, deps);
}
