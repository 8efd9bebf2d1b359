import type { Notice } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import { type ScopedTransaction, unlimited } from "#kernel/scope.ts";
import { moveClaim } from "../standing/move-claim.ts";
import { daysNotSet } from "./days.ts";
import { noticeTables, type NoticeRecordRow } from "./notices.tables.ts";
import { periodOf } from "./period.ts";
import { refuseNoDraft } from "./prepare.ts";
import { daysOfDraft, type NoticeDoing, noticeWithin, readNotice } from "./read.ts";
import { candidates, refuseOthers } from "./rows.ts";
import { rowsOf } from "./views.ts";

/**
 * Publishes a draft that somebody else prepared: from now on everybody reads it, and its claims are in notice.
 *
 * Throws Refusal: not_set without a number of days, not_allowed to whoever prepared it, wrong_state when it is
 * published already, its first day has passed, or a claim has moved on since it was prepared.
 */
export async function publishNotice(tx: ScopedTransaction, by: NoticeDoing, id: string): Promise<Notice> {
  const notice = await noticeWithin(tx, id, true);
  refuseNoDraft(notice);
  if (notice.prepared_by === by.actor.account) throw sameHand();
  const on = today(by.clock);
  if (notice.starts_on < on) throw startPassed();
  const claims = (await rowsOf(tx, id)).map(({ claim }) => claim);
  refuseOthers(claims, await candidates(tx, notice.kind, { ids: claims, except: id }));
  const days = await daysOfDraft(tx, by.clock, notice);
  if (days === undefined) throw daysNotSet(notice.process ?? "");
  const { endsOn, endKnown } = periodOf(notice.starts_on, days);
  const number = await nextNumber(tx, notice, on);
  await noticeTables(tx)
    .updateTable("public_notice")
    .set({
      number,
      days,
      ends_on: endsOn,
      end_known: endKnown,
      state: "published",
      published_by: by.actor.account,
      published_name: by.actor.name,
      published_at: by.clock.now(),
      version: notice.version + 1,
    })
    .where("id", "=", id)
    .execute();
  if (notice.kind === "decision") for (const claim of claims) await moveClaim(tx, by, claim, { do: "publish" });
  await record(tx, by.actor, {
    action: "notice.publish",
    object: { kind: "notice", id },
    detail: {
      number,
      days,
      startsOn: notice.starts_on,
      endsOn,
      claims: claims.length,
      preparedBy: notice.prepared_name,
    },
  });
  return readNotice(tx, by, id);
}

/** Such as 350423-2025-G0003; two at the same time wait for each other. */
async function nextNumber(tx: ScopedTransaction, { place }: NoticeRecordRow, on: string): Promise<string> {
  const year = Number(on.slice(0, 4));
  const { rows } = await unlimited(tx, "number of a notice", () =>
    sql<{ last: number }>`
      insert into claim_number (place, year, series, last) values (${place}, ${year}, 'notice', 1)
      on conflict (place, year, series) do update set last = claim_number.last + 1
      returning last`.execute(tx),
  );
  return `${place}-${year}-G${String(rows[0]?.last ?? 1).padStart(4, "0")}`;
}

function sameHand(): Refusal {
  return new Refusal("not_allowed", {
    zh: "公示要由另一个人发布，不能自己拟、自己发。",
    en: "Whoever prepared a notice cannot publish it; somebody else must.",
  });
}

function startPassed(): Refusal {
  return new Refusal("wrong_state", {
    zh: "公示开始日期已经过了，请先把日期改到今天或以后。",
    en: "The first day has passed; move it to today or later.",
  });
}
