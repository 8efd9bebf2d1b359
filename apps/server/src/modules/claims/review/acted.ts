import type { Acted } from "@jucai/contract";
import type { Clock } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { undoTime } from "../standing/undo.ts";

/** The claim as it stands after an action, and until when the action can be taken back. */
export async function actedView(
  tx: ScopedTransaction,
  clock: Clock,
  claim: string,
  more: { readonly decision?: string; readonly correction?: string } = {},
): Promise<Acted> {
  const db = decisionTables(tx);
  const { status, version, step } = await db
    .selectFrom("claim")
    .select(["status", "version", "step"])
    .where("id", "=", claim)
    .executeTakeFirstOrThrow();
  return {
    claim,
    status,
    version,
    step,
    decision: more.decision ?? null,
    correction: more.correction ?? null,
    undo: await undoOf(tx, clock, claim),
  };
}

/** The last event of a claim, as long as it can be taken back. Whose it is, the caller looks at. */
export async function undoOf(
  tx: ScopedTransaction,
  clock: Clock,
  claim: string,
  account?: string,
): Promise<Acted["undo"]> {
  const last = await decisionTables(tx)
    .selectFrom("claim_event")
    .select(["id", "at", "account", "detail"])
    .where("claim", "=", claim)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last === undefined || last.detail["before"] === undefined) return null;
  if (account !== undefined && last.account !== account) return null;
  const until = new Date(last.at.getTime() + undoTime);
  return until < clock.now() ? null : { id: last.id, until: until.toISOString() };
}
