import type { PolicySummary } from "@jucai/contract";
import { forceOn, type ForceStatus } from "../lib/force.ts";
import { todayInChina } from "../lib/format.ts";

const order: readonly ForceStatus[] = ["ending_soon", "in_force", "not_yet", "expired"];

/** What can be claimed before what cannot any more; the nearest end first, those without an end last. */
export function inOrder<T extends Pick<PolicySummary, "force">>(
  documents: readonly T[],
  today: number = todayInChina(),
): readonly T[] {
  const rank = ({ force }: T) => order.indexOf(forceOn(force, today));
  const end = ({ force }: T) => force.to ?? "9999";
  return [...documents].sort((a, b) => rank(a) - rank(b) || end(a).localeCompare(end(b)));
}
