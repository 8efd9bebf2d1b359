import { StartFault } from "#kernel/fault.ts";

/** Why a verb could not do its work, said to whoever asked: one line in each language. */
export function adminFault(zh: string, en: string, cause?: unknown): StartFault {
  return new StartFault({ zh, en }, cause);
}
