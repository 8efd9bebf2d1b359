import type { ClaimsQuery } from "@jucai/contract";
import { type RawBuilder, sql } from "kysely";
import type { Actor } from "#kernel/permissions/index.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type Claim, claimsTables } from "../claims.tables.ts";
import { cardsOf } from "./cards.ts";
import { queueOf } from "./queues.ts";

type When = { readonly day: string; readonly now: Date };
type Paging = Pick<ClaimsQuery, "page" | "pageSize">;

/** Claims within reach by queue and filters; with how many there are and what they come to. */
export async function listClaims(tx: ScopedTransaction, actor: Actor, query: ClaimsQuery, when: When) {
  const conditions = [sql`c.status <> 'draft'`, queueOf(query.queue).where(actor), ...filters(query, when.day)];
  return pageOf(tx, actor, sql.join(conditions, sql` and `), orders[query.sort], query, when);
}

/** One's own claims: what needs oneself first, then what moved last. */
export async function listMyClaims(tx: ScopedTransaction, actor: Actor, query: Paging, when: When) {
  const own = sql`c.status <> 'draft' and c.person_id = ${actor.person}::uuid`;
  const first = sql`c.status in ('correction', 'bounced') desc, c.updated_at desc`;
  return pageOf(tx, actor, own, first, query, when);
}

const orders: Readonly<Record<ClaimsQuery["sort"], RawBuilder<unknown>>> = {
  due: sql`c.paused_since is not null, c.due_on nulls last, c.submitted_on`,
  submitted: sql`c.submitted_on desc`,
  updated: sql`c.updated_at desc`,
  amount: sql`c.asked_fen desc nulls last`,
};

function filters(query: ClaimsQuery, day: string): RawBuilder<unknown>[] {
  const { q, measure, status, unit, person, employer, overdue } = query;
  return [
    ...(q === undefined || q === "" ? [] : [sql`(c.number = ${q} or starts_with(c.claimant_name, ${q}))`]),
    ...(measure === undefined ? [] : [sql`c.benefit = ${measure}`]),
    ...(status === undefined ? [] : [sql`c.status = ${status}`]),
    ...(unit === undefined ? [] : [sql`c.units @> array[${unit}::uuid]`]),
    ...(person === undefined ? [] : [sql`c.person_id = ${person}::uuid`]),
    ...(employer === undefined ? [] : [sql`c.employer_id = ${employer}::uuid`]),
    ...(overdue === "true" ? [sql`c.due_on < ${day}::date and c.paused_since is null`] : []),
    ...(overdue === "false" ? [sql`(c.due_on is null or c.due_on >= ${day}::date or c.paused_since is not null)`] : []),
  ];
}

async function pageOf(
  tx: ScopedTransaction,
  actor: Actor,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  { page, pageSize }: Paging,
  when: When,
) {
  const { rows } = await sql<{ total: number; fen: string | null }>`
    select count(*)::int as total, sum(c.asked_fen) as fen from claim c where ${where}`.execute(tx);
  const { rows: ids } = await sql<{ id: string }>`
    select c.id from claim c where ${where} order by ${order}, c.id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  const claims = await inOrder(
    tx,
    ids.map(({ id }) => id),
  );
  const items = await cardsOf(tx, actor, claims, when);
  return { items, page, pageSize, total: rows[0]?.total ?? 0, totalFen: Number(rows[0]?.fen ?? 0) };
}

async function inOrder(tx: ScopedTransaction, ids: readonly string[]): Promise<Claim[]> {
  if (ids.length === 0) return [];
  const rows = await claimsTables(tx)
    .selectFrom("claim")
    .selectAll()
    .where("id", "in", [...ids])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
