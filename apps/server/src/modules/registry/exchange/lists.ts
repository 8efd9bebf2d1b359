import type { FactJson, FactSource } from "@jucai/contract";
import { type Selectable, sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { notFound } from "../facts/subject.ts";
import { type RegistryTables, registryTables } from "../registry.tables.ts";

type Paging = { readonly page: number; readonly pageSize: number };

/** What was delivered, the latest first. */
export async function deliveries(tx: ScopedTransaction, { page, pageSize }: Paging) {
  const db = registryTables(tx);
  const rows = await db
    .selectFrom("exchange_delivery")
    .select(["id", "source", "as_of", "received_at", "account_name", "way", "counts"])
    .orderBy("received_at", "desc")
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await db
    .selectFrom("exchange_delivery")
    .select(sql<number>`count(*)::int`.as("total"))
    .executeTakeFirstOrThrow();
  const items = rows.map(({ id, source, as_of, received_at, account_name, way, counts }) => ({
    id,
    source,
    asOf: as_of,
    receivedAt: received_at.toISOString(),
    from: account_name,
    way,
    counts,
  }));
  return { items, page, pageSize, total };
}

type Row = Selectable<RegistryTables["contradiction"]> & {
  readonly name: string;
  readonly said_value: FactJson;
  readonly said_sealed: boolean;
  readonly held_value: FactJson;
  readonly held_sealed: boolean;
  readonly held_source: FactSource;
  readonly held_by: string;
  readonly held_at: Date;
};

const joined = sql`
  select c.*, coalesce(p.name, e.name) as name, s.value as said_value, s.sealed is not null as said_sealed,
    h.value as held_value, h.sealed is not null as held_sealed,
    h.source as held_source, h.entered_name as held_by, h.entered_at as held_at
  from contradiction c
    join fact_value s on s.id = c.said join fact_value h on h.id = c.held
    left join person p on c.subject_kind = 'person' and p.id = c.subject
    left join employer e on c.subject_kind = 'employer' and e.id = c.subject`;

/** Where another administration says something else, the latest first. */
export async function contradictions(
  tx: ScopedTransaction,
  { state, page, pageSize }: Paging & { readonly state: "open" | "settled" | "all" },
) {
  const which = { open: sql`c.settled_at is null`, settled: sql`c.settled_at is not null`, all: sql`true` }[state];
  const { rows } = await sql<Row>`
    ${joined} where ${which} order by c.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  const total = await sql<{ total: number }>`select count(*)::int as total from contradiction c where ${which}`.execute(
    tx,
  );
  return { items: rows.map(viewOf), page, pageSize, total: total.rows[0]?.total ?? 0 };
}

/** A clerk says what came of a contradiction; the values stay as they are, he changes them as facts. */
export async function settle(tx: ScopedTransaction, actor: Actor, id: string, how: string, at: Date) {
  const db = registryTables(tx);
  const before = await db.selectFrom("contradiction").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (before === undefined) throw notFound("value");
  if (before.settled_at !== null) {
    throw new Refusal("wrong_state", { zh: "这条数据不一致已处理过。", en: "This contradiction was settled already." });
  }
  await db
    .updateTable("contradiction")
    .set({ settled_at: at, settled_name: actor.name, settled_how: how })
    .where("id", "=", id)
    .execute();
  await record(tx, actor, {
    action: "contradiction.settle",
    object: { kind: before.subject_kind, id: before.subject },
    detail: { fact: before.fact, contradiction: id, how },
  });
  const { rows } = await sql<Row>`${joined} where c.id = ${id}`.execute(tx);
  return viewOf(rows[0]!);
}

function viewOf(row: Row) {
  return {
    id: row.id,
    kind: row.subject_kind,
    subject: row.subject,
    name: row.name,
    fact: row.fact,
    ...(row.said_sealed ? {} : { said: row.said_value }),
    ...(row.held_sealed ? {} : { held: row.held_value }),
    heldFrom: { source: row.held_source, by: row.held_by, at: row.held_at.toISOString() },
    source: row.source,
    asOf: row.as_of,
    at: row.at.toISOString(),
    settled:
      row.settled_at === null
        ? null
        : { at: row.settled_at.toISOString(), by: row.settled_name ?? "", how: row.settled_how ?? "" },
  };
}
