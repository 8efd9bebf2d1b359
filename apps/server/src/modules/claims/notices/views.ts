import type { Notice, PublicNotice, PublicNoticeCard } from "@jucai/contract";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { noticeTables, type NoticeRecordRow, type NoticeRowRecord } from "./notices.tables.ts";
import { daysLeft, periodOf } from "./period.ts";

/** A notice as everybody may see its head; of a draft the last day is worked out from the days, if they are set. */
export async function cards(
  tx: ScopedTransaction,
  notices: readonly NoticeRecordRow[],
  on: string,
  draftDays: number | null = null,
): Promise<PublicNoticeCard[]> {
  if (notices.length === 0) return [];
  const ids = notices.map(({ id }) => id);
  const units = await noticeTables(tx)
    .selectFrom("unit")
    .select(["id", "name"])
    .where(
      "id",
      "in",
      notices.map(({ unit }) => unit),
    )
    .execute();
  const { rows: counts } = await sql<{ notice: string; count: number }>`
    select notice, count(*)::int as count from notice_row where notice = any(${ids}::uuid[]) group by notice`.execute(
    tx,
  );
  return notices.map((notice) => {
    const days = notice.days ?? draftDays ?? 0;
    const planned = notice.ends_on === null && days > 0 ? periodOf(notice.starts_on, days) : undefined;
    const endsOn = notice.ends_on ?? planned?.endsOn ?? notice.starts_on;
    return {
      id: notice.id,
      number: notice.number ?? "",
      kind: notice.kind,
      place: notice.place,
      unit: units.find(({ id }) => id === notice.unit)?.name ?? { zh: "—", en: "—" },
      title: notice.title,
      days,
      startsOn: notice.starts_on,
      endsOn,
      endKnown: planned?.endKnown ?? notice.end_known,
      daysLeft: daysLeft({ starts_on: notice.starts_on, ends_on: endsOn }, on),
      state: notice.state,
      contact: notice.contact,
      count: counts.find(({ notice: of }) => of === notice.id)?.count ?? 0,
    };
  });
}

export function rowView(row: NoticeRowRecord): PublicNotice["rows"][number] {
  return {
    id: row.id,
    name: row.masked_name,
    workplace: row.unit_name,
    measure: { id: row.measure, title: row.measure_title },
    clause: row.clause,
    fen: row.amount_fen === null ? null : Number(row.amount_fen),
    state: row.state,
  };
}

export function rowsOf(tx: ScopedTransaction, notice: string): Promise<NoticeRowRecord[]> {
  return noticeTables(tx)
    .selectFrom("notice_row")
    .selectAll()
    .where("notice", "=", notice)
    .orderBy("position")
    .execute();
}

/** The desk's view of one notice, with the claims behind its rows. */
export async function deskView(
  tx: ScopedTransaction,
  notice: NoticeRecordRow,
  {
    on,
    mayPublish,
    draftDays,
  }: { readonly on: string; readonly mayPublish: boolean; readonly draftDays: number | null },
): Promise<Notice> {
  const rows = await rowsOf(tx, notice.id);
  const { rows: claims } = await sql<{ id: string; number: string; claimant: string; objections: number }>`
    select r.id, c.number, c.claimant_name as claimant,
      (select count(*)::int from objection o where o.notice_row = r.id) as objections
    from notice_row r join claim c on c.id = r.claim where r.notice = ${notice.id}::uuid`.execute(tx);
  const [card] = await cards(tx, [notice], on, draftDays);
  if (card === undefined) throw new Error("a notice has a card");
  return {
    ...card,
    rows: rows.map((row) => {
      const claim = claims.find(({ id }) => id === row.id);
      return {
        ...rowView(row),
        claim: { id: row.claim, number: claim?.number ?? "—", claimant: claim?.claimant ?? row.masked_name },
        objections: claim?.objections ?? 0,
        clearedOn: row.cleared_on,
      };
    }),
    preparedBy: notice.prepared_name,
    publishedBy: notice.published_name,
    publishedAt: notice.published_at?.toISOString() ?? null,
    mayPublish,
    version: notice.version,
  };
}
