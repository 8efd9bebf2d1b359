import { sql } from "kysely";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { AccountTransaction } from "./accounts.tables.ts";

type Page = { readonly page: number; readonly pageSize: number };

/** What the development sender kept in place of sending it, the newest first. */
export async function listMessages(tx: AccountTransaction, sealing: Sealing, { page, pageSize }: Page) {
  const { total } = await tx
    .selectFrom("outbox_message")
    .select(sql<number>`count(*)::int`.as("total"))
    .executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom("outbox_message")
    .selectAll()
    .orderBy("id", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const opened = (sealed: Buffer) => sealing.openSystem(sealed, "outbox_message").toString();
  const items = rows.map(({ id, to_sealed, text_sealed, sent_at }) => {
    return { id: Number(id), to: opened(to_sealed), text: opened(text_sealed), at: sent_at.toISOString() };
  });
  return { items, page, pageSize, total };
}
