import { auditRoutes } from "./audit/audit.ts";
import { accountRoutes } from "./directory/accounts.ts";
import { ownAccountRoutes } from "./directory/own-account.ts";
import { signInRoutes } from "./directory/sign-in.ts";
import { unitRoutes } from "./directory/units.ts";
import { jobRoutes } from "./http/jobs.ts";
import { operationRoutes } from "./http/operations.ts";
import { libraryRoutes } from "./library/routes.ts";
import { duplicateRoutes } from "./registry/duplicates.ts";
import { employerRoutes } from "./registry/employers.ts";
import { exchangeRoutes } from "./registry/exchange.ts";
import { factRoutes } from "./registry/facts.ts";
import { importRoutes } from "./registry/imports.ts";
import { liaisonRoutes } from "./registry/liaison.ts";
import { opinionRoutes } from "./registry/opinions.ts";
import { ownRoutes } from "./registry/own.ts";
import { peopleRoutes } from "./registry/people.ts";
import { rosterRoutes } from "./registry/rosters.ts";

/** Every route of the HTTP interface. */
export const routes = {
  ...operationRoutes,
  ...jobRoutes,
  ...auditRoutes,
  ...libraryRoutes,
  ...importRoutes,
  ...unitRoutes,
  ...signInRoutes,
  ...ownAccountRoutes,
  ...accountRoutes,
  ...rosterRoutes,
  ...peopleRoutes,
  ...factRoutes,
  ...employerRoutes,
  ...exchangeRoutes,
  ...ownRoutes,
  ...duplicateRoutes,
  ...liaisonRoutes,
  ...opinionRoutes,
};
