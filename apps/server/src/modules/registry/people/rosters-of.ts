import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { subjectOf } from "../facts/subject.ts";
import { unitNames } from "../facts/views.ts";
import { registryTables } from "../registry.tables.ts";
import { type PublishedRoster, publishedRosters } from "../rosters/definitions.ts";

/** More than anybody stands on in a working life. */
const most = 200;

type Row = {
  readonly id: string;
  readonly roster: string;
  readonly year: number;
  readonly unit_id: string;
  readonly category: string | null;
  readonly status: "current" | "withdrawn";
  readonly import_id: string | null;
  readonly number: string | null;
  readonly created_at: Date;
};

/** On which rosters a person stands or stood: rows of the units and places that the scope reaches, the latest year first. */
export async function rostersOf(tx: ScopedTransaction, person: string, language: "zh" | "en") {
  const db = registryTables(tx);
  await subjectOf(db, "person", person);
  const { rows } = await sql<Row>`
    select e.id, e.roster, e.year, e.unit_id, e.category, e.status, b.id as import_id, b.number, e.created_at
    from roster_entry e left join import_batch b on b.id = e.import_id
    where e.person_id = ${person}::uuid
    order by e.year desc, e.status, e.roster, e.created_at desc limit ${most}`.execute(tx);
  const names = await unitNames(
    db,
    rows.map((row) => row.unit_id),
    language,
  );
  const known = new Map((await publishedRosters(tx)).map((roster) => [roster.id, roster]));
  const items = rows.map((row) => ({
    id: row.id,
    roster: row.roster,
    name: known.get(row.roster)?.name ?? null,
    year: row.year,
    unit: { id: row.unit_id, name: names.get(row.unit_id) ?? "" },
    category: categoryName(known.get(row.roster), row.category),
    status: row.status,
    import: row.import_id === null ? null : { id: row.import_id, number: String(row.number) },
    at: row.created_at.toISOString(),
  }));
  return { items };
}

/** What the roster calls a category; one that it no longer has is shown by its id. */
function categoryName(roster: PublishedRoster | undefined, id: string | null): Text | null {
  if (id === null) return null;
  const column = roster?.columns.find(({ key }) => key === roster.category);
  return column?.values?.find((value) => value.id === id)?.label ?? { zh: id, en: id };
}
