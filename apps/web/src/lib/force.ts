import { parseDay, type Day } from "@jucai/engine/model";

/** First and last day of force as ISO text, both included; no end means until repealed. */
export type Term = { readonly from: string; readonly to: string | null };
export type ForceStatus = "in_force" | "ending_soon" | "expired" | "not_yet";

/** Days before the end at which a page starts to warn. */
const soon = 90;

/** Where a document stands on a day. */
export function forceOn({ from, to }: Term, day: Day): ForceStatus {
  if (day < (parseDay(from) ?? -Infinity)) return "not_yet";
  if (to === null) return "in_force";
  const end = parseDay(to) ?? Infinity;
  if (day > end) return "expired";
  return end - day < soon ? "ending_soon" : "in_force";
}
