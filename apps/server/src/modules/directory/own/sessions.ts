import type { SessionItem } from "@jucai/contract";
import type { z } from "zod";
import type { AccountTransaction } from "../accounts/accounts.tables.ts";
import { Refusal } from "#kernel/refusal.ts";

/** Sessions of an account that are still open, the newest first. */
export async function openSessions(tx: AccountTransaction, account: string, current: string | null, at: Date) {
  const { idle_minutes: idle } = await tx
    .selectFrom("directory_setting")
    .select("idle_minutes")
    .executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom("session")
    .select(["id", "started_at", "seen_at", "address", "browser", "way"])
    .where("account", "=", account)
    .where("ended_at", "is", null)
    .where("ends_at", ">", at)
    .where("seen_at", ">", new Date(at.getTime() - idle * 60_000))
    .orderBy("started_at", "desc")
    .execute();
  const sessions = rows.map((row): z.input<typeof SessionItem> => {
    return {
      id: row.id,
      startedAt: row.started_at.toISOString(),
      lastSeenAt: row.seen_at.toISOString(),
      address: row.address,
      browser: row.browser,
      way: row.way,
      current: row.id === current,
    };
  });
  return { sessions };
}

/** Ends one session of an account. Absent and somebody else's get the same answer. */
export async function endSession(tx: AccountTransaction, account: string, session: string, at: Date): Promise<void> {
  const done = await tx
    .updateTable("session")
    .set({ ended_at: at })
    .where("id", "=", session)
    .where("account", "=", account)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) {
    throw new Refusal("not_found", {
      zh: "没有这次登录，或已经退出。",
      en: "There is no such session, or it has ended.",
    });
  }
}
