import type { CaseAnswers } from "@jucai/contract";

type Text = { readonly zh: string; readonly en: string };

/**
 * What the check hands to the form: kept in this tab only, until the form is opened by whoever signed in.
 *
 * The check and the form are two pages of one site in one tab; nothing stands in an address, which a
 * server could log, and closing the tab forgets it.
 */
export type Handover = {
  readonly role: "person" | "employer" | "referrer";
  /** GB/T 2260. */
  readonly place: string;
  /** The measures that can be applied for. */
  readonly chosen: readonly { readonly measure: string; readonly title: Text }[];
  readonly answers: CaseAnswers;
};

const kept = "jucai.handover";

/** False where the browser refuses storage: the form then starts without the answers. */
export function handOver(what: Handover): boolean {
  try {
    window.sessionStorage.setItem(kept, JSON.stringify(what));
    return true;
  } catch {
    return false;
  }
}

export function handedOver(): Handover | undefined {
  try {
    const found: unknown = JSON.parse(window.sessionStorage.getItem(kept) ?? "null");
    return isHandover(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Once the server keeps the answers as a draft, the tab need not. */
export function forgetHandover(): void {
  try {
    window.sessionStorage.removeItem(kept);
  } catch {
    // Nothing was kept then.
  }
}

/** Whatever stands in the tab was written by the check or tampered with; the server looks at every value again. */
function isHandover(found: unknown): found is Handover {
  if (typeof found !== "object" || found === null) return false;
  const { role, place, chosen, answers } = found as Record<string, unknown>;
  const known = role === "person" || role === "employer" || role === "referrer";
  return known && typeof place === "string" && Array.isArray(chosen) && typeof answers === "object" && answers !== null;
}
