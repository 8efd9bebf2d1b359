export { type JobContext, type Jobs, migrateJobs, openJobs } from "./jobs.ts";
export type { JobState, JobTables } from "./progress.ts";
