import { randomUUID } from "node:crypto";
import type { Notice, NoticeChange, NoticeRequest } from "@jucai/contract";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { noticeTables, type NoticeRecordRow } from "./notices.tables.ts";
import { type NoticeDoing, noticeWithin, readNotice } from "./read.ts";
import {
  type Candidate,
  candidates,
  type NoticeKind,
  publicName,
  refuseOthers,
  workplaceOf,
  workplaces,
} from "./rows.ts";

/** Prepares a draft. Nothing moves before somebody else publishes it. */
export async function prepareNotice(tx: ScopedTransaction, by: NoticeDoing, given: NoticeRequest): Promise<Notice> {
  const unit = await unitWithin(tx, by.scope, given.unit);
  const found = await wanted(tx, given.kind, given.claims);
  const [first] = found;
  if (first?.place !== unit.place) throw otherPlace();
  const id = randomUUID();
  await noticeTables(tx)
    .insertInto("public_notice")
    .values({
      id,
      kind: given.kind,
      place: unit.place,
      unit: unit.id,
      process: first.process,
      title: titleOf(given.title),
      days: null,
      starts_on: notBefore(given.startsOn, today(by.clock)),
      ends_on: null,
      end_known: true,
      contact: JSON.stringify({ ...given.contact, address: given.contact.address ?? null }),
      prepared_by: by.actor.account,
      prepared_name: by.actor.name,
      created_at: by.clock.now(),
    })
    .execute();
  await writeRows(tx, id, given.kind, found);
  await record(tx, by.actor, {
    action: "notice.prepare",
    object: { kind: "notice", id },
    detail: { claims: found.map(({ number }) => number) },
  });
  return readNotice(tx, by, id);
}

/** Changes a draft; whoever changes it counts as who prepared it. */
export async function changeNotice(tx: ScopedTransaction, by: NoticeDoing, id: string, given: NoticeChange) {
  const notice = await noticeWithin(tx, id, true);
  refuseNoDraft(notice);
  if (notice.version !== given.version) throw changedSince();
  const found = await wanted(tx, notice.kind, given.claims, id);
  if (found[0]?.place !== notice.place) throw otherPlace();
  const db = noticeTables(tx);
  await db
    .updateTable("public_notice")
    .set({
      title: titleOf(given.title),
      starts_on: notBefore(given.startsOn, today(by.clock)),
      contact: JSON.stringify({ ...given.contact, address: given.contact.address ?? null }),
      process: found[0].process,
      prepared_by: by.actor.account,
      prepared_name: by.actor.name,
      version: notice.version + 1,
    })
    .where("id", "=", id)
    .execute();
  await db.deleteFrom("notice_row").where("notice", "=", id).execute();
  await writeRows(tx, id, notice.kind, found);
  await record(tx, by.actor, {
    action: "notice.change",
    object: { kind: "notice", id },
    detail: { claims: found.map(({ number }) => number) },
  });
  return readNotice(tx, by, id);
}

export async function dropNotice(tx: ScopedTransaction, { actor }: NoticeDoing, id: string): Promise<void> {
  refuseNoDraft(await noticeWithin(tx, id, true));
  await noticeTables(tx).deleteFrom("public_notice").where("id", "=", id).execute();
  await record(tx, actor, { action: "notice.drop", object: { kind: "notice", id } });
}

async function wanted(tx: ScopedTransaction, kind: NoticeKind, claims: readonly string[], except?: string) {
  const ids = [...new Set(claims)];
  const found = await candidates(tx, kind, { ids, ...(except === undefined ? {} : { except }) });
  refuseOthers(ids, found);
  return found;
}

/** What will be published is what was prepared: names and amounts are written now and never looked up again. */
async function writeRows(tx: ScopedTransaction, notice: string, kind: NoticeKind, found: readonly Candidate[]) {
  const names = await workplaces(tx, found);
  await noticeTables(tx)
    .insertInto("notice_row")
    .values(
      found.map((claim, position) => ({
        id: randomUUID(),
        notice,
        claim: claim.id,
        position,
        masked_name: publicName(claim),
        unit_name: workplaceOf(claim, names),
        measure: claim.measure,
        measure_title: JSON.stringify(claim.title),
        clause: claim.clause,
        amount_fen: claim.fen,
        kind,
      })),
    )
    .execute();
}

async function unitWithin(tx: ScopedTransaction, { all, units, places }: Scope, id: string) {
  const unit = await noticeTables(tx)
    .selectFrom("unit")
    .select(["id", "place"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (unit !== undefined && (all || units.includes(id) || places.includes(unit.place))) return unit;
  throw new Refusal("not_allowed", {
    zh: "您不能以这个单位的名义公示。",
    en: "You may not publish in the name of this unit.",
  });
}

/** Typed in one language; the other shows the same words. */
const titleOf = (title: string): string => JSON.stringify({ zh: title, en: title });

function notBefore(startsOn: string, on: string): string {
  if (startsOn >= on) return startsOn;
  throw new Refusal("not_valid", {
    zh: "公示开始日期不能早于今天。",
    en: "A notice cannot start before today.",
  });
}

export function refuseNoDraft({ state }: Pick<NoticeRecordRow, "state">): void {
  if (state === "draft") return;
  throw new Refusal("wrong_state", {
    zh: "这份公示已经发布，不能再改。",
    en: "This notice is published and cannot be changed.",
  });
}

function otherPlace(): Refusal {
  return new Refusal("not_valid", {
    zh: "只能公示本地的办件。",
    en: "A unit publishes claims of its own place only.",
  });
}

function changedSince(): Refusal {
  return new Refusal("conflict", {
    zh: "这份公示刚被别人改过，请刷新后再改。",
    en: "Somebody else changed this notice just now; reload it.",
  });
}
