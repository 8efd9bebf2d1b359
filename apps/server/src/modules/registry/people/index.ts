/** Persons: their own fields, search, and taking many in at once. */
export { nameKeys, tidyName } from "./names.ts";
export { peopleRoutes } from "./people.routes.ts";
export { openFields, sealedColumns } from "./sealed-fields.ts";
export { takeBack, type TakenBack } from "./take-back.ts";
export { takeIn } from "./take-in.ts";
export type { Taken, TakenIn } from "./taken.ts";
