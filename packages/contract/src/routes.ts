import { operationRoutes } from "./http/operations.ts";
import { libraryRoutes } from "./library/routes.ts";

/** Every route of the HTTP interface. */
export const routes = { ...operationRoutes, ...libraryRoutes };
