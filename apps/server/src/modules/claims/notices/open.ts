import type { PublicNotice, PublicNoticesQuery } from "@jucai/contract";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { noticeTables } from "./notices.tables.ts";
import { noNotice } from "./read.ts";
import { cards, rowsOf, rowView } from "./views.ts";

/** Days for which an ended notice is still shown to everybody. */
const shownAfter = 365;

/** What was published, newest first: names are masked in the rows themselves. */
export async function publicNotices(
  tx: ScopedTransaction,
  on: string,
  { place, kind, state, page, pageSize }: PublicNoticesQuery,
) {
  let found = published(tx, on).where("kind", "=", kind);
  if (place !== undefined) found = found.where("place", "=", place);
  if (state !== undefined) found = found.where("ends_on", state === "running" ? ">=" : "<", on);
  const { total } = await found.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await found
    .selectAll()
    .orderBy("starts_on", "desc")
    .orderBy("number", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: await cards(tx, rows, on), page, pageSize, total };
}

export async function publicNotice(tx: ScopedTransaction, on: string, id: string): Promise<PublicNotice> {
  const notice = await published(tx, on).selectAll().where("id", "=", id).executeTakeFirst();
  const [card] = notice === undefined ? [] : await cards(tx, [notice], on);
  if (card === undefined) throw noNotice();
  return { ...card, rows: (await rowsOf(tx, id)).map(rowView) };
}

function published(tx: ScopedTransaction, on: string) {
  return noticeTables(tx)
    .selectFrom("public_notice")
    .where("state", "<>", "draft")
    .where(sql<boolean>`ends_on > ${on}::date - ${shownAfter}::int`);
}
