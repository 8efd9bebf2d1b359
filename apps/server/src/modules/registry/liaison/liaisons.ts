import type { LiaisonDetail, LiaisonsQuery } from "@jucai/contract";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { withMerged } from "../duplicates/index.ts";
import { recordsOf } from "./contacts.ts";
import { eventsOf } from "./events.ts";
import { liaisonTables } from "./liaison.tables.ts";
import { cardsOf, contactView, type LiaisonRow } from "./standings.ts";

/**
 * One page of assignments. The standing of a duty is worked out, not stored, so a filter by it looks at all that the
 * other filters leave.
 */
export async function listLiaisons(tx: ScopedTransaction, query: LiaisonsQuery, account: string, today: string) {
  const { page, pageSize, state, on = today } = query;
  const found = await filtered(tx, query, account);
  const from = (page - 1) * pageSize;
  if (state === undefined) {
    const { total } = await found.select((of) => of.fn.countAll<string>().as("total")).executeTakeFirstOrThrow();
    const rows = await ordered(found).limit(pageSize).offset(from).execute();
    return { items: await cardsOf(tx, rows, on), page, pageSize, total: Number(total) };
  }
  const cards = await cardsOf(tx, await ordered(found).execute(), on);
  const wanted = cards.filter(({ standing }) => standing.state === state);
  return { items: wanted.slice(from, from + pageSize), page, pageSize, total: wanted.length };
}

async function filtered(tx: ScopedTransaction, query: LiaisonsQuery, account: string) {
  const { whose, subject, unit, account: of, kind, duty, ended } = query;
  let found = liaisonTables(tx).selectFrom("liaison");
  if (whose === "mine") found = found.where("contact_account", "=", account);
  if (subject !== undefined) found = found.where("subject", "in", await withMerged(tx, subject));
  if (unit !== undefined) found = found.where("unit_id", "=", unit);
  if (of !== undefined) found = found.where("contact_account", "=", of);
  if (kind !== undefined) found = found.where("kind", "=", kind);
  if (duty !== undefined) found = found.where("duty", "=", duty);
  return found.where("valid_to", ended === "yes" ? "is not" : "is", null);
}

type Found = Awaited<ReturnType<typeof filtered>>;
const ordered = (found: Found) => found.selectAll().orderBy("valid_from", "desc").orderBy("id");

/** One assignment within reach; `forUpdate` when it changes. */
export async function liaisonRow(tx: ScopedTransaction, id: string, forUpdate = false): Promise<LiaisonRow> {
  const query = liaisonTables(tx).selectFrom("liaison").selectAll().where("id", "=", id);
  const row = await (forUpdate ? query.forUpdate() : query).executeTakeFirst();
  if (row !== undefined) return row;
  throw new Refusal("not_found", { zh: "没有找到这条联系安排。", en: "There is no such assignment." });
}

/** One assignment with its contacts, events and those who looked after the subject before. */
export async function readLiaison(tx: ScopedTransaction, id: string, today: string): Promise<LiaisonDetail> {
  const row = await liaisonRow(tx, id);
  const [liaison] = await cardsOf(tx, [row], today);
  if (liaison === undefined) throw new Error("an assignment without a card");
  const same = row.person_id === null ? [row.subject] : await withMerged(tx, row.subject);
  const records = await recordsOf(tx, { subjects: same, limit: 100, offset: 0 });
  const events = await eventsOf(tx, { subjects: same, limit: 100, offset: 0 }, today);
  return { liaison, records, events, before: await predecessors(tx, row), handover: row.handover };
}

async function predecessors(tx: ScopedTransaction, row: LiaisonRow): Promise<LiaisonDetail["before"]> {
  const before: LiaisonDetail["before"] = [];
  let next = row.replaces;
  while (next !== null && before.length < 50) {
    const found = await liaisonTables(tx).selectFrom("liaison").selectAll().where("id", "=", next).executeTakeFirst();
    if (found === undefined) break;
    before.push({
      contact: contactView(found),
      from: found.valid_from,
      to: found.valid_to,
      handover: found.handover,
    });
    next = found.replaces;
  }
  return before;
}
