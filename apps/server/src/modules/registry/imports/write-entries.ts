import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import type { TakenBy } from "../people/take-in.ts";
import { entryContext, entryKey, sameEntry, standingEntries, type StandingEntry } from "./entries.ts";
import type { Batch } from "./imports.tables.ts";
import type { Parts } from "./parts.ts";

type NewEntry = { readonly row: number; readonly parts: Parts; readonly subject: string; readonly made: boolean };

/**
 * Puts rows into the roster, in two statements however many. A row that says something else than the one that
 * stands takes its place; what it is silent about is carried over. Returns the sheet's rows that were entered.
 */
export async function writeEntries(
  tx: ScopedTransaction,
  sealing: Sealing,
  batch: Batch,
  by: TakenBy,
  of: "person" | "employer",
  rows: readonly NewEntry[],
): Promise<{ readonly rows: ReadonlySet<number> }> {
  const standing = await standingEntries(
    tx,
    sealing,
    batch,
    of,
    rows.map(({ subject }) => subject),
  );
  // Of two rows about the same one the later stands, as it does in the sheet.
  const last = [...new Map(rows.map((each) => [entryKey(each.subject, each.parts.apart), each])).entries()];
  const fresh = last.filter(([key, { parts }]) => {
    const before = standing.get(key);
    return before === undefined || !sameEntry(parts, before);
  });
  if (fresh.length === 0) return { rows: new Set() };
  const ended = fresh.flatMap(([key]) => standing.get(key)?.id ?? []);
  await sql`update roster_entry set status = 'withdrawn', ended_by = ${batch.id}::uuid where id = any(${ended}::uuid[])`.execute(
    tx,
  );
  await insert(
    tx,
    batch,
    by,
    of,
    fresh.map(([key, entry]) => entryRow(sealing, entry, standing.get(key))),
  );
  return { rows: new Set(fresh.map(([, { row }]) => row)) };
}

function entryRow(sealing: Sealing, { row, parts, subject, made }: NewEntry, before: StandingEntry | undefined) {
  const id = randomUUID();
  const secret = { ...before?.secret, ...parts.secret };
  const sealed = Object.keys(secret).length === 0 ? null : sealing.sealSystem(JSON.stringify(secret), entryContext(id));
  return {
    id,
    subject,
    apart: parts.apart,
    category: parts.category ?? before?.category ?? null,
    columns: { ...before?.columns, ...parts.columns },
    sealed: sealed?.toString("base64") ?? null,
    row_no: row,
    made_subject: made,
  };
}

async function insert(
  tx: ScopedTransaction,
  batch: Batch,
  { actor, at }: TakenBy,
  of: "person" | "employer",
  rows: readonly object[],
): Promise<void> {
  await sql`
    insert into roster_entry (id, roster, year, unit_id, place, person_id, employer_id, apart, category, columns, sealed, row_no,
      import_id, made_subject, created_by, created_at)
    select id, ${batch.roster}, ${batch.year}, ${batch.unit_id}::uuid, ${batch.place},
      case when ${of} = 'person' then subject end, case when ${of} = 'employer' then subject end, apart, category, columns,
      decode(sealed, 'base64'), row_no, ${batch.id}::uuid, made_subject, ${actor.account}::uuid, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as it(id uuid, subject uuid, apart text, category text,
      columns jsonb, sealed text, row_no int, made_subject boolean)`.execute(tx);
}
