import type { SaveApplicationRequest } from "@jucai/contract";

/** Fields that were typed and are to be saved. */
export type Change = Omit<SaveApplicationRequest, "version" | "set"> & { readonly set?: SaveApplicationRequest["set"] };

const kept = "jucai.unsaved";

/** What could not be saved because the session ended: it waits in this tab until somebody signs in again. */
export function keepUnsaved(application: string, change: Change): void {
  // A bank account is never written into the tab.
  const { account: _, ...plain } = change;
  try {
    window.sessionStorage.setItem(kept, JSON.stringify({ application, change: plain }));
  } catch {
    // Then it is still on the page.
  }
}

export function takeUnsaved(application: string): Change | undefined {
  try {
    const found = JSON.parse(window.sessionStorage.getItem(kept) ?? "null") as {
      readonly application?: string;
      readonly change?: Change;
    } | null;
    if (found?.application !== application) return undefined;
    window.sessionStorage.removeItem(kept);
    return found.change;
  } catch {
    return undefined;
  }
}
