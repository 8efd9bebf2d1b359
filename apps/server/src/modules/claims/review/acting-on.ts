import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Claim, ClaimStep } from "../claims.tables.ts";
import { claimOf } from "../decisions/consider.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { mayAct } from "../standing/acting.ts";
import { isChecking, stepsOf } from "../standing/steps.ts";
import { refuseConflicts } from "./conflicts.ts";
import type { By } from "./ground.ts";
import { refuseLocked } from "./locks.ts";
import { refuseAssigned } from "./substitutes.ts";

export type Acting = { readonly claim: Claim; readonly steps: readonly ClaimStep[]; readonly step: ClaimStep };

/**
 * The claim, locked for a change, with the open step that this officer may act on.
 *
 * Refuses a claim that changed since it was read, an officer who is too close to the claimant, whoever has no step of
 * it, a step that somebody else has open, and one that was handed to somebody else who is not on leave.
 */
export async function actingOn(
  tx: ScopedTransaction,
  by: By,
  id: string,
  version?: number,
  { assigned = "himself" }: { readonly assigned?: "himself" | "anybody" } = {},
): Promise<Acting> {
  const claim = await claimOf(tx, id, true);
  if (version !== undefined && claim.version !== version) throw await changedSince(tx, id);
  const steps = await stepsOf(tx, id);
  const step = await ownStep(tx, by, claim, steps);
  await refuseConflicts(tx, by.sealing, by.actor, claim);
  refuseLocked(step, by.actor, by.clock.now());
  if (assigned === "himself") await refuseAssigned(tx, by, step);
  return { claim, steps, step };
}

/** The first open step of the review that the officer may act on; of several refusals the first one is told. */
async function ownStep(
  tx: ScopedTransaction,
  { actor }: By,
  claim: Claim,
  steps: readonly ClaimStep[],
): Promise<ClaimStep> {
  const open = steps.filter(({ state, kind }) => state === "open" && (isChecking(kind) || kind === "record"));
  let why: Refusal | undefined;
  for (const step of open) {
    const refused = await mayAct(tx, actor, claim, step);
    if (refused === undefined) return step;
    why ??= new Refusal("not_allowed", refused);
  }
  throw why ?? nothingOpen();
}

/** Whatever has to be settled before a step is done: a hold, a question to another unit. */
export async function refuseUnsettled(tx: ScopedTransaction, claim: string): Promise<void> {
  const db = decisionTables(tx);
  const hold = await db
    .selectFrom("review_hold")
    .select(["by_name", "why"])
    .where("claim", "=", claim)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (hold !== undefined) {
    throw new Refusal("wrong_state", {
      zh: `${hold.by_name}已挂起这件：${hold.why}。请先解除挂起。`,
      en: `${hold.by_name} put this claim on hold: ${hold.why}. Resume it first.`,
    });
  }
  const asked = await db
    .selectFrom("inquiry")
    .select("id")
    .where("claim", "=", claim)
    .where("answered_at", "is", null)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (asked !== undefined) {
    throw new Refusal("wrong_state", {
      zh: "请示的意见还没有答复。请等答复，或先撤回请示。",
      en: "A question to another unit is still open. Wait for its answer or take it back.",
    });
  }
  const unsigned = await db
    .selectFrom("correction")
    .select("id")
    .where("claim", "=", claim)
    .where("state", "=", "awaiting_signature")
    .executeTakeFirst();
  if (unsigned !== undefined) {
    throw new Refusal("wrong_state", {
      zh: "再次退回正在等负责人签字，请等签字后再办。",
      en: "A further return waits for the head's signature.",
    });
  }
}

/** Who dealt with it in the meantime, so that the officer knows whom to ask. */
async function changedSince(tx: ScopedTransaction, claim: string): Promise<Refusal> {
  const last = await decisionTables(tx)
    .selectFrom("claim_event")
    .select("actor_name")
    .where("claim", "=", claim)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const who = last?.actor_name ?? "";
  return new Refusal("conflict", {
    zh: `该件已被${who || "别人"}处理，您的意见还在，请刷新后再办。`,
    en: `${who || "Somebody else"} has dealt with this claim in the meantime. What you wrote is kept; reload and look again.`,
  });
}

function nothingOpen(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这件现在没有等待审核的环节。",
    en: "No step of this claim waits for a review now.",
  });
}
