import { createHash, randomUUID } from "node:crypto";
import type { ObjectionFollowUp, ObjectionRequest } from "@jucai/contract";
import { sql } from "kysely";
import type { ModuleDeps } from "#http/deps.ts";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { notify } from "#kernel/notify/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { addWorkingDays } from "#kernel/working-days.ts";
import { settingOf } from "../../library/index.ts";
import { verifyCode } from "../letters/letter-numbers.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { answerIn, forSide, said, say, sealObjection } from "./messages.ts";
import { noticeTables } from "./notices.tables.ts";

export type Objecting = Pick<ModuleDeps, "sealing" | "clock" | "events">;
const nobodyKnown = { account: null, name: "公示异议" };
/** Objections to one row that may wait at a time: more say nothing new. */
const mostOpen = 20;

/**
 * Takes an objection to one row of a running notice: that row's claim waits, the others go on. Answers the code by
 * which it is followed up; only its hash is kept.
 */
export async function fileObjection(
  tx: ScopedTransaction,
  { sealing, clock, events }: Objecting,
  notice: string,
  { row: rowId, from, text }: ObjectionRequest,
): Promise<{ readonly code: string; readonly state: "received" }> {
  const db = noticeTables(tx);
  const at = clock.now();
  const on = today(clock);
  const row = await db
    .selectFrom("notice_row")
    .innerJoin("public_notice", "public_notice.id", "notice_row.notice")
    .select(["notice_row.id", "notice_row.claim", "notice_row.state", "public_notice.place", "public_notice.unit"])
    .select([
      "public_notice.state as noticeState",
      "public_notice.kind",
      "public_notice.ends_on",
      "public_notice.number",
    ])
    .where("notice_row.id", "=", rowId)
    .where("notice_row.notice", "=", notice)
    .where("public_notice.state", "<>", "draft")
    .forUpdate("notice_row")
    .executeTakeFirst();
  if (row === undefined) throw noRow();
  if (row.kind !== "decision" || row.ends_on === null || row.ends_on < on) throw over();
  if (row.state !== "running" && row.state !== "objected") throw over();
  await refuseFlood(tx, rowId);
  const id = randomUUID();
  const code = verifyCode();
  const days = await settingOf(tx, row.place, "place#objection_days", on);
  await db
    .insertInto("objection")
    .values({
      id,
      notice_row: rowId,
      code_hash: hashOf(code),
      named: from !== undefined,
      sealed: sealObjection(sealing, id, { text, ...from }),
      filed_at: at,
      due_on: typeof days === "number" ? addWorkingDays(on, days).day : null,
    })
    .execute();
  await record(tx, nobodyKnown, {
    action: "objection.file",
    object: { kind: "objection", id },
    detail: { notice: row.number, row: rowId, named: from !== undefined },
  });
  if (row.state === "running") {
    await db.updateTable("notice_row").set({ state: "objected" }).where("id", "=", rowId).execute();
    await moveClaim(tx, { actor: "system", clock, events }, row.claim, { do: "object" });
  }
  for (const role of ["reviewer", "talent_office", "officer"] as const) {
    await notify(
      tx,
      clock,
      { unit: row.unit, role },
      {
        kind: "objection.new",
        says: {
          zh: `公示 ${row.number ?? ""} 收到一条异议，请核查。`,
          en: `Somebody objected to notice ${row.number ?? ""}; look into it.`,
        },
        link: `/desk/objections/${id}`,
        quietly: true,
      },
    );
  }
  return { code, state: "received" };
}

/** How an objection stands, for whoever has its code; words that come along are added. */
export async function followUp(
  tx: ScopedTransaction,
  { sealing, clock }: Objecting,
  { code, words }: { readonly code: string; readonly words?: string },
): Promise<ObjectionFollowUp> {
  const db = noticeTables(tx);
  const found = await db
    .selectFrom("objection")
    .selectAll()
    .where("code_hash", "=", hashOf(code))
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw wrongCode();
  let state = found.state;
  if (words !== undefined) {
    if (state === "closed") throw closed();
    await say(tx, sealing, clock.now(), found.id, { from: "objector", text: words });
    state = "received";
    await db.updateTable("objection").set({ state }).where("id", "=", found.id).execute();
    await record(tx, nobodyKnown, { action: "objection.words", object: { kind: "objection", id: found.id } });
  }
  const messages = await said(tx, sealing, found.id);
  return {
    state,
    filedAt: found.filed_at.toISOString(),
    dueOn: found.due_on,
    messages: forSide(messages, "objector"),
    outcome: found.outcome,
    answer: answerIn(messages),
  };
}

/** Sixteen signs that nobody guesses: a plain hash keeps them. */
function hashOf(code: string): Buffer {
  const signs = code.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
  return createHash("sha256").update(`objection ${signs}`).digest();
}

async function refuseFlood(tx: ScopedTransaction, row: string): Promise<void> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from objection where notice_row = ${row}::uuid and state <> 'closed'`.execute(tx);
  if ((rows[0]?.open ?? 0) < mostOpen) return;
  throw new Refusal("too_many_requests", {
    zh: "这一条已有多人提出异议，正在核查。有新的情况请打公示页上的电话。",
    en: "Several objections to this line are being looked into. If you know something new, call the number on the notice.",
  });
}

function noRow(): Refusal {
  return new Refusal("not_found", { zh: "公示里没有这一条。", en: "The notice has no such line." });
}

function over(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这一条的公示已经结束，不再收异议。有情况请打公示页上的电话。",
    en: "The time for objections to this line is over. If you know something, call the number on the notice.",
  });
}

function wrongCode(): Refusal {
  return new Refusal("not_found", {
    zh: "没有这个查询码，请核对后再输。",
    en: "There is no such code; check it and enter it again.",
  });
}

function closed(): Refusal {
  return new Refusal("wrong_state", {
    zh: "这条异议已经办结，不能再补充。",
    en: "This objection is closed; nothing can be added.",
  });
}
