import type { RosterDetail, RosterEntries } from "@jucai/contract";
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { record } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { unitBriefs } from "#modules/directory/units/index.ts";
import type { PublishedRoster } from "./definitions.ts";
import { categoriesOf, type EntryFilter, frozenRows } from "./entries.ts";
import { rosterTables } from "./rosters.tables.ts";

/** Rows that one statement carries. */
const portion = 1_000;

/** Freezes a year's roster as it stands. A year can be frozen again; each one stays. */
export async function takeSnapshot(
  tx: ScopedTransaction,
  actor: Actor,
  roster: PublishedRoster,
  year: number,
  at: Date,
): Promise<void> {
  if (!roster.snapshot) {
    throw new Refusal("wrong_state", {
      zh: "文件没有要求每年固定这张名册。",
      en: "No document asks that this roster be frozen once a year.",
    });
  }
  const id = randomUUID();
  const taken = { taken_by: actor.account, taken_name: actor.name, taken_at: at };
  const db = rosterTables(tx);
  await db
    .insertInto("roster_snapshot")
    .values({ id, roster: roster.id, year, place: roster.place, rows: 0, ...taken })
    .execute();
  const rows = await copyRows(tx, roster, year, id);
  await db.updateTable("roster_snapshot").set({ rows }).where("id", "=", id).execute();
  await record(tx, actor, {
    action: "roster.snapshot",
    object: { kind: "roster", id: roster.id },
    detail: { year, rows },
  });
}

async function copyRows(tx: ScopedTransaction, roster: PublishedRoster, year: number, id: string): Promise<number> {
  for (let from = 0; ; from += portion) {
    const rows = await frozenRows(tx, roster, year, from, portion);
    if (rows.length === 0) return from;
    const part = rows.map((row, index) => ({
      no: from + index + 1,
      entry: row.id,
      unit_id: row.unit_id,
      place: row.place,
      person_id: row.person_id,
      employer_id: row.employer_id,
      name: row.name ?? "",
      category: row.category,
      row_no: row.row_no,
      cells: row.cells,
    }));
    await sql`
      insert into roster_snapshot_entry
        (snapshot, no, entry, unit_id, place, person_id, employer_id, name, category, row_no, cells)
      select ${id}::uuid, given.* from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as given(
        no int, entry uuid, unit_id uuid, place text, person_id uuid, employer_id uuid, name text, category text,
        row_no int, cells jsonb)`.execute(tx);
    if (rows.length < portion) return from + rows.length;
  }
}

export async function snapshotsOf(tx: ScopedTransaction, roster: PublishedRoster): Promise<RosterDetail["snapshots"]> {
  const rows = await rosterTables(tx)
    .selectFrom("roster_snapshot")
    .select(["year", "rows", "taken_at", "taken_name"])
    .where("roster", "=", roster.id)
    .orderBy("taken_at", "desc")
    .execute();
  return rows.map(({ year, rows: count, taken_at, taken_name }) => ({
    year,
    takenAt: taken_at.toISOString(),
    takenBy: taken_name,
    rows: count,
  }));
}

type Frozen = {
  readonly entry: string;
  readonly unit_id: string;
  readonly person_id: string | null;
  readonly employer_id: string | null;
  readonly row_no: number | null;
  readonly cells: Readonly<Record<string, string | number | boolean | string[]>>;
  readonly total: number;
};

/** One page of a roster as it was frozen last for a year. Sealed columns were not copied. */
export async function frozenEntries(
  tx: ScopedTransaction,
  roster: PublishedRoster,
  { year, list, category, unit, q, page, pageSize }: EntryFilter,
): Promise<RosterEntries> {
  const categories = categoriesOf(roster, list);
  const name = `%${q.trim().replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<Frozen>`
    select entry, unit_id, person_id, employer_id, row_no, cells, count(*) over ()::int as total
    from roster_snapshot_entry
    where snapshot = (
        select id from roster_snapshot where roster = ${roster.id} and year = ${year} order by taken_at desc limit 1)
      and (${unit ?? null}::uuid is null or unit_id = ${unit ?? null}::uuid)
      and (${category ?? null}::text is null or category = ${category ?? null})
      and (${categories === undefined ? null : [...categories]}::text[] is null
        or category = any(${categories === undefined ? null : [...categories]}::text[]))
      and name like ${name}
    order by no limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  const units = await unitBriefs(
    tx,
    rows.map((row) => row.unit_id),
  );
  const items = rows.flatMap((row) =>
    (units.get(row.unit_id) ?? []).map((at) => ({
      id: row.entry,
      rowNo: row.row_no,
      unit: at,
      subject: row.person_id ?? row.employer_id,
      status: "current" as const,
      values: Object.fromEntries(roster.columns.map(({ key }) => [key, row.cells[key] ?? null])),
      masked: [],
    })),
  );
  return { items, page, pageSize, total: rows[0]?.total ?? 0 };
}
