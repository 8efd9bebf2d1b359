import { chmodSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder of everything that this run writes; start-postgres.ts makes and removes it. */
    readonly scratch: string;
  }
}

/** A new folder that PostgreSQL may enter also when the tests run as root. */
export function temporaryFolder(within = inject("scratch")): string {
  const folder = mkdtempSync(join(within, "jucai-"));
  chmodSync(folder, 0o711);
  return folder;
}
