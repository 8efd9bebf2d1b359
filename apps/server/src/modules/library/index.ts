import type { FastifyInstance } from "fastify";
import type { Clock } from "#kernel/clock.ts";
import type { Database } from "#kernel/database.ts";
import { libraryRoutes } from "./library.routes.ts";
import type { LibraryTables } from "./library.tables.ts";
import { libraryStore } from "./library.store.ts";
import { rulesRoutes } from "./rules.routes.ts";
import { rulesOf, startOf } from "./rules.ts";
import { settingRoutes } from "./settings/index.ts";

export { publishPacks } from "./publish.ts";
export { notSet, settingOf, settingsOf, upwards } from "./settings/index.ts";

/** Documents, measures, versions and the search over them. */
export function libraryModule(http: FastifyInstance, { database, clock }: { database: Database; clock: Clock }): void {
  const store = libraryStore(database.withTables<LibraryTables>());
  const rules = rulesOf(store);
  libraryRoutes(http, store, clock, rules);
  rulesRoutes(http, rules, startOf(store));
  settingRoutes(http, { clock });
}
