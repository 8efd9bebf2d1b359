import type { UnitBrief, UnitDetail, UnitList, UnitRow, UnitKind } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { nameKey } from "./names.ts";
import { membersOf } from "./reach.ts";
import { unitTables } from "./units.tables.ts";

type Listed = {
  readonly id: string;
  readonly name: Text;
  readonly kind: UnitKind;
  readonly place: string;
  readonly parent: string | null;
  readonly code: string | null;
  readonly above: string[];
  readonly children: number;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly version: number;
  readonly successor: string | null;
};

export type UnitFilter = {
  readonly parent?: string;
  readonly q: string;
  readonly kind?: UnitKind;
  readonly place?: string;
  readonly on: string;
  readonly page: number;
  readonly pageSize: number;
};

const livesOn = (on: string) => sql<boolean>`
  (u.valid_from is null or u.valid_from <= ${on}::date) and (u.valid_to is null or u.valid_to >= ${on}::date)`;

/** Columns of a list: the unit, the names above it from the top down, and how many stand below it on the day. */
const listed = (on: string) => sql`
  u.id, u.name, u.kind, u.place, u.parent, u.code, u.version, u.successor,
  u.valid_from::text as valid_from, u.valid_to::text as valid_to,
  array(
    with recursive up as (
      select p.id, p.parent, p.name, 1 as level from unit p where p.id = u.parent
      union all select p.id, p.parent, p.name, up.level + 1 from unit p join up on p.id = up.parent
    ) select name ->> 'zh' from up order by level desc
  ) as above,
  (select count(*)::int from unit c where c.parent = u.id and c.successor is null
     and (c.valid_to is null or c.valid_to >= ${on}::date)) as children`;

/** Units of one page: those below one, those that words find, or the top of the tree; jurisdictions first. */
export async function listUnits(tx: ScopedTransaction, filter: UnitFilter): Promise<UnitList> {
  const { on, page, pageSize } = filter;
  const where = conditionsOf(filter);
  const { rows } = await sql<Listed & { total: number }>`
    with found as (
      select u.id, count(*) over ()::int as total from unit u where ${where}
      order by array_position(array['jurisdiction','office','agency','township','village','school','group','employer'], u.kind),
        u.code nulls last, u.created_at, u.name ->> 'zh', u.id
      limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select ${listed(on)}, found.total from found join unit u on u.id = found.id
    order by array_position(array['jurisdiction','office','agency','township','village','school','group','employer'], u.kind),
      u.code nulls last, u.created_at, u.name ->> 'zh', u.id`.execute(tx);
  return { items: rows.map(rowOf), page, pageSize, total: rows[0]?.total ?? 0 };
}

function conditionsOf({ parent, q, kind, place, on }: UnitFilter) {
  const words = q.trim();
  const conditions = [
    livesOn(on),
    sql<boolean>`u.successor is null`,
    ...(parent === undefined ? [] : [sql<boolean>`u.parent = ${parent}`]),
    ...(kind === undefined ? [] : [sql<boolean>`u.kind = ${kind}`]),
    ...(place === undefined ? [] : [sql<boolean>`u.place like ${`${place.replace(/(00){1,3}$/, "")}%`}`]),
    ...(words === "" ? [] : [found(words)]),
    ...(parent === undefined && words === "" && kind === undefined && place === undefined
      ? [sql<boolean>`u.parent is null`]
      : []),
  ];
  return sql.join(conditions, sql` and `);
}

/** By any of its names, or by pinyin in full or as initials. */
function found(words: string) {
  const name = `%${likeText(nameKey(words))}%`;
  const letters = words.toLowerCase().replace(/[^a-z]/g, "");
  const pinyin = /^[a-z\s']+$/i.test(words) && letters !== "" ? sql`or u.pinyin like ${`%${letters}%`}` : sql``;
  return sql<boolean>`(exists (select 1 from unit_name n where n.unit = u.id and n.key like ${name}) ${pinyin})`;
}

const likeText = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

function rowOf(row: Listed): UnitRow {
  const { id, kind, place, parent, code, above, children } = row;
  return {
    id,
    name: row.name.zh,
    kind,
    place,
    parent,
    code,
    above,
    children,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}

/** One unit with everything about its names; undefined when there is none. */
export async function unitDetail(tx: ScopedTransaction, id: string, on: string): Promise<UnitDetail | undefined> {
  const { rows } = await sql<Listed>`select ${listed(on)} from unit u where u.id = ${id}`.execute(tx);
  const row = rows[0];
  if (row === undefined) return undefined;
  const db = unitTables(tx);
  const names = await db
    .selectFrom("unit_name")
    .select(["name", "kind", "valid_from", "valid_to"])
    .where("unit", "=", id)
    .orderBy(sql`array_position(array['official','alias','former'], kind)`)
    .orderBy("id")
    .execute();
  const packNames = await db.selectFrom("pack_unit").select(["pack", "key", "name"]).where("unit", "=", id).execute();
  const predecessors = await db.selectFrom("unit").select("id").where("successor", "=", id).execute();
  const members = row.kind === "group" ? await membersOf(tx, id, on) : [];
  const briefs = await unitBriefs(tx, [...predecessors.map((it) => it.id), ...members, row.successor ?? []].flat());
  const brief = (each: string): UnitBrief[] => briefs.get(each) ?? [];
  return {
    ...rowOf(row),
    version: row.version,
    names: names.map((it) => ({ name: it.name, kind: it.kind, validFrom: it.valid_from, validTo: it.valid_to })),
    packNames,
    successor: row.successor === null ? null : (brief(row.successor)[0] ?? null),
    predecessors: predecessors.flatMap((it) => brief(it.id)),
    members: members.flatMap(brief),
  };
}

/** What lists show of some units, by id; those that do not exist are missing. */
export async function unitBriefs(tx: ScopedTransaction, ids: readonly string[]): Promise<Map<string, UnitBrief[]>> {
  if (ids.length === 0) return new Map();
  const rows = await unitTables(tx)
    .selectFrom("unit")
    .select(["id", "name", "kind", "place"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name, kind, place }) => [id, [{ id, name: name.zh, kind, place }]]));
}
