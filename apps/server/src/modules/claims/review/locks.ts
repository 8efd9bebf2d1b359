import type { Clock } from "#kernel/clock.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { ClaimStep } from "../claims.tables.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";

/** A claim that somebody has open is free again after so many idle milliseconds. */
export const idleTime = 15 * 60_000;

type LockOf = Pick<ClaimStep, "account" | "account_name" | "locked_at">;
export type Lock = { readonly account: string; readonly name: string; readonly since: Date; readonly until: Date };

/** Who has a step open now; undefined when nobody has, or has shown no sign of life for too long. */
export function lockOf({ account, account_name, locked_at }: LockOf, now: Date): Lock | undefined {
  if (account === null || locked_at === null) return undefined;
  const until = new Date(locked_at.getTime() + idleTime);
  return until <= now ? undefined : { account, name: account_name ?? "", since: locked_at, until };
}

/** Refuses whoever comes second. */
export function refuseLocked(step: LockOf, actor: Actor, now: Date): void {
  const lock = lockOf(step, now);
  if (lock === undefined || lock.account === actor.account) return;
  throw new Refusal("locked", {
    zh: `${lock.name}正在审这件，${idleTime / 60_000}分钟没有操作会自动释放。`,
    en: `${lock.name} has this claim open; it is free again after ${idleTime / 60_000} idle minutes.`,
  });
}

/** Takes a step, or shows a sign of life. */
export async function lock(tx: ScopedTransaction, step: ClaimStep, actor: Actor, clock: Clock): Promise<void> {
  const now = clock.now();
  refuseLocked(step, actor, now);
  await decisionTables(tx)
    .updateTable("claim_step")
    .set({ account: actor.account, account_name: actor.name, locked_at: now })
    .where("id", "=", step.id)
    .execute();
  await decisionTables(tx)
    .insertInto("review_opening")
    .values({ claim: step.claim, account: actor.account, name: actor.name, opened_at: now, seen_at: now })
    .onConflict((conflict) => conflict.columns(["claim", "account"]).doUpdateSet({ seen_at: now }))
    .execute();
}

/** Gives one's steps of a claim back to the queue, or to whom they were handed. */
export async function release(tx: ScopedTransaction, claim: string, actor: Actor): Promise<void> {
  const db = decisionTables(tx);
  const held = await db
    .selectFrom("claim_step")
    .select("id")
    .where("claim", "=", claim)
    .where("account", "=", actor.account)
    .where("state", "in", ["open", "returned"])
    .execute();
  for (const { id } of held) {
    const given = await db
      .selectFrom("assignment")
      .select("account")
      .where("step", "=", id)
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst();
    const account = given?.account ?? null;
    await db
      .updateTable("claim_step")
      .set({ account, locked_at: null, ...(account === actor.account ? {} : { account_name: null }) })
      .where("id", "=", id)
      .execute();
  }
}
