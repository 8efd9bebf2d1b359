/** Every change of a claim's standing goes through here: nobody else writes `claim.status`. */
import type { ClaimStatus } from "@jucai/contract";
import { record, type Who } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { type Claim, claimsTables } from "../claims.tables.ts";
import { noClaim } from "../rules.ts";
import type { Command, Ground, Mover } from "./command.ts";
import { plan } from "./commands.ts";
import { everHadMoney, releaseSubjects, reviveSubjects } from "./subjects-live.ts";
import { openSummary, stepsOf } from "./steps.ts";

/**
 * Does one command to one claim: locks it, checks the table of transitions and whether the actor may act on the step,
 * moves the steps, writes the event and the audit entry, and tells the other modules; all in the caller's transaction.
 *
 * The claim must lie within the transaction's reach; from there on the process works without limits, since the next
 * step is another office's. `version` refuses a claim that somebody else changed since it was read.
 *
 * Throws Refusal: not_found, conflict (version), wrong_state (not from here), not_allowed (not this actor).
 */
export async function moveClaim(
  tx: ScopedTransaction,
  by: Mover,
  id: string,
  command: Command,
  { version }: { readonly version?: number } = {},
): Promise<Claim> {
  const seen = await claimsTables(tx).selectFrom("claim").select("id").where("id", "=", id).executeTakeFirst();
  if (seen === undefined) throw noClaim();
  return unlimited(tx, `claim: ${command.do}`, async () => {
    const db = claimsTables(tx);
    const claim = await db.selectFrom("claim").selectAll().where("id", "=", id).forUpdate().executeTakeFirstOrThrow();
    if (version !== undefined && claim.version !== version) throw changedSince();
    const ground: Ground = { tx, by, claim, steps: await stepsOf(tx, id), day: today(by.clock) };
    const { to, set, step, detail } = await plan(ground, command);
    const steps = await stepsOf(tx, id);
    const moved = await db
      .updateTable("claim")
      .set({ ...openSummary(steps), ...set, status: to, version: claim.version + 1, updated_at: by.clock.now() })
      .where("id", "=", id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await write(ground, command, to, step ?? null, detail ?? {});
    await settleSubjects(ground, to);
    await tell(ground, command, to);
    return moved;
  });
}

async function write(
  { tx, by, claim, steps }: Ground,
  command: Command,
  to: ClaimStatus,
  stepId: string | null,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const who: Who = by.actor;
  const step = steps.find(({ id }) => id === stepId);
  await claimsTables(tx)
    .insertInto("claim_event")
    .values({
      claim: claim.id,
      at: by.clock.now(),
      account: who === "system" ? null : who.account,
      actor_name: who === "system" ? "system" : who.name,
      command: command.do,
      from_status: claim.status,
      to_status: to,
      step: step?.key ?? null,
      unit: step?.unit ?? null,
      detail: JSON.stringify(detail),
    })
    .execute();
  const { before: _, ...shown } = detail;
  await record(tx, who, {
    action: `claim.${command.do}`,
    object: { kind: "claim", id: claim.id },
    detail: { number: claim.number, from: claim.status, to, ...(step ? { step: step.key } : {}), ...shown },
  });
}

/** The thing that was claimed for is free again where nothing was paid for it. */
async function settleSubjects({ tx, claim }: Ground, to: ClaimStatus): Promise<void> {
  if (to === "rejected" || to === "withdrawn") await releaseSubjects(tx, claim.id);
  if (to === "stopped" && !(await everHadMoney(tx, claim.id))) await releaseSubjects(tx, claim.id);
  const again = claim.status === "rejected" || (claim.status === "stopped" && to !== "clawback");
  if (again && to !== claim.status) await reviveSubjects(tx, claim.id);
}

async function tell({ tx, by, claim }: Ground, command: Command, to: ClaimStatus): Promise<void> {
  const { actor, events } = by;
  const from = claim.status;
  if (command.do === "submit") await events.emit(tx, actor, "claim.submitted", { claim: claim.id });
  if (from !== to) await events.emit(tx, actor, "claim.moved", { claim: claim.id, from, to });
  if (to === "rejected" || to === "withdrawn") {
    if (from !== to) await events.emit(tx, actor, "claim.ended", { claim: claim.id, why: to });
    return;
  }
  const stands = await standingDecision(tx, claim.id, command, from, to);
  // What was recognised may be claimed again: for the next level, or when its term ends.
  if (stands !== undefined && claim.kind === "recognition") await releaseSubjects(tx, claim.id);
  if (stands !== undefined) await events.emit(tx, actor, "decision.stands", { claim: claim.id, decision: stands });
}

/** The decision that takes effect by this move: its money may be set aside, or what it grants without money holds. */
async function standingDecision(
  tx: ScopedTransaction,
  claim: string,
  command: Command,
  from: ClaimStatus,
  to: ClaimStatus,
): Promise<string | undefined> {
  if (command.do === "money" || from === "awaiting_funds") return undefined;
  const last = await claimsTables(tx)
    .selectFrom("claim_event")
    .select(["detail"])
    .where("claim", "=", claim)
    .where("command", "=", "approve")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const decision = last?.detail["decision"];
  if (typeof decision !== "string") return undefined;
  if (to === "awaiting_funds") return decision;
  if (to !== "approved") return undefined;
  const left = (await stepsOf(tx, claim)).some(({ state }) => state === "open" || state === "waiting");
  return left ? undefined : decision;
}

function changedSince(): Refusal {
  return new Refusal("conflict", {
    zh: "这件刚才已被别人处理过。您写的内容还在，请刷新后看看现在的情况再办。",
    en: "Somebody else has dealt with this claim just now. What you wrote is kept; reload and look at it again.",
  });
}
