import type { MetricName } from "@jucai/engine";
import type { MetricLine } from "@jucai/contract";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { activities, activityPeople } from "./activities.ts";
import type { Counter, Figure, Wanted } from "./metric.ts";
import { reported } from "./reported.ts";
import { sittings } from "./sittings.ts";

export { type Figure, mostLines, type Wanted } from "./metric.ts";

/** Every metric there is. */
export const counters: Readonly<Partial<Record<MetricName, Counter>>> = {
  reported,
  activities,
  activity_people: activityPeople,
  sittings,
};

/** Figures of many assignments: one or two queries for each metric among them, however many there are. */
export async function countedFigures(
  tx: ScopedTransaction,
  wanted: readonly Wanted[],
  on: string,
): Promise<ReadonlyMap<string, Figure>> {
  const all = new Map<string, Figure>();
  if (wanted.length === 0) return all;
  await unlimited(tx, "figures of tasks: how many, never who", async () => {
    for (const [name, of] of Map.groupBy(wanted, ({ metric }) => metric.name)) {
      for (const [id, figure] of (await counters[name]?.figures(tx, of, on)) ?? []) all.set(id, figure);
    }
  });
  return all;
}

/** What was counted for one assignment, and what is missing. */
export async function countedLines(tx: ScopedTransaction, wanted: Wanted, on: string): Promise<MetricLine[]> {
  return unlimited(
    tx,
    "what a task's figure consists of",
    () => counters[wanted.metric.name]?.lines(tx, wanted, on) ?? Promise.resolve([]),
  );
}
