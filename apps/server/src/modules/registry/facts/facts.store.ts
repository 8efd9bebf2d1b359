import type { FactJson, SubjectKind } from "@jucai/contract";
import { type Selectable, sql } from "kysely";
import type { BestEntry, FactValueTable, RegistryTransaction } from "../registry.tables.ts";
import { bestOf, type Chosen, type Given } from "./best.ts";

/** `subject_key` opens what is sealed where the value was given of somebody who was merged into the subject. */
export type FactRow = Selectable<FactValueTable> & { readonly subject_key?: Buffer | null };

/** Every value of one subject and of those merged into it, the latest first. */
export async function valuesOf(tx: RegistryTransaction, subject: string, fact?: string): Promise<FactRow[]> {
  return tx
    .selectFrom("fact_value")
    .selectAll()
    .select(
      sql<Buffer | null>`coalesce((select p.sealed_key from person p where p.id = fact_value.subject),
      (select e.sealed_key from employer e where e.id = fact_value.subject))`.as("subject_key"),
    )
    .where("subject", "in", sql<string>`(select person_with_merged(${subject}::uuid))`)
    .$if(fact !== undefined, (query) => query.where("fact", "=", fact ?? ""))
    .orderBy("id", "desc")
    .execute();
}

export function givenOf(row: FactRow): Given {
  return {
    id: row.id,
    // Sealed values are compared by nothing: as each its own they never agree, which shows a conflict too many.
    value: row.sealed === null ? row.value : `sealed ${row.id}`,
    source: row.source,
    voice: row.source === "exchange" ? row.exchange_source : row.source_unit,
    since: row.since,
    asOf: row.as_of,
    enteredAt: row.entered_at.toISOString(),
    verified: row.verified_at !== null,
    retracted: row.retracted_at !== null,
  };
}

/** The choice for each fact of one subject, in the order of the rows given. */
export function choicesOf(rows: readonly FactRow[]): Map<string, { chosen: Chosen; row: FactRow }> {
  const byFact = Map.groupBy(rows, ({ fact }) => fact);
  return new Map(
    [...byFact].flatMap(([fact, of]) => {
      const chosen = bestOf(of.map(givenOf));
      const row = of.find(({ id }) => id === chosen?.best.id);
      return chosen === undefined || row === undefined ? [] : [[fact, { chosen, row }] as const];
    }),
  );
}

/**
 * Computes `best` of these subjects again; in the transaction of whatever changed their values. Values of persons
 * merged into one of them count as his.
 */
export async function refreshBest(
  tx: RegistryTransaction,
  kind: SubjectKind,
  subjects: readonly string[],
): Promise<void> {
  const ids = [...new Set(subjects)];
  if (ids.length === 0) return;
  const merged = await mergedInto(tx, kind, ids);
  const rows = await tx
    .selectFrom("fact_value")
    .selectAll()
    .where("subject", "=", sql<string>`any(${[...ids, ...merged.keys()]}::uuid[])`)
    .where("retracted_at", "is", null)
    .execute();
  const asked = new Set(ids);
  const owned = rows.flatMap((row) => {
    const owners = merged.get(row.subject) ?? [];
    return [...(asked.has(row.subject) ? [row.subject] : []), ...owners].map((of) => ({ of, row }));
  });
  const bySubject = Map.groupBy(owned, ({ of }) => of);
  const summaries = ids.map((id) =>
    summaryOf(
      id,
      (bySubject.get(id) ?? []).map(({ row }) => row),
    ),
  );
  await sql`
    update ${sql.table(kind)} as it
    set best = fresh.best, facts_known = fresh.known, facts_verified = fresh.verified
    from jsonb_to_recordset(${JSON.stringify(summaries)}::jsonb) as fresh(id uuid, best jsonb, known int, verified int)
    where it.id = fresh.id`.execute(tx);
}

/** Whoever was merged into one of these, with those whose values are his as well. */
async function mergedInto(
  tx: RegistryTransaction,
  kind: SubjectKind,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  if (kind !== "person") return new Map();
  const { rows } = await sql<{ merged: string; owner: string }>`
    with recursive below(merged, owner) as (
      select id, merged_into from person where merged_into = any(${[...ids]}::uuid[])
      union
      select p.id, b.owner from person p join below b on p.merged_into = b.merged
    )
    select merged, owner from below`.execute(tx);
  const groups = Map.groupBy(rows, ({ merged }) => merged);
  return new Map([...groups].map(([merged, of]) => [merged, of.map(({ owner }) => owner)]));
}

function summaryOf(id: string, rows: readonly FactRow[]) {
  const choices = [...choicesOf(rows)];
  const open = choices.filter(([, { row }]) => row.sealed === null);
  return {
    id,
    best: Object.fromEntries(open.map(([fact, { row }]) => [fact, entryOf(row)])),
    known: choices.length,
    verified: choices.filter(([, { row }]) => row.verified_at !== null || row.source === "exchange").length,
  };
}

function entryOf(row: FactRow): BestEntry {
  const verified = row.verified_at !== null || row.source === "exchange";
  return { value: row.value, source: row.source, since: row.since, verified };
}

/** A value to be written down, checked and, when sensitive, sealed already. */
export type NewRow = {
  readonly subject: string;
  readonly fact: string;
  readonly value: FactJson;
  readonly sealed?: Buffer;
  readonly since?: string | undefined;
  readonly asOf?: string;
  readonly source: FactRow["source"];
  readonly unit: string | null;
  readonly note?: string | undefined;
  readonly evidence?: object | undefined;
  readonly enteredBy: string | null;
  readonly enteredName: string;
  readonly import?: string | undefined;
  readonly exchange?: { readonly source: string; readonly record: string };
};

/** Writes values down, in one statement however many; ids in the order given. */
export async function insertValues(
  tx: RegistryTransaction,
  kind: SubjectKind,
  values: readonly NewRow[],
  at: Date,
): Promise<string[]> {
  if (values.length === 0) return [];
  const rows = values.map((it, place) => ({
    place,
    subject: it.subject,
    fact: it.fact,
    // As text: a JSON null inside a recordset would become the SQL null.
    value: it.sealed === undefined ? JSON.stringify(it.value) : null,
    sealed: it.sealed?.toString("base64") ?? null,
    since: it.since ?? null,
    as_of: it.asOf ?? null,
    source: it.source,
    source_unit: it.unit,
    source_note: it.note ?? null,
    evidence: it.evidence ?? null,
    entered_by: it.enteredBy,
    entered_name: it.enteredName,
    import: it.import ?? null,
    exchange_source: it.exchange?.source ?? null,
    exchange_record: it.exchange?.record ?? null,
  }));
  const { rows: written } = await sql<{ id: string }>`
    insert into fact_value (subject_kind, subject, fact, value, sealed, since, as_of, source, source_unit, source_note,
      evidence, entered_by, entered_name, entered_at, import, exchange_source, exchange_record)
    select ${kind}, subject, fact, value::jsonb, decode(sealed, 'base64'), since, as_of, source, source_unit, source_note,
      evidence, entered_by, entered_name, ${at.toISOString()}::timestamptz, import, exchange_source, exchange_record
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as it(place int, subject uuid, fact text, value text, sealed text,
      since date, as_of date, source text, source_unit uuid, source_note text, evidence jsonb, entered_by uuid,
      entered_name text, import uuid, exchange_source text, exchange_record text)
    order by place
    returning id`.execute(tx);
  return written.map(({ id }) => id);
}
