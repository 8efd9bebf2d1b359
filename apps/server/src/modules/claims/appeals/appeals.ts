import { randomUUID } from "node:crypto";
import type { Acted, AppealView } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { claimantKeyOrRefuse } from "../applications/answers.ts";
import { claimantOf } from "../applications/facts-of-claim.ts";
import type { Claim } from "../claims.tables.ts";
import { refuseOthers } from "../corrections/claimant.ts";
import { claimOf } from "../decisions/consider.ts";
import { lastDay } from "../decisions/decision-view.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { placeNameOf } from "../decisions/record.ts";
import { noDecision } from "../decisions/replay.ts";
import { nextLetterNumber } from "../letters/letter-numbers.ts";
import { nameOf, tellClaimant, tellUnit } from "../letters/tell.ts";
import { actedView } from "../review/acted.ts";
import { refuseConflicts } from "../review/conflicts.ts";
import type { By } from "../review/ground.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { appealViews, openWords, sealWords, whyNotAnswer } from "./appeal-view.ts";

/** The claimant asks for a review of the last refusal, within the days that the place has set. */
export async function fileAppeal(
  tx: ScopedTransaction,
  by: By,
  decision: string,
  { grounds }: { readonly grounds: string },
): Promise<AppealView> {
  const found = await decisionTables(tx)
    .selectFrom("decision")
    .selectAll()
    .where("id", "=", decision)
    .executeTakeFirst();
  if (found === undefined) throw noDecision();
  const claim = await claimOf(tx, found.claim, true);
  refuseOthers(by.actor, claim);
  await refuseLate(tx, by, claim, found);
  const id = randomUUID();
  const { policies } = await rulesAt(tx, claim.place, { versions: [claim.rule_version] });
  const number = await nextLetterNumber(tx, "appeal", {
    place: claim.place,
    placeName: placeNameOf(policies, claim.place),
    day: today(by.clock),
  });
  const key = await unlimited(tx, "seal an appeal", () => claimantKeyOrRefuse(tx, claimantOf(claim)));
  await decisionTables(tx)
    .insertInto("appeal")
    .values({
      id,
      number,
      decision,
      claim: claim.id,
      place: claim.place,
      sealed: sealWords(by.sealing, key, id, { grounds }),
      filed_by: by.actor.account,
      filed_at: by.clock.now(),
      due_on: null,
      state: "open",
      answered_by: null,
      answered_name: null,
      answered_at: null,
    })
    .execute();
  await record(tx, by.actor, {
    action: "appeal.file",
    object: { kind: "decision", id: decision },
    detail: { appeal: id },
  });
  const name = nameOf(claim);
  const says = { zh: `${name.zh}申请复核，请安排没有参加原决定的人办理。`, en: `An appeal was filed on ${name.en}.` };
  await tellUnit(tx, by.clock, claim, { unit: found.unit, role: "approver" }, says);
  return appealOf(tx, by, id);
}

type Refused = { readonly id: string; readonly outcome: string; readonly on_day: string; readonly place: string };

