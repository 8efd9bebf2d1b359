/** Keeping in touch (联系), opinions (意见建议) and what companies need. */
import type { ModuleDeps } from "#http/deps.ts";
import { remind, remindJob, type Tell } from "./remind.ts";

export { liaisonRoutes } from "./liaison.routes.ts";
export type { Tell } from "./remind.ts";

/** Every morning at eight, Beijing time, those who keep in touch are reminded. */
export function liaisonJobs(
  { jobs, database, clock }: Pick<ModuleDeps, "jobs" | "database" | "clock">,
  tell: Tell,
): void {
  jobs.define(remindJob, (_data, context) => remind(database, clock, tell, context));
  jobs.every(remindJob, "0 8 * * *");
}
