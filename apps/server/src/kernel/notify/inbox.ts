import type { Notification } from "@jucai/contract";
import { sql } from "kysely";
import type { ScopedTransaction } from "../scope.ts";
import { notifyTables } from "./notify.tables.ts";

type Page = { readonly page: number; readonly pageSize: number };

/** What the transaction's account and person were told, newest first. */
export async function listNotifications(
  tx: ScopedTransaction,
  { page, pageSize, unread }: Page & { readonly unread?: "yes" },
) {
  let found = notifyTables(tx).selectFrom("notification");
  if (unread === "yes") found = found.where("read_at", "is", null);
  const { total } = await found.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy("at", "desc")
    .orderBy("id")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const items: Notification[] = rows.map(({ id, kind, at, says, link, read_at }) => {
    return { id, kind, at: at.toISOString(), says, link, readAt: read_at?.toISOString() ?? null };
  });
  return { items, page, pageSize, total, unread: await unreadOf(tx) };
}

export async function unreadOf(tx: ScopedTransaction): Promise<number> {
  const { count } = await notifyTables(tx)
    .selectFrom("notification")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("read_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks these as read, or all; answers how many are left. */
export async function markRead(tx: ScopedTransaction, ids: readonly string[] | undefined, at: Date): Promise<number> {
  const marked = notifyTables(tx).updateTable("notification").set({ read_at: at }).where("read_at", "is", null);
  if (ids === undefined) await marked.execute();
  else if (ids.length > 0) await marked.where("id", "in", [...ids]).execute();
  return unreadOf(tx);
}
