import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { evidenceJobs, evidenceRoutes } from "./evidence/index.ts";

export { claimsPermissions } from "./claims.permissions.ts";

/** Claims 办件: from the application to the decision, with evidence, notice and rating. */
export function claimsModule(http: FastifyInstance, deps: ModuleDeps): void {
  evidenceRoutes(http, deps);
  evidenceJobs(deps);
}
