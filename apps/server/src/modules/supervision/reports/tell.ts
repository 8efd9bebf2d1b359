import type { Text } from "@jucai/engine";
import { type Clock, today } from "#kernel/clock.ts";
import { notify } from "#kernel/notify/index.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { holdersOn } from "../chase/who.ts";

/** Tells everybody who sees to these units' tasks, each once. */
export async function tellUnits(
  tx: ScopedTransaction,
  clock: Clock,
  units: readonly string[],
  { says, link }: { readonly says: Text; readonly link: string },
): Promise<void> {
  const holders = await unlimited(tx, "who sees to a unit's tasks, to tell them", () => holdersOn(tx, today(clock)));
  const accounts = new Set(units.flatMap((unit) => holders.of(unit)).map(({ account }) => account));
  for (const account of accounts) await notify(tx, clock, { account }, { kind: "task.due", says, link });
}
