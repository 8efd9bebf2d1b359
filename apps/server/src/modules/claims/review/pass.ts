import type { Acted, PassRequest, RejectRequest } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { refuseFirstDecider } from "../appeals/appeals.ts";
import { consider, type Considered } from "../decisions/consider.ts";
import type { Ground } from "../decisions/decisions.tables.ts";
import { pastOutcomes } from "../decisions/past.ts";
import { decide } from "../decisions/record.ts";
import { differsFrom, similarKey } from "../decisions/similar.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { closes } from "../standing/steps.ts";
import { actedView } from "./acted.ts";
import { type Acting, actingOn, refuseUnsettled } from "./acting-on.ts";
import { reasonsIn } from "./conditions-view.ts";
import type { By } from "./ground.ts";
import { release } from "./locks.ts";

/** The step is passed with an opinion; where it is the one that decides, the claim is approved. */
export async function pass(tx: ScopedTransaction, by: By, id: string, request: PassRequest): Promise<Acted> {
  const acting = await actingOn(tx, by, id, request.version);
  await refuseUnsettled(tx, id);
  const { step } = acting;
  if (!closes(acting.steps, step)) return passOn(tx, by, acting, "passed", request.opinion);
  if (step.minutes) throw byMeeting();
  const considered = await consider(tx, by.sealing, acting.claim, today(by.clock));
  const why = await whyDiffers(tx, considered, "approved", request.differs);
  return decided(tx, by, acting, considered, { outcome: "approved", opinion: request.opinion, why, grounds: [] });
}

/** A refusal is proposed with its grounds; where the step decides, the claim is refused. */
export async function reject(tx: ScopedTransaction, by: By, id: string, request: RejectRequest): Promise<Acted> {
  const acting = await actingOn(tx, by, id, request.version);
  await refuseUnsettled(tx, id);
  const considered = await consider(tx, by.sealing, acting.claim, today(by.clock));
  const grounds = groundsFor(considered, request.grounds);
  if (!closes(acting.steps, acting.step)) {
    const clauses = [...new Set(grounds.map(({ clause }) => clause))].join("、");
    return passOn(tx, by, acting, "propose_reject", `${request.opinion}\n（${clauses}）`);
  }
  if (acting.step.minutes) throw byMeeting();
  const why = await whyDiffers(tx, considered, "rejected", request.differs);
  return decided(tx, by, acting, considered, { outcome: "rejected", opinion: request.opinion, why, grounds });
}

async function passOn(
  tx: ScopedTransaction,
  by: By,
  { claim, step }: Acting,
  outcome: string,
  opinion: string,
): Promise<Acted> {
  await release(tx, claim.id, by.actor);
  await moveClaim(tx, by, claim.id, { do: "pass", step: step.id, opinion, outcome }, { version: claim.version });
  return actedView(tx, by.clock, claim.id);
}

type Deciding = {
  readonly outcome: "approved" | "rejected";
  readonly opinion: string;
  readonly why: string;
  readonly grounds: readonly Ground[];
  readonly meeting?: string;
};

export async function decided(
  tx: ScopedTransaction,
  by: By,
  { claim, step }: Acting,
  considered: Considered,
  { opinion, why, ...rest }: Deciding,
): Promise<Acted> {
  await refuseFirstDecider(tx, by, claim.id);
  const set = considered.set !== undefined && rest.outcome === "approved" ? considered.set.why : "";
  // The officer's opinion on a refusal is told to the claimant; on an approval it stays in the office.
  const told = [rest.outcome === "rejected" ? opinion : "", set, why].filter(Boolean).join("\n");
  await release(tx, claim.id, by.actor);
  const { decision } = await decide(tx, by, considered, step, { ...rest, opinion, why: told });
  return actedView(tx, by.clock, claim.id, { decision });
}

/** The conditions that a refusal rests on: each has to stand in the rule and not be met. */
export function groundsFor(
  { decision }: Considered,
  wanted: readonly { readonly condition: string; readonly line: number | null }[],
): Ground[] {
  const reasons = reasonsIn(decision);
  const fields = wanted.flatMap(({ condition, line }, index) => {
    const found = reasons.find((each) => each.reason.id === condition && each.line === line)?.reason;
    if (found === undefined) return [{ field: `grounds.${index}`, says: `没有“${condition}”这一条` }];
    return found.holds === true ? [{ field: `grounds.${index}`, says: `“${found.says.zh}”已经符合` }] : [];
  });
  if (fields.length > 0) throw noGround(fields);
  return wanted.map(({ condition, line }) => {
    const reason = reasons.find((each) => each.reason.id === condition && each.line === line)!.reason;
    if (reason.holds === null) throw unsettled(reason.says);
    const { clause, says, needs } = reason;
    return { condition, line, clause, says, needs };
  });
}

/** The reason for deciding otherwise than similar cases; refuses where it is missing. */
export async function whyDiffers(
  tx: ScopedTransaction,
  { claim, benefit, rule, evaluated }: Considered,
  outcome: "approved" | "rejected",
  differs: string | undefined,
): Promise<string> {
  const key = similarKey(benefit, rule, evaluated.rules.rules.facts);
  const past = await pastOutcomes(tx, { place: claim.place, benefit: claim.benefit, key, not: claim.id });
  if (!differsFrom(past, outcome)) return "";
  if (differs !== undefined) return differs;
  const other = past.filter((each) => each.outcome !== outcome).length;
  throw new Refusal(
    "not_valid",
    {
      zh: `决定性事实相同的${past.length}件里有${other}件不是这样决定的，请写明与它们的不同。`,
      en: `Of ${past.length} cases with the same decisive facts ${other} were decided otherwise: say how this one differs.`,
    },
    [{ field: "differs", says: "请写明与相似案例的不同" }],
  );
}

function byMeeting(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这一环节由会议研究决定，请在“会议”里登记纪要和每件的结果。",
    en: "A meeting decides this step: enter its minutes and the outcome of each claim there.",
  });
}

function noGround(fields: { field: string; says: string }[]): Refusal {
  return new Refusal(
    "not_valid",
    {
      zh: "不予通过要引用不符合的条款。所列的理由中有的不是这项政策的条件，或者已经符合。",
      en: "A refusal cites conditions that are not met. Some of those listed are none of this policy's, or are met.",
    },
    fields,
  );
}

function unsettled(says: Text): Refusal {
  return new Refusal("wrong_state", {
    zh: `“${says.zh}”还没有查清，不能作为不予通过的理由。请先核实、要求补正或作人工判断。`,
    en: `“${says.en}” is still unknown and cannot be a ground. Verify it, ask for a correction or judge it first.`,
  });
}
