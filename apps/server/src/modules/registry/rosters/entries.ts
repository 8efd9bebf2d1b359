import type { RosterEntries, RosterEntry } from "@jucai/contract";
import { sql, type RawBuilder, type SqlBool } from "kysely";
import { record, recordAccess } from "#kernel/audit/index.ts";
import type { Actor } from "#kernel/permissions/index.ts";
import { Refusal } from "#kernel/refusal.ts";
import type { ScopedTransaction } from "#kernel/scope.ts";
import type { Sealing } from "#kernel/sealing/index.ts";
import { unitBriefs, unitsBelow } from "#modules/directory/units/index.ts";
import { entryContext } from "../imports/index.ts";
import { cellOf, type EntryRow, entryView } from "./cells.ts";
import type { PublishedRoster } from "./definitions.ts";

export type EntryFilter = {
  readonly year: number;
  readonly unit?: string;
  readonly list?: string;
  readonly category?: string;
  readonly q: string;
  readonly page: number;
  readonly pageSize: number;
};

const columns = sql`
  e.id, e.row_no, e.unit_id, e.person_id, e.employer_id, e.status, e.category, e.columns, e.sealed is not null as has_sealed,
  coalesce(p.name, f.name) as name, p.gender, p.birth_month, p.id_tail, p.phone_tail, f.uscc, coalesce(p.best, f.best) as best`;
const joined = sql`
  roster_entry e left join person p on p.id = e.person_id left join employer f on f.id = e.employer_id`;

/** One page of a roster's rows in the order of the sheets. */
export async function listEntries(
  tx: ScopedTransaction,
  roster: PublishedRoster,
  filter: EntryFilter,
): Promise<RosterEntries> {
  const { page, pageSize } = filter;
  const where = sql.join(await conditionsOf(tx, roster, filter), sql` and `);
  const counted = await sql<{ total: number }>`select count(*)::int as total from ${joined} where ${where}`.execute(tx);
  const { rows } = await sql<EntryRow>`
    select ${columns} from ${joined} where ${where}
    order by e.unit_id, e.row_no nulls last, e.created_at, e.id
    limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  const units = await unitBriefs(
    tx,
    rows.map((row) => row.unit_id),
  );
  const items = rows.flatMap((row) => (units.get(row.unit_id) ?? []).map((unit) => entryView(roster, row, unit)));
  return { items, page, pageSize, total: counted.rows[0]?.total ?? 0 };
}

async function conditionsOf(
  tx: ScopedTransaction,
  roster: PublishedRoster,
  { year, unit, list, category, q }: EntryFilter,
): Promise<RawBuilder<SqlBool>[]> {
  const categories = categoriesOf(roster, list);
  const words = q.trim();
  const letters = words.toLowerCase().replace(/[^a-z]/g, "");
  const pinyin =
    /^[a-z\s']+$/i.test(words) && letters !== ""
      ? sql`or coalesce(p.name_pinyin, f.name_pinyin) like ${`${letters}%`} or p.name_initials = ${letters}`
      : sql``;
  return [
    sql<SqlBool>`e.roster = ${roster.id} and e.year = ${year} and e.status = 'current'`,
    ...(unit === undefined ? [] : [sql<SqlBool>`e.unit_id = any(${await unitsBelow(tx, unit)}::uuid[])`]),
    ...(categories === undefined ? [] : [sql<SqlBool>`e.category = any(${[...categories]}::text[])`]),
    ...(category === undefined ? [] : [sql<SqlBool>`e.category = ${category}`]),
    ...(words === ""
      ? []
      : [sql<SqlBool>`(coalesce(p.name, f.name) like ${`%${words.replace(/[\\%_]/g, "\\$&")}%`} ${pinyin})`]),
  ];
}

/** The categories of one of the roster's lists; undefined for all. */
export function categoriesOf(roster: PublishedRoster, list: string | undefined): readonly string[] | undefined {
  if (list === undefined) return undefined;
  const found = roster.lists.find(({ id }) => id === list);
  if (found) return found.categories;
  throw new Refusal("not_found", { zh: "名册里没有这个清单。", en: "The roster has no such list." });
}

async function entryRow(tx: ScopedTransaction, roster: PublishedRoster, id: string): Promise<EntryRow> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from ${joined} where e.id = ${id} and e.roster = ${roster.id}`.execute(tx);
  if (rows[0]) return rows[0];
  throw new Refusal("not_found", { zh: "名册里没有这一行。", en: "The roster has no such row." });
}

