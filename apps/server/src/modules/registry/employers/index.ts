/** Employers: their own fields, search, and the people they hold. */
export { employerRoutes } from "./employers.routes.ts";
