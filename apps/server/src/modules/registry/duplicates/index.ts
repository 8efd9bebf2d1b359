/** Persons who look like one: found in the background, compared side by side, merged without moving anything. */
import type { ModuleDeps } from "#http/deps.ts";
import { checkDuplicates, checkJob } from "./check.ts";

export { checkDuplicates, checkJob } from "./check.ts";
export { askForCheck } from "./checks.ts";
export { duplicateRoutes } from "./duplicates.routes.ts";
export { survivorOf, withMerged } from "./merged.ts";

/** Every ten minutes those who changed are compared, whether they came by import, edit or data exchange. */
export function duplicateJobs({ jobs, database, clock }: Pick<ModuleDeps, "jobs" | "database" | "clock">): void {
  jobs.define(checkJob, (_data, context) => checkDuplicates(database, clock, context));
  jobs.every(checkJob, "*/10 * * * *");
}
