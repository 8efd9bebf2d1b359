import type { ClaimantKind, Day, Policy, RuleBook } from "@jucai/engine/run";

/** What the first screen shows before anybody said for whom the check is. */
export type CheckStart = {
  readonly place: Policy["placeName"];
  /** Their first and last day in force, as day numbers. */
  readonly policies: readonly (Pick<Policy, "id" | "short"> & { readonly from: Day; readonly to?: Day })[];
  readonly benefits: Readonly<Record<ClaimantKind, number>>;
};

const folder = "/rules/350423/";

/** Fetches what the first screen needs. */
export async function loadStart(): Promise<CheckStart> {
  return ((await load("start.js")) as { start: CheckStart }).start;
}

/**
 * Fetches the rules for one kind of claimant as a script module: parsed and typed by
 * the server, so no parser is needed here, and the page may be forbidden to talk to anybody.
 */
export async function loadBook(kind: ClaimantKind): Promise<RuleBook> {
  return ((await load(`${kind}.js`)) as { book: RuleBook }).book;
}

let attempts = 0;

/** A module that failed stays failed for the browser, so a further attempt has its own address. */
async function load(file: string): Promise<unknown> {
  const address = new URL(folder + file, window.location.origin);
  if (attempts > 0) address.searchParams.set("attempt", String(attempts));
  try {
    return await import(/* @vite-ignore */ address.href);
  } catch (error) {
    attempts += 1;
    throw error;
  }
}
