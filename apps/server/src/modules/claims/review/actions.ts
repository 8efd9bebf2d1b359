import type { ReviewAction } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Claim, ClaimStep } from "../claims.tables.ts";
import type { Considered } from "../decisions/consider.ts";
import { leavesOpen } from "../decisions/grant.ts";
import { mayBeJudged } from "../decisions/judged.ts";
import { mayAct } from "../standing/acting.ts";
import { closes, isChecking } from "../standing/steps.ts";
import { reasonsIn } from "./conditions-view.ts";
import type { Conflict } from "./conflicts.ts";
import type { By } from "./ground.ts";
import { lockOf } from "./locks.ts";

export type Standing = {
  readonly claim: Claim;
  readonly steps: readonly ClaimStep[];
  readonly considered: Considered;
  readonly conflicts: readonly Conflict[];
  readonly held: boolean;
  readonly asked: boolean;
  readonly unsigned: boolean;
  readonly undo: boolean;
};

/** The step that waits: of several open ones the reader's own, otherwise the first. */
export async function waitingStep(
  tx: ScopedTransaction,
  { actor }: Pick<By, "actor">,
  claim: Claim,
  steps: readonly ClaimStep[],
): Promise<{ step: ClaimStep | undefined; why: Text | undefined }> {
  const open = steps.filter(({ state }) => state === "open" || state === "returned");
  let first: Text | undefined;
  for (const step of open) {
    const why = await mayAct(tx, actor, claim, step);
    if (why === undefined) return { step, why: undefined };
    first ??= why;
  }
  return { step: open[0], why: first };
}

/** Every action with whether the reader may take it now, and why not. The server checks again when he does. */
export function actionsOf(it: Standing, by: By, step: ClaimStep | undefined, notHis: Text | undefined): ReviewAction[] {
  const blocked = notHis ?? it.conflicts[0]?.says ?? notOpen(it.claim, step) ?? lockedBy(step, by);
  const unsettled = it.held ? onHold : it.asked ? asked : it.unsigned ? unsigned : undefined;
  const decides = step !== undefined && closes(it.steps, step);
  const { decision, rule } = it.considered;
  const why: Readonly<Record<ReviewAction["action"], Text | undefined>> = {
    pass: blocked ?? unsettled ?? (decides ? whyNotApprove(step, it.considered) : undefined),
    reject:
      blocked ??
      unsettled ??
      (decides && step.minutes ? byMeeting : undefined) ??
      (reasonsIn(decision).some(({ reason }) => reason.holds === false) ? undefined : nothingFails),
    return: blocked ?? unsettled ?? (step?.may_return === true ? undefined : noReturn),
    sign_return: it.unsigned ? undefined : nothingToSign,
    judge: blocked ?? (reasonsIn(rule).some(({ reason }) => mayBeJudged(reason)) ? undefined : nothingToJudge),
    set_amount: blocked ?? (leavesOpen(decision) ? undefined : amountByRule),
    reassign: blocked,
    ask: blocked ?? (it.asked ? asked : undefined),
    answer_ask: it.asked ? undefined : nothingAsked,
    hold: blocked ?? (it.held ? onHold : undefined),
    resume: blocked ?? (it.held ? undefined : notOnHold),
    undo: it.undo ? undefined : nothingToUndo,
  };
  return Object.entries(why).map(([action, reason]) => ({
    action: action as ReviewAction["action"],
    may: reason === undefined,
    why: reason ?? null,
  }));
}

/** Why a deciding step cannot approve now. */
export function whyNotApprove(step: ClaimStep, { decision, grant }: Considered): Text | undefined {
  if (step.minutes) return byMeeting;
  if (decision.status !== "eligible") return notMet;
  return grant === undefined ? noFigure : undefined;
}

function notOpen({ status }: Claim, step: ClaimStep | undefined): Text | undefined {
  if (status === "correction") return corrected;
  return step !== undefined && step.state === "open" && (isChecking(step.kind) || step.kind === "record")
    ? undefined
    : nothingOpen;
}

function lockedBy(step: ClaimStep | undefined, { actor, clock }: By): Text | undefined {
  const lock = step === undefined ? undefined : lockOf(step, clock.now());
  if (lock === undefined || lock.account === actor.account) return undefined;
  return { zh: `${lock.name}正在审`, en: `${lock.name} has it open` };
}

const onHold: Text = { zh: "这件已挂起", en: "The claim is on hold" };
const notOnHold: Text = { zh: "这件没有挂起", en: "The claim is not on hold" };
const asked: Text = { zh: "正在等请示的答复", en: "A question to another unit is open" };
const nothingAsked: Text = { zh: "没有等答复的请示", en: "Nobody was asked" };
const unsigned: Text = { zh: "再次退回正在等签字", en: "A further return waits for a signature" };
const nothingToSign: Text = { zh: "没有等签字的退回", en: "No return waits for a signature" };
const corrected: Text = { zh: "正在等申请人补正", en: "It waits for the claimant’s correction" };
const nothingOpen: Text = { zh: "现在没有等待审核的环节", en: "No step waits for a review now" };
const byMeeting: Text = { zh: "由会议研究决定，请在“会议”里登记", en: "A meeting decides this; enter it there" };
const notMet: Text = { zh: "条件还没有全部符合", en: "Not all conditions are met yet" };
const noFigure: Text = { zh: "金额还没有核定", en: "The amount is not set yet" };
const noReturn: Text = { zh: "这一环节不能退回补正", en: "This step does not return claims" };
const nothingFails: Text = { zh: "没有不符合的条件", en: "No condition fails" };
const nothingToJudge: Text = { zh: "没有要由人判断的条件", en: "No condition is a person’s to judge" };
const amountByRule: Text = { zh: "金额由规则算出", en: "The rule gives the amount" };
const nothingToUndo: Text = { zh: "没有可以撤销的操作", en: "Nothing can be taken back" };
