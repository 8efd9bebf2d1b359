/** Keeping in touch (联系), opinions (意见建议) and what companies need. */
import type { ModuleDeps } from "#http/deps.ts";
import { remind, remindJob, type Source, type Tell } from "./remind.ts";

export { liaisonRoutes } from "./liaison.routes.ts";
export type { Due, Tell } from "./remind.ts";

/** Every morning at eight, Beijing time, people are reminded of whom to contact and of what `others` say is due. */
export function liaisonJobs(
  { jobs, database, clock }: Pick<ModuleDeps, "jobs" | "database" | "clock">,
  tell: Tell,
  others: readonly Source[],
): void {
  jobs.define(remindJob, (_data, context) => remind(database, clock, tell, others, context));
  jobs.every(remindJob, "0 8 * * *");
}
