import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { unitTables } from "./units.tables.ts";

/** What a grant at a unit reaches: units by their ids, places by GB/T 2260 code. */
export type ReachOfUnit = { readonly units: string[]; readonly places: string[] };

/**
 * What lies at and below a unit: itself, the units below it and those that were merged into one of them,
 * whether they still exist or not, because rows outlive the units that hold them.
 *
 * Employers below an office or a place are left out: there are thousands of them and offices hold their rows by
 * place; a grant at an employer reaches that employer. `places` is the jurisdiction in which the unit lies and all
 * below it. A unit that does not exist reaches nothing.
 */
export async function reachOf(tx: ScopedTransaction, unit: string): Promise<ReachOfUnit> {
  const [units, places] = [await unitsBelow(tx, unit), await placesBelow(tx, unit)];
  return { units, places };
}

/** The unit, all below it, and the predecessors of each; see `reachOf`. */
export async function unitsBelow(tx: ScopedTransaction, unit: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive reached as (
      select id from unit where id = ${unit}
      union
      select u.id from unit u join reached r on u.parent = r.id or u.successor = r.id
      where u.kind <> 'employer' or u.successor = r.id
    )
    select id from reached order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The nearest jurisdiction at or above the unit, and those below it. */
export async function placesBelow(tx: ScopedTransaction, unit: string): Promise<string[]> {
  const { rows } = await sql<{ place: string }>`
    with recursive above as (
      select id, parent, kind, 0 as distance from unit where id = ${unit}
      union all
      select u.id, u.parent, u.kind, a.distance + 1 from unit u join above a on u.id = a.parent
    ), nearest as (
      select id from above where kind = 'jurisdiction' order by distance limit 1
    ), below as (
      select id, place from unit where id = (select id from nearest)
      union all
      select u.id, u.place from unit u join below b on u.parent = b.id where u.kind = 'jurisdiction'
    )
    select distinct place from below order by place`.execute(tx);
  return rows.map(({ place }) => place);
}

/** The units that a group stands for on a day; a unit that is no group stands for itself. */
export async function membersOf(tx: ScopedTransaction, unit: string, on: string): Promise<string[]> {
  const db = unitTables(tx);
  const group = await db
    .selectFrom("unit")
    .select(["kind", "place", "members", "parent"])
    .where("id", "=", unit)
    .executeTakeFirst();
  if (group === undefined) return [];
  if (group.kind !== "group") return [unit];
  const listed = await db.selectFrom("unit_member").select("member").where("in_group", "=", unit).execute();
  if (listed.length > 0 || group.members === null) return listed.map(({ member }) => member);
  const { rows } = await sql<{ id: string }>`
    select id from unit
    where (place = ${group.place} or (kind = 'jurisdiction' and parent = ${group.parent}))
      and id is distinct from ${group.parent} and kind = any(${[...group.members.every]}::text[]) and successor is null
      and (valid_from is null or valid_from <= ${on}::date) and (valid_to is null or valid_to >= ${on}::date)
    order by id`.execute(tx);
  return rows.map(({ id }) => id);
}
