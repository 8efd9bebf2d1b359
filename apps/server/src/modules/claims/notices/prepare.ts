import { randomUUID } from "node:crypto";
import type { Notice, NoticeCandidates, NoticeChange, NoticeRequest, NoticesQuery } from "@jucai/contract";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import { type Clock, today } from "#kernel/clock.ts";
import type { Events } from "#kernel/events.ts";
import type { Actor, PermissionTable } from "#kernel/permissions/index.ts";
import { reachesOf } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { daysOfKind, daysSetting, noticeDays, processName } from "./days.ts";
import { noticeTables, type NoticeRecordRow } from "./notices.tables.ts";
import {
  type Candidate,
  candidates,
  candidateView,
  type NoticeKind,
  publicName,
  refuseOthers,
  workplaceOf,
  workplaces,
} from "./rows.ts";
import { cards, deskView, rowsOf } from "./views.ts";

export type NoticeDoing = {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly clock: Clock;
  readonly events: Events;
  readonly permissions: PermissionTable;
};

/** Claims that wait for a notice, by place and process, with the number of days that would hold. */
export async function candidateGroups(
  tx: ScopedTransaction,
  { clock }: Pick<NoticeDoing, "clock">,
  kind: NoticeKind,
): Promise<NoticeCandidates> {
  const found = await candidates(tx, kind);
  const names = await workplaces(tx, found);
  const groups = [];
  for (const claims of Map.groupBy(found, ({ place, process }) => `${place} ${process}`).values()) {
    const [first] = claims;
    if (first === undefined) continue;
    groups.push({
      process: { id: first.process, name: await processName(tx, first) },
      place: first.place,
      days: (await daysOfKind(tx, clock, kind, first)) ?? null,
      setting: daysSetting(first.process),
      claims: claims.map((claim) => candidateView(claim, names)),
    });
  }
  return { groups };
}

export async function listNotices(tx: ScopedTransaction, on: string, { kind, state, page, pageSize }: NoticesQuery) {
  let found = noticeTables(tx).selectFrom("public_notice");
  if (kind !== undefined) found = found.where("kind", "=", kind);
  if (state !== undefined) found = found.where("state", "=", state);
  const { total } = await found.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: await cards(tx, rows, on), page, pageSize, total };
}

/** A notice within reach; locked when it is about to change. */
export async function noticeWithin(tx: ScopedTransaction, id: string, lock = false): Promise<NoticeRecordRow> {
  let query = noticeTables(tx).selectFrom("public_notice").selectAll().where("id", "=", id);
  if (lock) query = query.forUpdate();
  const found = await query.executeTakeFirst();
  if (found === undefined) throw noNotice();
  return found;
}

export async function readNotice(tx: ScopedTransaction, by: NoticeDoing, id: string): Promise<Notice> {
  const notice = await noticeWithin(tx, id);
  const mayApprove = by.actor.grants.some(
    ({ role }) => reachesOf(by.permissions, role, "notice", "approve").length > 0,
  );
  return deskView(tx, notice, {
    on: today(by.clock),
    mayPublish: notice.state === "draft" && mayApprove && notice.prepared_by !== by.actor.account,
    draftDays: notice.state === "draft" ? ((await daysOfDraft(tx, by.clock, notice)) ?? null) : null,
  });
}

/** Days of a draft as they are set now: the place may set them while it is being prepared. */
export async function daysOfDraft(tx: ScopedTransaction, clock: Clock, notice: NoticeRecordRow) {
  const claims = (await rowsOf(tx, notice.id)).map(({ claim }) => claim);
  const [first] = await candidates(tx, notice.kind, { ids: claims, except: notice.id });
  if (first !== undefined) return daysOfKind(tx, clock, notice.kind, first);
  if (notice.process === null) return undefined;
  return noticeDays(tx, clock, { days: null, process: notice.process, place: notice.place });
}

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

export function noNotice(): Refusal {
  return new Refusal("not_found", { zh: "没有这份公示。", en: "There is no such notice." });
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
