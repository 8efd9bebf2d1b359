import { accountRoutes } from "./directory/accounts.ts";
import { ownAccountRoutes } from "./directory/own-account.ts";
import { signInRoutes } from "./directory/sign-in.ts";
import { unitRoutes } from "./directory/units.ts";
import { operationRoutes } from "./http/operations.ts";
import { libraryRoutes } from "./library/routes.ts";
import { importRoutes } from "./registry/imports.ts";
import { rosterRoutes } from "./registry/rosters.ts";

/** Every route of the HTTP interface. */
export const routes = {
  ...operationRoutes,
  ...libraryRoutes,
  ...importRoutes,
  ...unitRoutes,
  ...signInRoutes,
  ...ownAccountRoutes,
  ...accountRoutes,
  ...rosterRoutes,
};
