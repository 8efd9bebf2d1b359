import { accountRoutes } from "./directory/accounts.ts";
import { ownAccountRoutes } from "./directory/own-account.ts";
import { signInRoutes } from "./directory/sign-in.ts";
import { unitRoutes } from "./directory/units.ts";
import { jobRoutes } from "./http/jobs.ts";
import { operationRoutes } from "./http/operations.ts";
import { libraryRoutes } from "./library/routes.ts";
import { duplicateRoutes } from "./registry/duplicates.ts";
import { importRoutes } from "./registry/imports.ts";
import { liaisonRoutes } from "./registry/liaison.ts";
import { opinionRoutes } from "./registry/opinions.ts";
import { rosterRoutes } from "./registry/rosters.ts";

/** Every route of the HTTP interface. */
export const routes = {
  ...operationRoutes,
  ...jobRoutes,
  ...libraryRoutes,
  ...importRoutes,
  ...unitRoutes,
  ...signInRoutes,
  ...ownAccountRoutes,
  ...accountRoutes,
  ...rosterRoutes,
  ...duplicateRoutes,
  ...liaisonRoutes,
  ...opinionRoutes,
};
