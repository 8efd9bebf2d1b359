import type { ClaimStatus } from "@jucai/contract";
import { Refusal } from "#kernel/refusal.ts";
import { type ClaimStep, claimsTables } from "../claims.tables.ts";
import type { Ground } from "./command.ts";
import type { CommandName } from "./transitions.ts";

/** For how long an officer can take his last action back, in milliseconds. */
export const undoTime = 30_000;

const kept = [
  "id",
  "state",
  "opened_on",
  "due_on",
  "due_known",
  "done_by",
  "done_name",
  "done_at",
  "outcome",
  "opinion",
] as const;
type Kept = Pick<ClaimStep, (typeof kept)[number]>;
type Before = {
  readonly status: ClaimStatus;
  readonly round: number;
  readonly paused_since: string | null;
  readonly steps: readonly (Omit<Kept, "done_at"> & { readonly done_at: string | null })[];
};

/** How claim and steps stood, to be kept with the event that changes them. */
export function snapshot({ claim, steps }: Pick<Ground, "claim" | "steps">): Before {
  const { status, round, paused_since } = claim;
  const stepOf = (step: ClaimStep) => {
    const { id, state, opened_on, due_on, due_known, done_by, done_name, done_at, outcome, opinion } = step;
    return {
      id,
      state,
      opened_on,
      due_on,
      due_known,
      done_by,
      done_name,
      done_at: done_at?.toISOString() ?? null,
      outcome,
      opinion,
    };
  };
  return { status, round, paused_since, steps: steps.map(stepOf) };
}

/** Puts claim and steps back as they stood before the actor's own last event, if nothing followed in half a minute. */
export async function restored(
  { tx, by, claim }: Ground,
  event: string,
  to: (ground: { readonly claim: Ground["claim"] }, command: CommandName, wanted?: ClaimStatus) => ClaimStatus,
) {
  const last = await claimsTables(tx)
    .selectFrom("claim_event")
    .selectAll()
    .where("claim", "=", claim.id)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  const before = last?.detail["before"] as Before | undefined;
  const mine = by.actor !== "system" && last?.account === by.actor.account;
  if (last === undefined || last.id !== event || !mine || before === undefined) throw tooLate();
  if (by.clock.now().getTime() - last.at.getTime() > undoTime) throw tooLate();
  const target = to({ claim }, "undo", before.status);
  for (const { id, ...step } of before.steps) {
    await claimsTables(tx)
      .updateTable("claim_step")
      .set({ ...step, done_at: step.done_at === null ? null : new Date(step.done_at) })
      .where("id", "=", id)
      .execute();
  }
  return {
    to: target,
    set: { round: before.round, paused_since: before.paused_since },
    detail: { undone: last.command },
  };
}

function tooLate(): Refusal {
  return new Refusal("wrong_state", {
    zh: "撤销只在三十秒内、且没有后续操作时有效，现在已不能撤销。",
    en: "An action can be taken back within thirty seconds as long as nothing followed; it is too late now.",
  });
}
