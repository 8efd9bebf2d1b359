/** The steps of a claim as they are worked through: stages one after the other, steps of a stage side by side. */
import type { ClaimStatus } from "@jucai/contract";
import type { StepKind } from "@jucai/engine";
import { addWorkingDays } from "#kernel/working-days.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type ClaimStep, claimsTables } from "../claims.tables.ts";

const checking: ReadonlySet<StepKind> = new Set(["review", "countersign", "decide"]);
const money: ReadonlySet<StepKind> = new Set(["release", "pay"]);

type StepOf = Pick<ClaimStep, "id" | "ordinal" | "kind" | "state">;

export async function stepsOf(tx: ScopedTransaction, claim: string): Promise<ClaimStep[]> {
  return claimsTables(tx)
    .selectFrom("claim_step")
    .selectAll()
    .where("claim", "=", claim)
    .orderBy("ordinal")
    .orderBy("key")
    .orderBy("id")
    .execute();
}

/** Whether a step decides the claim: every other step of review, countersigning and decision is done. Pure. */
export function closes(steps: readonly StepOf[], step: StepOf): boolean {
  return (
    checking.has(step.kind) &&
    !steps.some(
      ({ id, kind, state }) => id !== step.id && checking.has(kind) && state !== "done" && state !== "skipped",
    )
  );
}

/** The steps of the first stage that still waits; empty when all is done. Pure. */
export function nextStage<Step extends StepOf>(steps: readonly Step[]): Step[] {
  const waiting = steps.filter(({ state }) => state === "waiting");
  const first = Math.min(...waiting.map(({ ordinal }) => ordinal));
  return waiting.filter(({ ordinal }) => ordinal === first);
}

/** The status of a claim while a stage of this kind is open. `since` is the status that it had before. Pure. */
export function statusAt(kind: StepKind | undefined, decided: boolean, since: ClaimStatus): ClaimStatus {
  if (kind === undefined || kind === "notice") return "approved";
  if (money.has(kind)) return "awaiting_funds";
  if (kind === "confirm") return "awaiting_employer";
  if (decided) return "approved";
  return since === "draft" || since === "awaiting_employer" ? "submitted" : "in_review";
}

export const isMoney = (kind: StepKind): boolean => money.has(kind);
export const isChecking = (kind: StepKind): boolean => checking.has(kind);

/** Opens steps on a day; each is due so many working days later as it has. */
export async function openSteps(tx: ScopedTransaction, steps: readonly ClaimStep[], day: string): Promise<void> {
  for (const { id, days } of steps) {
    const due = days === null ? undefined : addWorkingDays(day, days);
    await claimsTables(tx)
      .updateTable("claim_step")
      .set({ state: "open", opened_on: day, due_on: due?.day ?? null, due_known: due?.known ?? true })
      .where("id", "=", id)
      .execute();
  }
}

/** What the claim says of the steps that are open: the first one's key and the earliest due day. Pure. */
export function openSummary(steps: readonly Pick<ClaimStep, "key" | "state" | "due_on" | "due_known">[]) {
  const open = steps.filter(({ state }) => state === "open" || state === "returned");
  const due = open
    .filter(({ due_on }) => due_on !== null)
    .sort((a, b) => ((a.due_on ?? "") < (b.due_on ?? "") ? -1 : 1));
  return { step: open[0]?.key ?? null, due_on: due[0]?.due_on ?? null, due_known: due[0]?.due_known ?? true };
}

/** Gives a step that is not done to another unit; its officers reach the claim from now on. */
export async function giveStepTo(tx: ScopedTransaction, step: ClaimStep, unit: string): Promise<void> {
  const db = claimsTables(tx);
  await db
    .updateTable("claim_step")
    .set({ unit, account: null, account_name: null, locked_at: null })
    .where("id", "=", step.id)
    .execute();
  const { units } = await db.selectFrom("claim").select("units").where("id", "=", step.claim).executeTakeFirstOrThrow();
  if (units.includes(unit)) return;
  await db
    .updateTable("claim")
    .set({ units: [...units, unit] })
    .where("id", "=", step.claim)
    .execute();
}
