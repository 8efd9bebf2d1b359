/** What each command does to the steps of a claim, and which status follows. */
import type { ClaimStatus } from "@jucai/contract";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { addWorkingDays, workingDaysBetween } from "#kernel/working-days.ts";
import { type ClaimStep, claimsTables } from "../claims.tables.ts";
import { mayAct } from "./acting.ts";
import type { Command, Ground, Planned } from "./command.ts";
import { mustDecide, notClosing, notFromHere, notOpen } from "./not-now.ts";
import { closes, isChecking, isMoney, nextStage, openSteps, statusAt, stepsOf } from "./steps.ts";
import { everHadMoney } from "./subjects-live.ts";
import { type CommandName, next } from "./transitions.ts";
import { restored, snapshot } from "./undo.ts";

/** Carries a command out on the steps and says what becomes of the claim. */
export async function plan(ground: Ground, command: Command): Promise<Planned> {
  switch (command.do) {
    case "submit":
      return { to: await goOn(ground, command.do, false), set: command.set };
    case "confirm":
      return confirmed(ground, command);
    case "start": {
      const step = await actedStep(ground, command.step);
      return { to: to(ground, "start"), step: step.id };
    }
    case "pass":
      return passed(ground, command);
    case "approve":
      return approved(ground, command);
    case "reject":
      return rejected(ground, command);
    case "return":
      return returned(ground, command);
    case "correct":
      return corrected(ground);
    case "uphold":
      return lookedAtAnew(ground, "uphold");
    case "reconsider":
      return lookedAtAnew(ground, "reconsider", { appeal: command.appeal });
    case "publish":
    case "object":
    case "dismiss":
      return { to: to(ground, command.do) };
    case "clear":
      await finish(ground, ({ kind, state }) => kind === "notice" && state === "open", "clear");
      return { to: await goOn(ground, command.do, true) };
    case "lapse":
      return gone(ground, "lapse");
    case "withdraw":
      return gone(ground, "withdraw", { why: command.why });
    case "money":
      return moneyMoved(ground, command.to);
    case "undo":
      return restored(ground, command.event, to);
  }
}

/** The status that a command leads to, or a refusal that says why it cannot be given. */
export function to({ claim }: Pick<Ground, "claim">, command: CommandName, wanted?: ClaimStatus): ClaimStatus {
  const target = next(claim.status, command, wanted);
  if (target === undefined) throw notFromHere(claim.status);
  return target;
}

/** Opens the next stage that waits and gives the status that follows. */
async function goOn(ground: Ground, command: CommandName, decided: boolean): Promise<ClaimStatus> {
  const steps = await stepsOf(ground.tx, ground.claim.id);
  const stage = nextStage(steps);
  const target = to(ground, command, statusAt(stage[0]?.kind, decided, ground.claim.status));
  await openSteps(ground.tx, stage, ground.day);
  return target;
}

/** A step that is open and that this actor may act on. */
async function actedStep(ground: Ground, id: string): Promise<ClaimStep> {
  const { tx, by, claim, steps } = ground;
  const step = steps.find((each) => each.id === id);
  if (step === undefined || step.state !== "open") throw notOpen();
  if (by.actor !== "system") {
    const why = await mayAct(tx, by.actor, claim, step);
    if (why !== undefined) throw new Refusal("not_allowed", why);
  }
  return step;
}

/** Marks steps as done. */
async function finish(
  { tx, by, steps }: Ground,
  which: (step: ClaimStep) => boolean,
  outcome: string,
  opinion: string | null = null,
): Promise<void> {
  const ids = steps.filter(which).map(({ id }) => id);
  if (ids.length === 0) return;
  const actor: Actor | undefined = by.actor === "system" ? undefined : by.actor;
  await claimsTables(tx)
    .updateTable("claim_step")
    .set({
      state: "done",
      done_by: actor?.account ?? null,
      done_name: actor?.name ?? "system",
      done_at: by.clock.now(),
      outcome,
      opinion,
    })
    .where("id", "in", ids)
    .execute();
}

async function confirmed(ground: Ground, command: Extract<Command, { do: "confirm" }>): Promise<Planned> {
  const step = ground.steps.find(({ kind, state }) => kind === "confirm" && state === "open");
  if (step === undefined) throw notOpen();
  await finish(ground, ({ id }) => id === step.id, command.outcome, command.basis ?? null);
  return { to: await goOn(ground, "confirm", false), step: step.id, detail: { outcome: command.outcome } };
}

async function passed(
  ground: Ground,
  command: Extract<Command, { do: "start" | "pass" | "return" }>,
): Promise<Planned> {
  const step = await actedStep(ground, command.step);
  if (closes(ground.steps, step)) {
    throw mustDecide();
  }
  const before = snapshot(ground);
  await finish(ground, ({ id }) => id === step.id, command.outcome ?? "passed", command.opinion ?? null);
  const beside = ground.steps.some(
    ({ id, ordinal, state }) => id !== step.id && ordinal === step.ordinal && state === "open",
  );
  const decided = isDecided(ground.steps);
  const target = beside
    ? to(ground, "pass", ground.claim.status === "submitted" ? "in_review" : ground.claim.status)
    : await goOn(ground, "pass", decided);
  return { to: target, step: step.id, detail: { before } };
}

