import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { duplicateJobs, duplicateRoutes } from "./duplicates/index.ts";
import { employerRoutes } from "./employers/index.ts";
import { factRoutes } from "./facts/index.ts";
import { importJobs, importRoutes } from "./imports/index.ts";
import { peopleRoutes } from "./people/index.ts";

export { registryPermissions } from "./registry.permissions.ts";

/** Persons and employers, rosters, imports, duplicates, liaison. */
export function registryModule(http: FastifyInstance, deps: ModuleDeps): void {
  peopleRoutes(http, deps);
  factRoutes(http, deps);
  employerRoutes(http, deps);
  duplicateRoutes(http, deps);
  duplicateJobs(deps);
  importRoutes(http, deps);
  importJobs(deps);
}
