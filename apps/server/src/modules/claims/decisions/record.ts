import { randomUUID } from "node:crypto";
import { type Decision, type Held, type Policy, type Text, writeFacts } from "@jucai/engine";
import { record as audit } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { claimantKeyOrRefuse } from "../applications/answers.ts";
import { claimantOf } from "../applications/facts-of-claim.ts";
import type { Claim, ClaimStep } from "../claims.tables.ts";
import { nextLetterNumber, verifyCode } from "../letters/letter-numbers.ts";
import type { By } from "../review/ground.ts";
import { moveClaim } from "../standing/move-claim.ts";
import type { Considered } from "./consider.ts";
import { decisionTables, type Ground } from "./decisions.tables.ts";
import { leavesOpen } from "./grant.ts";
import { similarKey } from "./similar.ts";

export type Wanted = {
  readonly outcome: "approved" | "rejected";
  readonly opinion: string;
  /** Told in the letter: why the figure differs from the rule, why it is decided otherwise than similar cases. */
  readonly why: string;
  readonly grounds: readonly Ground[];
  readonly meeting?: string;
};

/** Everything by which a decision is run again, under the claimant's key. */
export type Kept = {
  readonly facts: Record<string, unknown>;
  readonly held: readonly Held[];
  readonly result: Decision;
  readonly set: { readonly fen: number; readonly why: string } | null;
};

/**
 * Decides a claim: writes the record that never changes, moves the claim and tells the other modules, all in the
 * caller's transaction. Gives the decision's id and the claim as it stands.
 */
export async function decide(
  tx: ScopedTransaction,
  by: By,
  considered: Considered,
  step: ClaimStep,
  wanted: Wanted,
): Promise<{ decision: string; claim: Claim }> {
  const { claim, grant } = considered;
  if (wanted.outcome === "approved") refuseNotGranted(considered);
  const id = randomUUID();
  await insert(tx, by, considered, step, wanted, id);
  const moved = await moveClaim(
    tx,
    by,
    claim.id,
    wanted.outcome === "approved"
      ? { do: "approve", step: step.id, opinion: wanted.opinion, decision: id, amountFen: grant?.fen ?? null }
      : { do: "reject", step: step.id, opinion: wanted.opinion, decision: id },
  );
  await audit(tx, by.actor, {
    action: `decision.${wanted.outcome}`,
    object: { kind: "decision", id },
    detail: { claim: claim.id, number: claim.number, fen: wanted.outcome === "approved" ? (grant?.fen ?? null) : null },
  });
  await by.events.emit(tx, by.actor, "decision.made", { claim: claim.id, decision: id, outcome: wanted.outcome });
  return { decision: id, claim: moved };
}

/** An approval needs a rule that is met and a figure that follows from it. */
function refuseNotGranted({ decision, grant, benefit }: Considered): void {
  if (decision.status !== "eligible") {
    const zh = {
      ineligible: "有条件不符合，不能通过。",
      unknown: "还有条件没有查清，请先核实、要求补正或写明依据作人工判断。",
      judgement: "还有条件要由人认定，请先写明依据作判断。",
      not_in_force: "提交申请时这项政策不在有效期内，不能通过。",
    }[decision.status];
    const en = {
      ineligible: "A condition is not met, so it cannot be approved.",
      unknown: "Some conditions are still unknown: verify, ask for a correction, or judge them with a basis.",
      judgement: "Some conditions are a person's to judge: judge them first, with the basis.",
      not_in_force: "The policy was not in force when the claim was handed in, so it cannot be approved.",
    }[decision.status];
    throw new Refusal("wrong_state", { zh, en });
  }
  if (grant !== undefined) return;
  throw leavesOpen(decision)
    ? new Refusal("wrong_state", {
        zh: "条文没有写明具体金额，请先核定金额并写明理由。",
        en: "The clause leaves the figure to the office: set it first, with the reason.",
      })
    : new Refusal("not_set", {
        zh: `“${benefit.title.zh}”的金额文件没有写明，标准公布并录入以后才能核准。`,
        en: `The document prints no amount for “${benefit.title.en}”; it can be approved once the rates are published and loaded.`,
      });
}

