import type { Config } from "#config/config.ts";
import { systemClock } from "#kernel/clock.ts";
import { resetByHand } from "#modules/directory/index.ts";
import { withScoped } from "../data-folder-database.ts";

export type ResetOptions = { readonly username: string; readonly removeSecondStep: boolean };

/** Makes a one-time link for a new password; the path of the site to open, and until when. */
export function resetAccount(config: Config, options: ResetOptions): Promise<{ address: string; until: string }> {
  return withScoped(config, (database) => resetByHand(database, systemClock, options));
}
