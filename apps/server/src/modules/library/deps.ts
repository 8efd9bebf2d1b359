import type { ModuleDeps } from "#http/deps.ts";
import type { PackThread } from "./editor/pack-thread.ts";
import type { PacksFolder } from "./editor/packs-folder.ts";
import type { ReadFile } from "./drafts/reading/read-file.ts";

/** What the library's parts are built with. */
export type LibraryDeps = Pick<ModuleDeps, "database" | "clock" | "files" | "sealing" | "jobs" | "events"> & {
  readonly read: ReadFile;
  readonly pack: PackThread;
  readonly packs: () => Promise<PacksFolder>;
};
