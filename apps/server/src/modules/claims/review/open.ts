import type { ScopedTransaction } from "#kernel/scope.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { actingOn } from "./acting-on.ts";
import type { By } from "./ground.ts";
import { lock } from "./locks.ts";

/**
 * Opens a claim: others see who has it, until it is released or fifteen idle minutes pass. Opening again is a sign of
 * life. The first opening takes the claim into review.
 */
export async function open(tx: ScopedTransaction, by: By, id: string): Promise<void> {
  const { claim, step } = await actingOn(tx, by, id);
  await lock(tx, step, by.actor, by.clock);
  if (claim.status === "submitted") await moveClaim(tx, by, id, { do: "start", step: step.id });
}
