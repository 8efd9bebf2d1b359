import type { NoticeRecord } from "@jucai/contract";
import { sql } from "kysely";
import type { z } from "zod";
import type { ModuleDeps } from "#http/deps.ts";
import { record } from "#kernel/audit/index.ts";
import { today } from "#kernel/clock.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { noticeTables } from "./notices.tables.ts";
import { noticeWithin } from "./read.ts";
import { rowsOf } from "./views.ts";

type Closing = Pick<ModuleDeps, "database" | "clock" | "events">;
const why = "close notices whose time has passed";

/**
 * The day after the last day: rows that nobody spoke against are clear, each in a transaction of its own, so that one
 * that cannot move keeps no other from its money. Rows under objection wait. Safe to run any number of times.
 */
export async function closeNotices(deps: Closing, signal?: AbortSignal): Promise<{ cleared: number; closed: number }> {
  const on = today(deps.clock);
  const rows = await deps.database.asSystem(why, async (tx) => {
    const found = await sql<{ id: string }>`
      select r.id from notice_row r join public_notice n on n.id = r.notice
      where n.state = 'published' and n.kind = 'decision' and n.ends_on < ${on}::date and r.state = 'running'
      order by n.ends_on, r.position`.execute(tx);
    return found.rows;
  });
  const faults: unknown[] = [];
  let cleared = 0;
  for (const { id } of rows) {
    signal?.throwIfAborted();
    try {
      cleared += await deps.database.asSystem(why, (tx) => clearRow(tx, deps, id, on));
    } catch (error) {
      faults.push(error);
    }
  }
  const closed = await deps.database.asSystem(why, (tx) => closeFinished(tx, on));
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} rows of notices could not be cleared`);
  return { cleared, closed };
}

async function clearRow(tx: ScopedTransaction, { events }: Closing, id: string, on: string): Promise<number> {
  const db = noticeTables(tx);
  const row = await db.selectFrom("notice_row").selectAll().where("id", "=", id).forUpdate().executeTakeFirstOrThrow();
  // An objection may have come in since the list was made.
  if (row.state !== "running") return 0;
  await db.updateTable("notice_row").set({ state: "clear", cleared_on: on }).where("id", "=", id).execute();
  await record(tx, "system", {
    action: "notice.clear",
    object: { kind: "claim", id: row.claim },
    detail: { notice: row.notice, row: id, on },
  });
  await events.emit(tx, "system", "notice.clear", { claim: row.claim });
  return 1;
}

/** A notice is closed once its time has passed and none of its rows waits. */
async function closeFinished(tx: ScopedTransaction, on: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update public_notice n set state = 'closed'
    where state = 'published' and ends_on < ${on}::date and (kind = 'result'
      or not exists (select 1 from notice_row r where r.notice = n.id and r.state in ('running', 'objected')))
    returning n.id`.execute(tx);
  for (const { id } of rows) await record(tx, "system", { action: "notice.close", object: { kind: "notice", id } });
  return rows.length;
}

/** 公示无异议: the rows that nobody spoke against, as the record for the file says it. */
export async function noticeRecord(
  tx: ScopedTransaction,
  id: string,
  on: string,
): Promise<z.infer<typeof NoticeRecord>> {
  const notice = await noticeWithin(tx, id);
  const clear = (await rowsOf(tx, id)).filter(({ state }) => state === "clear");
  const [startsOn, endsOn] = [notice.starts_on, notice.ends_on ?? notice.starts_on];
  const { rows: numbers } = await sql<{ id: string; number: string }>`
    select r.id, c.number from notice_row r join claim c on c.id = r.claim where r.notice = ${id}::uuid`.execute(tx);
  return {
    notice: { number: notice.number ?? "", title: notice.title, startsOn, endsOn, days: notice.days ?? 0 },
    on:
      clear
        .map(({ cleared_on }) => cleared_on ?? on)
        .toSorted()
        .at(-1) ?? on,
    rows: clear.map((row) => ({
      number: numbers.find(({ id: of }) => of === row.id)?.number ?? "",
      name: row.masked_name,
      measure: row.measure_title,
      fen: row.amount_fen === null ? null : Number(row.amount_fen),
    })),
    says: {
      zh: `${startsOn} 至 ${endsOn} 公示 ${notice.days ?? 0} 个工作日，以上 ${clear.length} 件无异议或异议不成立。`,
      en: `Published from ${startsOn} to ${endsOn}, ${notice.days ?? 0} working days: nothing stands against these ${clear.length} claims.`,
    },
  };
}

/** A claim that its claimant takes back leaves its notice; the others of the list go on. */
export async function leaveNotice(tx: ScopedTransaction, claim: string): Promise<void> {
  await sql`
    update notice_row r set state = 'withdrawn' from public_notice n
    where n.id = r.notice and n.state <> 'draft' and r.claim = ${claim}::uuid and r.state in ('running', 'objected')`.execute(
    tx,
  );
  await sql`
    delete from notice_row r using public_notice n
    where n.id = r.notice and n.state = 'draft' and r.claim = ${claim}::uuid`.execute(tx);
}
