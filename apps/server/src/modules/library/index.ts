import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { ModuleDeps } from "#http/deps.ts";
import type { Database } from "#kernel/database.ts";
import type { LibraryDeps } from "./deps.ts";
import { digestsRoutes } from "./digest/digest.routes.ts";
import { readAgain } from "./drafts/create.ts";
import { draftsRoutes } from "./drafts/drafts.routes.ts";
import { fileReader } from "./drafts/reading/read-file.ts";
import { editorRoutes } from "./editor/editor.routes.ts";
import { packsFolder } from "./editor/packs-folder.ts";
import { packThread } from "./editor/pack-thread.ts";
import { findRoutes } from "./find/find.routes.ts";
import { libraryRoutes } from "./library.routes.ts";
import type { LibraryTables } from "./library.tables.ts";
import { libraryStore } from "./library.store.ts";
import { rulesRoutes } from "./rules.routes.ts";
import { rulesOf, startOf } from "./rules.ts";
import { settingRoutes } from "./settings/index.ts";
import { comeIntoForce } from "./versions/come-into-force.ts";
import { versionsRoutes } from "./versions/versions.routes.ts";

export { libraryPermissions } from "./library.permissions.ts";
export { publishPacks } from "./publish.ts";
export { notSet, settingOf, settingsOf, upwards } from "./settings/index.ts";

export type LibraryGiven = ModuleDeps & {
  /** Tables that everybody may read. */
  readonly open: Database;
  /** Where the packs of this release lie. */
  readonly packsFolder?: string;
};

/** The project's own packs, where nothing else is said. */
const ownPacks = join(import.meta.dirname, "../../../../../packs");

/** Documents, measures, versions and the search over them; drafts on their way to become such. */
export function libraryModule(
  http: FastifyInstance,
  { open, packsFolder: folder = ownPacks, ...deps }: LibraryGiven,
): void {
  const store = libraryStore(open.withTables<LibraryTables>());
  const rules = rulesOf(store);
  libraryRoutes(http, store, deps.clock, rules);
  rulesRoutes(http, rules, startOf(store));
  digestsRoutes(http, store, deps.clock);
  settingRoutes(http, deps);

  const own: LibraryDeps = { ...deps, read: fileReader(), pack: packThread(), packs: packsFolder(folder) };
  findRoutes(http, own);
  draftsRoutes(http, own);
  versionsRoutes(http, own);
  editorRoutes(http, own);
  http.addHook("onClose", () => own.pack.close());
  deps.jobs.define("library.read-again", () => readAgain(own));
  deps.jobs.every("library.read-again", "*/10 * * * *", { atStart: true });
  deps.jobs.define("library.come-into-force", () => comeIntoForce(own));
  deps.jobs.every("library.come-into-force", "1 0 * * *", { atStart: true });
}
