/** Evidence 材料: files of claimants, and which claim they were given to. */
export { evidenceRoutes } from "./evidence.routes.ts";
export { evidenceJobs } from "./tidy.ts";
export { evidenceOf, giveFile } from "./given.ts";