/** Whether every step that checks or decides is behind the claim. */
function isDecided(steps: readonly ClaimStep[]): boolean {
  return steps.every(({ kind, state }) => !isChecking(kind) || state === "done" || state === "skipped");
}

async function approved(ground: Ground, command: Extract<Command, { do: "approve" }>): Promise<Planned> {
  const step = await actedStep(ground, command.step);
  if (!closes(ground.steps, step)) throw notClosing();
  await finish(ground, ({ id }) => id === step.id, "approved", command.opinion);
  if (command.amountFen === null) {
    const pay = ground.steps.filter(({ kind, state }) => isMoney(kind) && state === "waiting").map(({ id }) => id);
    await skip(ground.tx, pay);
  }
  const { decision, amountFen } = command;
  return { to: await goOn(ground, "approve", true), step: step.id, detail: { decision, amountFen } };
}

async function rejected(ground: Ground, command: Extract<Command, { do: "reject" }>): Promise<Planned> {
  const step = await actedStep(ground, command.step);
  const target = to(ground, "reject");
  await finish(ground, ({ id }) => id === step.id, "rejected", command.opinion);
  return { to: target, step: step.id, detail: { decision: command.decision } };
}

async function returned(
  ground: Ground,
  command: Extract<Command, { do: "start" | "pass" | "return" }>,
): Promise<Planned> {
  const step = await actedStep(ground, command.step);
  const target = to(ground, "return");
  const before = snapshot(ground);
  await claimsTables(ground.tx)
    .updateTable("claim_step")
    .set({ state: "returned" })
    .where("id", "=", step.id)
    .execute();
  return {
    to: target,
    set: { round: ground.claim.round + 1, paused_since: ground.day },
    step: step.id,
    detail: { before },
  };
}

/** The time of a claim rests while it is corrected: what was left of a step is left again from today. */
async function corrected(ground: Ground): Promise<Planned> {
  const { tx, claim, steps, day } = ground;
  const target = to(ground, "correct");
  const since = claim.paused_since ?? day;
  for (const { id, state, due_on } of steps) {
    if (state !== "open" && state !== "returned") continue;
    const due = due_on === null ? undefined : addWorkingDays(day, Math.max(0, workingDaysBetween(since, due_on)));
    await claimsTables(tx)
      .updateTable("claim_step")
      .set({ state: "open", ...(due === undefined ? {} : { due_on: due.day, due_known: due.known }) })
      .where("id", "=", id)
      .execute();
  }
  return { to: target, set: { paused_since: null } };
}

/** The last deciding step opens once more; what followed it waits again. */
async function lookedAtAnew(
  ground: Ground,
  command: "reconsider" | "uphold",
  detail: Readonly<Record<string, unknown>> = {},
): Promise<Planned> {
  const { tx, steps, day } = ground;
  const target = to(ground, command);
  const last = steps.filter(({ kind, done_at }) => isChecking(kind) && done_at !== null).at(-1);
  if (last === undefined) throw notOpen();
  const after = steps.filter(({ id, ordinal, kind }) => id !== last.id && (ordinal > last.ordinal || isMoney(kind)));
  const again = [last.id, ...after.map(({ id }) => id)];
  await claimsTables(tx)
    .updateTable("claim_step")
    .set({
      state: "waiting",
      opened_on: null,
      due_on: null,
      done_by: null,
      done_name: null,
      done_at: null,
      outcome: null,
      account: null,
      account_name: null,
      locked_at: null,
    })
    .where("id", "in", again)
    .execute();
  await openSteps(tx, [last], day);
  return { to: target, step: last.id, detail };
}

async function gone(
  ground: Ground,
  command: "withdraw" | "lapse",
  detail: Readonly<Record<string, unknown>> = {},
): Promise<Planned> {
  const target = to(ground, command);
  const left = ground.steps.filter(({ state }) => state === "waiting" || state === "open" || state === "returned");
  await skip(
    ground.tx,
    left.map(({ id }) => id),
  );
  await claimsTables(ground.tx)
    .updateTable("claim_asking")
    .set({ state: "ended" })
    .where("claim", "=", ground.claim.id)
    .where("state", "=", "pending")
    .execute();
  return {
    to: target,
    set: { paused_since: null, due_on: null, step: null },
    detail,
  };
}

/** Funds say where the money is: the step of release is done with the first payment, that of payment with the last. */
async function moneyMoved(ground: Ground, wanted: ClaimStatus): Promise<Planned> {
  if (ground.claim.status === wanted) return { to: wanted };
  const target = to(ground, "money", wanted);
  // Nothing can be claimed back of what was stopped before any of it was paid.
  if (ground.claim.status === "stopped" && target === "clawback" && !(await everHadMoney(ground.tx, ground.claim.id))) {
    throw notFromHere("stopped");
  }
  if (target === "paying" || target === "paid") {
    await finish(
      ground,
      ({ kind, state }) => kind === "release" && state !== "done" && state !== "skipped",
      "released",
    );
    const pay = ground.steps.filter(({ kind, state }) => kind === "pay" && state === "waiting");
    await openSteps(ground.tx, pay, ground.day);
  }
  if (target === "paid") await finish(ground, ({ kind, state }) => kind === "pay" && state !== "skipped", "paid");
  return { to: target };
}

async function skip(tx: ScopedTransaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await claimsTables(tx)
    .updateTable("claim_step")
    .set({ state: "skipped" })
    .where("id", "in", [...ids])
    .execute();
}
