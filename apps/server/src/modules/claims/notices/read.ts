import type { Notice, NoticeCandidates, NoticesQuery } from "@jucai/contract";
import { sql } from "kysely";
import { type Clock, today } from "#kernel/clock.ts";
import type { Events } from "#kernel/events.ts";
import { type Actor, type PermissionTable, reachesOf } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { Scope, ScopedTransaction } from "#kernel/scope.ts";
import { daysOfKind, daysSetting, noticeDays, processName } from "./days.ts";
import { noticeTables, type NoticeRecordRow } from "./notices.tables.ts";
import { candidates, candidateView, type NoticeKind, workplaces } from "./rows.ts";
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

export function noNotice(): Refusal {
  return new Refusal("not_found", { zh: "没有这份公示。", en: "There is no such notice." });
}
