import type { ClaimantKind, Day, Policy, RuleBook, Text } from "@jucai/engine/run";
import { mergeBooks, type PlacesBook } from "./state/merge-books.ts";

/** A place whose rules can be checked, as the first screen shows it. */
export type StartPlace = {
  /** GB/T 2260. */
  readonly code: string;
  readonly name: Text;
  /** It has documents of its own; without, those of the places around it hold. */
  readonly own?: true;
  /** Their first and last day in force, as day numbers. */
  readonly policies: readonly (Pick<Policy, "id" | "short"> & { readonly from: Day; readonly to?: Day })[];
  readonly benefits: Readonly<Record<ClaimantKind, number>>;
};

/** What the first screen shows before anybody said where and for whom. */
export type CheckStart = { readonly places: readonly StartPlace[] };

/** Fetches what the first screen needs. */
export async function loadStart(): Promise<CheckStart> {
  const places = ((await load("start.js")) as { start: readonly StartPlace[] }).start;
  return { places };
}

/** The rules of these places for one kind of claimant, fetched before the first question. */
export async function loadBook(kind: ClaimantKind, places: readonly string[]): Promise<PlacesBook> {
  const parts = await Promise.all(places.map(async (code) => ({ code, book: await bookOf(code, kind) })));
  return mergeBooks(parts);
}

/**
 * Fetches the rules for one kind of claimant as a script module: parsed and typed by
 * the server, so no parser is needed here, and the page may be forbidden to talk to anybody.
 */
async function bookOf(place: string, kind: ClaimantKind): Promise<RuleBook> {
  return ((await load(`${place}/${kind}.js`)) as { book: RuleBook }).book;
}

let attempts = 0;

/** A module that failed stays failed for the browser, so a further attempt has its own address. */
async function load(file: string): Promise<unknown> {
  const address = new URL(`/rules/${file}`, window.location.origin);
  if (attempts > 0) address.searchParams.set("attempt", String(attempts));
  try {
    return await import(/* @vite-ignore */ address.href);
  } catch (error) {
    attempts += 1;
    throw error;
  }
}
