import type { Acted, InquiryView } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { claimOf } from "../decisions/consider.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { nameOf, tellUnit } from "../letters/tell.ts";
import { actedView } from "./acted.ts";
import { actingOn } from "./acting-on.ts";
import { refuseConflicts } from "./conflicts.ts";
import type { By } from "./ground.ts";
import { unitOf } from "./handing.ts";

/** 请示: asks another unit; the step waits for its answer. */
export async function ask(
  tx: ScopedTransaction,
  by: By,
  id: string,
  { version, unit, question }: { readonly version: number; readonly unit: string; readonly question: string },
): Promise<Acted> {
  const { claim, step } = await actingOn(tx, by, id, version);
  await unitOf(tx, unit, claim.place);
  const open = await decisionTables(tx)
    .selectFrom("inquiry")
    .select("id")
    .where("claim", "=", id)
    .where("unit", "=", unit)
    .where("answered_at", "is", null)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (open !== undefined) {
    throw new Refusal("already_there", {
      zh: "已经请示过这个单位，正在等答复。",
      en: "This unit was asked already and has not answered yet.",
    });
  }
  await decisionTables(tx)
    .insertInto("inquiry")
    .values({
      claim: id,
      step: step.id,
      unit,
      question,
      asked_by: by.actor.account,
      asked_name: by.actor.name,
      asked_at: by.clock.now(),
    })
    .execute();
  const says = nameOf(claim);
  await tellUnit(
    tx,
    by.clock,
    claim,
    { unit, role: "officer" },
    {
      zh: `${says.zh}请你单位提出意见。`,
      en: `Your unit is asked for its opinion on ${says.en}.`,
    },
  );
  await record(tx, by.actor, { action: "claim.ask", object: { kind: "claim", id }, detail: { unit } });
  return actedView(tx, by.clock, id);
}

export async function answerInquiry(
  tx: ScopedTransaction,
  by: By,
  id: string,
  { agrees, words }: { readonly agrees: boolean; readonly words: string },
): Promise<InquiryView> {
  const found = await openInquiry(tx, id);
  const mine = by.actor.grants.some(({ role, units }) => deciders.has(role) && units.includes(found.unit));
  if (!mine) {
    throw new Refusal("not_allowed", { zh: "这是请示别的单位的。", en: "Another unit was asked." });
  }
  if (found.asked_by === by.actor.account) {
    throw new Refusal("not_allowed", { zh: "自己的请示由别人答复。", en: "Somebody else answers your own question." });
  }
  await refuseConflicts(tx, by.sealing, by.actor, await claimOf(tx, found.claim));
  const set = {
    agrees,
    words,
    answered_by: by.actor.account,
    answered_name: by.actor.name,
    answered_at: by.clock.now(),
  };
  await decisionTables(tx).updateTable("inquiry").set(set).where("id", "=", id).execute();
  await record(tx, by.actor, {
    action: "claim.answer_ask",
    object: { kind: "claim", id: found.claim },
    detail: { inquiry: id, agrees },
  });
  return inquiryView(tx, id);
}

const deciders: ReadonlySet<string> = new Set(["officer", "reviewer", "approver", "talent_office"]);

export async function withdrawInquiry(tx: ScopedTransaction, by: By, id: string): Promise<InquiryView> {
  const found = await openInquiry(tx, id);
  await actingOn(tx, by, found.claim);
  await decisionTables(tx).updateTable("inquiry").set({ withdrawn_at: by.clock.now() }).where("id", "=", id).execute();
  await record(tx, by.actor, {
    action: "claim.withdraw_ask",
    object: { kind: "claim", id: found.claim },
    detail: { inquiry: id },
  });
  return inquiryView(tx, id);
}

async function openInquiry(tx: ScopedTransaction, id: string) {
  const found = await decisionTables(tx)
    .selectFrom("inquiry")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) {
    throw new Refusal("not_found", { zh: "没有找到这条请示。", en: "There is no such question within your reach." });
  }
  if (found.answered_at === null && found.withdrawn_at === null) return found;
  throw new Refusal("wrong_state", { zh: "这条请示已经答复或撤回。", en: "It was answered or taken back already." });
}

async function inquiryView(tx: ScopedTransaction, id: string): Promise<InquiryView> {
  const { claim } = await decisionTables(tx)
    .selectFrom("inquiry")
    .select("claim")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return (await inquiriesOf(tx, claim)).find((each) => each.id === id)!;
}

export async function inquiriesOf(tx: ScopedTransaction, claim: string): Promise<InquiryView[]> {
  const rows = await decisionTables(tx)
    .selectFrom("inquiry as i")
    .innerJoin("unit as u", "u.id", "i.unit")
    .selectAll("i")
    .select("u.name as unit_name")
    .where("i.claim", "=", claim)
    .orderBy("i.asked_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    claim: row.claim,
    unit: { id: row.unit, name: row.unit_name },
    question: row.question,
    askedBy: row.asked_name,
    askedAt: row.asked_at.toISOString(),
    answer:
      row.answered_at === null
        ? null
        : {
            agrees: row.agrees === true,
            words: row.words ?? "",
            by: row.answered_name ?? "",
            at: row.answered_at.toISOString(),
          },
    withdrawn: row.withdrawn_at !== null,
  }));
}
