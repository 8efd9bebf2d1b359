import type { Acted, InquiryView, ReassignRequest } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import type { AccountTables } from "#modules/directory/accounts/accounts.tables.ts";
import { today } from "#kernel/clock.ts";
import { decisionTables } from "../decisions/decisions.tables.ts";
import { nameOf, tellAccount, tellUnit } from "../letters/tell.ts";
import { giveStepTo } from "../standing/steps.ts";
import { actedView } from "./acted.ts";
import { actingOn } from "./acting-on.ts";
import type { By } from "./ground.ts";

/** 转办: hands the step to another officer with the role, or to another unit of the place. */
export async function reassign(
  tx: ScopedTransaction,
  by: By,
  id: string,
  { version, account, unit, why }: ReassignRequest,
): Promise<Acted> {
  if ((account === undefined) === (unit === undefined)) {
    throw notValid(
      "account",
      "请选择转给哪位经办人，或者转给哪个单位。",
      "Choose one: another officer, or another unit.",
    );
  }
  const { claim, step } = await actingOn(tx, by, id, version, { assigned: "anybody" });
  if (unit !== undefined) {
    await unitOf(tx, unit, claim.place);
    await unlimited(tx, "hand a step over", () => giveStepTo(tx, step, unit));
    const says = nameOf(claim);
    await tellUnit(
      tx,
      by.clock,
      claim,
      { unit, role: step.role },
      {
        zh: `${says.zh}转到你单位办理：${why}`,
        en: `${says.en} was handed to your unit: ${why}`,
      },
    );
  } else {
    const name = await officerOf(tx, account!, step, today(by.clock));
    await decisionTables(tx)
      .updateTable("claim_step")
      .set({ account: account!, account_name: name, locked_at: null })
      .where("id", "=", step.id)
      .execute();
    const says = nameOf(claim);
    await tellAccount(tx, by.clock, claim, account!, {
      zh: `${by.actor.name}把${says.zh}转给您办理：${why}`,
      en: `${by.actor.name} handed ${says.en} to you: ${why}`,
    });
  }
  await decisionTables(tx)
    .insertInto("assignment")
    .values({
      step: step.id,
      claim: id,
      account: account ?? null,
      unit: unit ?? null,
      why,
      by_account: by.actor.account,
      by_name: by.actor.name,
      at: by.clock.now(),
    })
    .execute();
  await record(tx, by.actor, {
    action: "claim.reassign",
    object: { kind: "claim", id },
    detail: { step: step.key, account: account ?? null, unit: unit ?? null, why },
  });
  // The claim may lie beyond the officer's reach once it is another unit's.
  return unlimited(tx, "the claim as it stands", () => actedView(tx, by.clock, id));
}

/** An office of the same place, open on this day. */
async function unitOf(tx: ScopedTransaction, id: string, place: string) {
  const found = await decisionTables(tx)
    .selectFrom("unit")
    .select(["id", "kind", "place", "name", "valid_to"])
    .where("id", "=", id)
    .executeTakeFirst();
  const office = found !== undefined && ["office", "jurisdiction", "township"].includes(found.kind);
  const above = found !== undefined && place.startsWith(found.place.replace(/(00)+$/, ""));
  if (office && above && found.valid_to === null) return found;
  throw notValid("unit", "请选择本辖区的办理单位。", "Choose an office of this place.");
}

type Officers = Pick<AccountTables, "account" | "role_grant">;

/** Somebody who holds the step's role at its unit today. */
async function officerOf(
  tx: ScopedTransaction,
  id: string,
  step: { readonly unit: string | null; readonly role: string },
  day: string,
): Promise<string> {
  const found = await unlimited(tx, "an officer by id", () =>
    tx
      .withTables<Officers>()
      .selectFrom("account as a")
      .innerJoin("role_grant as g", "g.account", "a.id")
      .select("a.name")
      .where("a.id", "=", id)
      .where("a.disabled_at", "is", null)
      .where("g.revoked_at", "is", null)
      .where("g.valid_from", "<=", day)
      .where((is) => is.or([is("g.valid_to", "is", null), is("g.valid_to", ">=", day)]))
      .where("g.role", "=", step.role as "officer")
      .executeTakeFirst(),
  );
  if (found === undefined) {
    throw notValid("account", "这位人员没有这一环节的角色。", "This person does not hold the role of the step.");
  }
  return found.name;
}

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

function notValid(field: string, zh: string, en: string): Refusal {
  return new Refusal("not_valid", { zh, en }, [{ field, says: zh }]);
}
