import type { RuleBook } from "@jucai/engine/run";

/**
 * Fetches the rules of the county as a script module: parsed and typed by the
 * server, so no parser is needed here, and no connection is left open to the page.
 *
 * A failed module stays failed for the browser, so each attempt has its own address.
 */
export async function loadRules(attempt: number): Promise<RuleBook> {
  const address = new URL("/rules/350423.js", window.location.origin);
  if (attempt > 0) address.searchParams.set("attempt", String(attempt));
  const module = (await import(/* @vite-ignore */ address.href)) as { book: RuleBook };
  return module.book;
}
