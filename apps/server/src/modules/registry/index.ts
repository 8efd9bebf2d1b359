import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import { accountTeller } from "#modules/directory/index.ts";
import { duplicateJobs, duplicateRoutes } from "./duplicates/index.ts";
import { employerRoutes } from "./employers/index.ts";
import { exportRoutes } from "./exports/index.ts";
import { exchangeRoutes } from "./exchange/index.ts";
import { factRoutes } from "./facts/index.ts";
import { importJobs, importRoutes } from "./imports/index.ts";
import { liaisonJobs, liaisonRoutes } from "./liaison/index.ts";
import { collectionsDue, opinionRoutes, opinionsDue } from "./opinions/index.ts";
import { ownRoutes } from "./own/index.ts";
import { peopleRoutes } from "./people/index.ts";
import { rostersRoutes } from "./rosters/index.ts";

export { registryPermissions } from "./registry.permissions.ts";

/** Persons and employers, rosters, imports, duplicates, liaison. */
export function registryModule(http: FastifyInstance, deps: ModuleDeps): void {
  peopleRoutes(http, deps);
  factRoutes(http, deps);
  employerRoutes(http, deps);
  exchangeRoutes(http, deps);
  ownRoutes(http, deps);
  duplicateRoutes(http, deps);
  duplicateJobs(deps);
  liaisonRoutes(http, deps);
  opinionRoutes(http, deps);
  liaisonJobs(deps, accountTeller(deps), [opinionsDue, collectionsDue]);
  importRoutes(http, deps);
  importJobs(deps);
  exportRoutes(http, deps);
  rostersRoutes(http, deps);
}