async function viewOf(tx: ScopedTransaction, roster: PublishedRoster, row: EntryRow): Promise<RosterEntry> {
  const unit = (await unitBriefs(tx, [row.unit_id])).get(row.unit_id)?.[0];
  if (unit === undefined) throw new Error(`the unit ${row.unit_id} of a roster's row is gone`);
  return entryView(roster, row, unit);
}

/** One row, masked, as whoever has just written it gets it back. */
export async function readEntryView(tx: ScopedTransaction, roster: PublishedRoster, id: string): Promise<RosterEntry> {
  return viewOf(tx, roster, await entryRow(tx, roster, id));
}

/** One row, masked; whoever stands in it can see that it was looked at. */
export async function oneEntry(tx: ScopedTransaction, actor: Actor, roster: PublishedRoster, id: string) {
  const row = await entryRow(tx, roster, id);
  if (row.person_id !== null) await recordAccess(tx, actor, { person: row.person_id, action: "read" });
  return viewOf(tx, roster, row);
}

/** One row with the roster's own sensitive columns in the clear, with a reason, on record. */
export async function revealEntry(
  tx: ScopedTransaction,
  { actor, sealing, reason }: { readonly actor: Actor; readonly sealing: Sealing; readonly reason: string },
  roster: PublishedRoster,
  id: string,
): Promise<RosterEntry> {
  const row = await entryRow(tx, roster, id);
  const { rows } = await sql<{ sealed: Buffer | null }>`select sealed from roster_entry where id = ${id}`.execute(tx);
  const sealed = rows[0]?.sealed ?? null;
  const secret =
    sealed === null
      ? {}
      : (JSON.parse(sealing.openSystem(sealed, entryContext(id)).toString("utf8")) as Record<string, unknown>);
  if (row.person_id !== null) await recordAccess(tx, actor, { person: row.person_id, action: "reveal", reason });
  else await record(tx, actor, { action: "roster.reveal", object: { kind: "roster_entry", id }, detail: { reason } });
  return viewOf(tx, roster, { ...row, columns: { ...row.columns, ...secret }, has_sealed: false });
}

/** Every row of a year. For rosters that are made public, which are short. */
export async function wholeYear(tx: ScopedTransaction, roster: PublishedRoster, year: number): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select ${columns} from ${joined}
    where e.roster = ${roster.id} and e.year = ${year} and e.status = 'current'
    order by e.category, e.unit_id, e.row_no nulls last, e.id`.execute(tx);
  return rows;
}

/** Some rows of a year, from the one after `from` on, with what may be frozen of them: nothing that is sealed. */
export async function frozenRows(
  tx: ScopedTransaction,
  roster: PublishedRoster,
  year: number,
  from: number,
  most: number,
) {
  const { rows } = await sql<EntryRow & { place: string }>`
    select ${columns}, e.place from ${joined}
    where e.roster = ${roster.id} and e.year = ${year} and e.status = 'current'
    order by e.unit_id, e.row_no nulls last, e.created_at, e.id limit ${most} offset ${from}`.execute(tx);
  return rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(
      roster.columns.flatMap((column) => {
        const { value, masked } = cellOf(roster, column, row);
        return masked || column.sensitive || value === null ? [] : [[column.key, value]];
      }),
    ),
  }));
}
