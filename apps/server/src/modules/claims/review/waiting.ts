import type { Acted } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { claimOf } from "../decisions/consider.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { actedView } from "./acted.ts";
import { actingOn } from "./acting-on.ts";
import type { By } from "./ground.ts";
import { release } from "./locks.ts";

/** 挂起: a claim waits although it is somebody's turn; the reason is on record and its time runs on. */
export async function hold(
  tx: ScopedTransaction,
  by: By,
  id: string,
  { version, why, until }: { readonly version: number; readonly why: string; readonly until?: string },
): Promise<void> {
  await actingOn(tx, by, id, version);
  if (until !== undefined && until < today(by.clock)) {
    throw new Refusal("not_valid", { zh: "日期不能早于今天。", en: "The day lies in the past." }, [
      { field: "until", says: "不能早于今天" },
    ]);
  }
  if ((await holdOf(tx, id)) !== undefined) {
    throw new Refusal("already_there", { zh: "这件已经挂起。", en: "The claim is on hold already." });
  }
  await decisionTables(tx)
    .insertInto("review_hold")
    .values({
      claim: id,
      why,
      by_account: by.actor.account,
      by_name: by.actor.name,
      since: by.clock.now(),
      until: until ?? null,
      ended_at: null,
    })
    .execute();
  await record(tx, by.actor, {
    action: "claim.hold",
    object: { kind: "claim", id },
    detail: { why, until: until ?? null },
  });
}

export async function resume(tx: ScopedTransaction, by: By, id: string, version: number): Promise<void> {
  await actingOn(tx, by, id, version);
  const { numUpdatedRows } = await decisionTables(tx)
    .updateTable("review_hold")
    .set({ ended_at: by.clock.now() })
    .where("claim", "=", id)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("wrong_state", { zh: "这件没有挂起。", en: "It is not on hold." });
  await record(tx, by.actor, { action: "claim.resume", object: { kind: "claim", id } });
}

export async function holdOf(tx: ScopedTransaction, claim: string) {
  return decisionTables(tx)
    .selectFrom("review_hold")
    .selectAll()
    .where("claim", "=", claim)
    .where("ended_at", "is", null)
    .executeTakeFirst();
}

/** 回避: an officer says that he is too close to the claimant. It is never taken back. */
export async function recuse(tx: ScopedTransaction, by: By, id: string, why: string): Promise<Acted> {
  const claim = await claimOf(tx, id, true);
  await release(tx, claim.id, by.actor);
  await decisionTables(tx)
    .insertInto("recusal")
    .values({ claim: id, account: by.actor.account, why, at: by.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await record(tx, by.actor, { action: "claim.recuse", object: { kind: "claim", id }, detail: { why } });
  return actedView(tx, by.clock, id);
}

/** Takes the officer's own last action back, within thirty seconds and before anything followed. */
export async function undo(tx: ScopedTransaction, by: By, id: string, event: string): Promise<Acted> {
  await claimOf(tx, id, true);
  await moveClaim(tx, by, id, { do: "undo", event });
  // A notice that was sent is void with the return that it was about.
  await unlimited(tx, "a return that was taken back", () =>
    decisionTables(tx)
      .updateTable("correction")
      .set({ state: "taken_back" })
      .where("claim", "=", id)
      .where("state", "=", "sent")
      .execute(),
  );
  return actedView(tx, by.clock, id);
}