async function refuseLate(tx: ScopedTransaction, by: By, claim: Claim, decision: Refused): Promise<void> {
  const db = decisionTables(tx);
  const latest = await db
    .selectFrom("decision")
    .select("id")
    .where("claim", "=", claim.id)
    .orderBy("decided_at", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  if (decision.outcome !== "rejected" || claim.status !== "rejected" || latest.id !== decision.id) {
    throw new Refusal("wrong_state", {
      zh: "只有不予通过的决定可以申请复核。",
      en: "Only a refusal that stands can be appealed against.",
    });
  }
  const until = await lastDay(tx, decision.place, decision.on_day, "rejected");
  if (until !== null && until < today(by.clock)) {
    throw new Refusal("wrong_state", {
      zh: `申请复核的期限是${until}，已经过了。情况有变化的，可以重新申请。`,
      en: `An appeal could be filed until ${until}. When your circumstances change you may apply again.`,
    });
  }
  const before = await db
    .selectFrom("appeal")
    .select("id")
    .where("decision", "=", decision.id)
    .where("state", "<>", "withdrawn")
    .executeTakeFirst();
  if (before !== undefined) {
    throw new Refusal("already_there", {
      zh: "对这份决定已经申请过复核。",
      en: "An appeal against this decision was filed already.",
    });
  }
}

export async function withdrawAppeal(tx: ScopedTransaction, by: By, id: string): Promise<AppealView> {
  const found = await lockedAppeal(tx, id);
  refuseOthers(by.actor, await claimOf(tx, found.claim));
  if (found.state !== "open") throw closed();
  await decisionTables(tx).updateTable("appeal").set({ state: "withdrawn" }).where("id", "=", id).execute();
  await record(tx, by.actor, {
    action: "appeal.withdraw",
    object: { kind: "decision", id: found.decision },
    detail: { appeal: id },
  });
  return appealOf(tx, by, id);
}

/** Somebody else than those who decided upholds the refusal, or opens the claim again for another decision. */
export async function answerAppeal(
  tx: ScopedTransaction,
  by: By,
  id: string,
  { outcome, words }: { readonly outcome: "upheld" | "reopened"; readonly words: string },
): Promise<{ appeal: AppealView; claim: Acted }> {
  const found = await lockedAppeal(tx, id);
  const claim = await claimOf(tx, found.claim, true);
  if (found.state !== "open") throw closed();
  const why = await whyNotAnswer(tx, by.actor, found);
  if (why !== undefined) throw new Refusal("not_allowed", { zh: `${why.zh}。`, en: `${why.en}.` });
  await refuseConflicts(tx, by.sealing, by.actor, claim);
  const key = await unlimited(tx, "answer an appeal", () => claimantKeyOrRefuse(tx, claimantOf(claim)));
  const { grounds } = openWords(by.sealing, key, found);
  await decisionTables(tx)
    .updateTable("appeal")
    .set({
      state: outcome,
      sealed: sealWords(by.sealing, key, id, { grounds, answer: words }),
      answered_by: by.actor.account,
      answered_name: by.actor.name,
      answered_at: by.clock.now(),
    })
    .where("id", "=", id)
    .execute();
  await record(tx, by.actor, {
    action: `appeal.${outcome}`,
    object: { kind: "decision", id: found.decision },
    detail: { appeal: id },
  });
  if (outcome === "reopened") await moveClaim(tx, by, claim.id, { do: "reconsider", appeal: id });
  const name = nameOf(claim);
  const came = outcome === "reopened" ? { zh: "重新审核", en: "looked at anew" } : { zh: "维持原决定", en: "upheld" };
  await tellClaimant(tx, by.clock, claim, "claim.decided", {
    zh: `${name.zh}的复核已办结：${came.zh}。点开看理由。`,
    en: `The appeal on ${name.en} is decided: ${came.en}. Open it for the reasons.`,
  });
  return { appeal: await appealOf(tx, by, id), claim: await actedView(tx, by.clock, claim.id) };
}

/** Who refused a claim that an appeal opened again does not decide it once more. */
export async function refuseFirstDecider(tx: ScopedTransaction, { actor }: By, claim: string): Promise<void> {
  const reopened = await unlimited(tx, "who refused a claim", () =>
    decisionTables(tx)
      .selectFrom("appeal as a")
      .innerJoin("decision as d", "d.id", "a.decision")
      .select("d.id")
      .where("a.claim", "=", claim)
      .where("a.state", "=", "reopened")
      .where("d.decided_by", "=", actor.account)
      .executeTakeFirst(),
  );
  if (reopened === undefined) return;
  throw new Refusal("not_allowed", {
    zh: "原决定由您作出，复核后由别人重新决定。",
    en: "You made the decision that was appealed against; somebody else decides now.",
  });
}

async function lockedAppeal(tx: ScopedTransaction, id: string) {
  const found = await decisionTables(tx)
    .selectFrom("appeal")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (found !== undefined) return found;
  throw new Refusal("not_found", { zh: "没有找到这件复核。", en: "There is no such appeal within your reach." });
}

export async function appealOf(
  tx: ScopedTransaction,
  by: Pick<By, "actor" | "sealing">,
  id: string,
): Promise<AppealView> {
  return (await appealViews(tx, by, { id }))[0]!;
}

const closed = () => new Refusal("wrong_state", { zh: "这件复核已经办结。", en: "This appeal is closed." });
