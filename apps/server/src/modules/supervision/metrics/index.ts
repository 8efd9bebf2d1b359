import type { MetricName } from "@jucai/engine";
import type { MetricLine } from "@jucai/contract";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { activities, activityPeople } from "./activities.ts";
import {
  claimsDecided,
  claimsSubmitted,
  jobsPosted,
  opinionsHandled,
  paid,
  recognised,
  servicesAnswered,
} from "./claims.ts";
import { collectionHandedIn } from "./collections.ts";
import { contactedShare, contacts } from "./contacts.ts";
import { rosterEntries, rosterHandedIn, rosterPublished } from "./lists.ts";
import type { Counter, Figure, Wanted } from "./metric.ts";
import { reported } from "./reported.ts";
import { sittings } from "./sittings.ts";

export { type Figure, mostLines, type Wanted } from "./metric.ts";

/** Every metric there is. */
export const counters: Readonly<Record<MetricName, Counter>> = {
  reported,
  activities,
  activity_people: activityPeople,
  contacts,
  contacted_share: contactedShare,
  roster_handed_in: rosterHandedIn,
  roster_entries: rosterEntries,
  roster_published: rosterPublished,
  collection_handed_in: collectionHandedIn,
  jobs_posted: jobsPosted,
  claims_submitted: claimsSubmitted,
  claims_decided: claimsDecided,
  recognised,
  paid,
  services_answered: servicesAnswered,
  opinions_handled: opinionsHandled,
  sittings,
};

/** Figures of many assignments: a fixed number of queries for each metric among them, however many there are. */
export async function countedFigures(
  tx: ScopedTransaction,
  wanted: readonly Wanted[],
  on: string,
): Promise<ReadonlyMap<string, Figure>> {
  const all = new Map<string, Figure>();
  if (wanted.length === 0) return all;
  await unlimited(tx, "figures of tasks: how many, never who", async () => {
    for (const [name, of] of Map.groupBy(wanted, ({ metric }) => metric.name)) {
      for (const [id, figure] of await counters[name].figures(tx, of, on)) all.set(id, figure);
    }
  });
  return all;
}

/** What was counted for one assignment, and what is missing. */
export function countedLines(tx: ScopedTransaction, wanted: Wanted, on: string): Promise<MetricLine[]> {
  return unlimited(tx, "what a task's figure consists of", () => counters[wanted.metric.name].lines(tx, wanted, on));
}