async function insert(
  tx: ScopedTransaction,
  { actor, clock, sealing }: By,
  considered: Considered,
  step: ClaimStep,
  { outcome, why, grounds, meeting }: Wanted,
  id: string,
): Promise<void> {
  const { claim, evaluated, benefit, decision, rule, grant } = considered;
  const { vocabulary, vocabularyVersion, rules } = evaluated.rules;
  const approved = outcome === "approved";
  const result: Decision = approved ? { ...decision, instalments: grant?.instalments ?? [] } : decision;
  const day = today(clock);
  const kept: Kept = {
    facts: writeFacts(evaluated.facts.facts, vocabulary),
    held: evaluated.facts.held,
    result,
    set: considered.set === undefined ? null : { fen: considered.set.fen, why: considered.set.why },
  };
  await decisionTables(tx)
    .insertInto("decision")
    .values({
      id,
      claim: claim.id,
      step: step.id,
      unit: step.unit,
      place: claim.place,
      benefit: claim.benefit,
      title: JSON.stringify(claim.title),
      outcome,
      decided_by: actor.account,
      decided_name: actor.name,
      decided_at: clock.now(),
      on_day: day,
      judged_on: evaluated.on,
      rule_version: claim.rule_version,
      vocabulary_version: vocabularyVersion,
      settings: JSON.stringify(settingsUsed(considered)),
      sealed: await sealed(tx, sealing, claim, id, kept),
      result: JSON.stringify(withoutValues(result)),
      judgements: JSON.stringify(considered.judgements),
      amount_fen: approved ? (grant?.fen ?? null) : null,
      rule_fen: rule.amount.totalFen ?? decision.amount.totalFen,
      similar_key: similarKey(benefit, rule, rules.facts),
      why,
      clause: claim.clause,
      grounds: JSON.stringify(grounds),
      minutes: meeting ?? null,
      letter_number: await nextLetterNumber(tx, "decision", {
        place: claim.place,
        placeName: placeNameOf(evaluated.rules.policies, claim.place),
        day,
      }),
      verify_code: verifyCode(),
    })
    .execute();
}

export function placeNameOf(policies: readonly Policy[], place: string): Text {
  return (
    policies.find((policy) => policy.place === place)?.placeName ?? policies[0]?.placeName ?? { zh: place, en: place }
  );
}

/** Settings that the place had set and the rule of this benefit may use. */
function settingsUsed({ evaluated, benefit }: Considered): Record<string, string | number | boolean> {
  const own = [...evaluated.settings].filter(([key]) => key.startsWith(`${benefit.id}#`));
  return Object.fromEntries(own) as Record<string, string | number | boolean>;
}

/** The same result with nobody's values in it: it stays readable when the claimant's key is destroyed. */
export function withoutValues(decision: Decision): Decision {
  const bare = (reasons: Decision["reasons"]) => reasons.map((reason) => ({ ...reason, has: {} }));
  return {
    ...decision,
    reasons: bare(decision.reasons),
    lines: decision.lines.map((line) => ({ ...line, reasons: bare(line.reasons) })),
  };
}

const contextOf = (id: string) => `decision/${id}`;

async function sealed(tx: ScopedTransaction, sealing: Sealing, claim: Claim, id: string, kept: Kept): Promise<Buffer> {
  const key = await unlimited(tx, "seal a decision", () => claimantKeyOrRefuse(tx, claimantOf(claim)));
  return sealing.seal(key, { kept: JSON.stringify(kept) }, contextOf(id));
}

/** What a decision rests on, opened with the claimant's key. */
export function openKept(sealing: Sealing, key: Buffer, { id, sealed: bytes }: { id: string; sealed: Buffer }): Kept {
  return JSON.parse(sealing.open(key, bytes, contextOf(id))["kept"] ?? "null") as Kept;
}
