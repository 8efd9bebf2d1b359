import type { ModuleDeps } from "#http/deps.ts";
import { checkImport } from "./check.job.ts";
import { tidyImports } from "./tidy.ts";
import { writeImport } from "./write.job.ts";

export { importAtOnce } from "./at-once.ts";
export { entryContext } from "./entries.ts";
export { importRoutes } from "./imports.routes.ts";

/** The background work of imports: checking, writing, clearing up. */
export function importJobs(deps: ModuleDeps): void {
  deps.jobs.define("import.check", ({ id }: { id: string }, context) => checkImport(deps, id, context));
  deps.jobs.define("import.write", ({ id }: { id: string }, context) => writeImport(deps, id, context));
  deps.jobs.define("import.tidy", () => tidyImports(deps));
  deps.jobs.every("import.tidy", "20 3 * * *");
}
