import { sql } from "kysely";
import type { UnitBrief, UnitKind } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { type KnownName, type ResolveCell, resolverOf } from "./resolve.ts";
import { unitTables } from "./units.tables.ts";

type Row = {
  readonly id: string;
  readonly kind: UnitKind;
  readonly place: string;
  readonly shown: Text;
  readonly name: string;
  readonly place_name: string;
  readonly distance: number;
};

/**
 * A resolver for the names of offices, townships, villages and schools in a place and around it.
 *
 * Load it once for many cells. A closed unit is not found; a merged one resolves to whoever took it over.
 */
export async function unitResolver(tx: ScopedTransaction, place: string, on: string): Promise<ResolveCell> {
  const around = [place, `${place.slice(0, 4)}00`, `${place.slice(0, 2)}0000`, "000000"];
  const { rows } = await sql<Row>`
    with recursive heir as (
      select u.id as old, u.id, u.successor from unit u where u.place = any(${around}::text[]) and u.kind <> 'employer'
      union all select h.old, u.id, u.successor from heir h join unit u on u.id = h.successor
    )
    select u.id, u.kind, u.place, u.name as shown, n.name, coalesce(j.name ->> 'zh', '') as place_name,
      array_position(${around}::text[], old.place) - 1 as distance
    from heir h join unit u on u.id = h.id and h.successor is null
    join unit old on old.id = h.old
    join unit_name n on n.unit = h.old
    left join unit j on j.kind = 'jurisdiction' and j.code = u.place
    where u.kind not in ('employer', 'jurisdiction') and (u.valid_to is null or u.valid_to >= ${on}::date)
      and (u.valid_from is null or u.valid_from <= ${on}::date)`.execute(tx);
  return resolverOf(
    rows.map(({ id, kind, place: at, shown, name, place_name, distance }): KnownName => {
      return { unit: { id, kind, place: at, name: shown.zh }, name, placeName: place_name, distance };
    }),
  );
}

/** The unit that a document means by a name of its own; undefined while nobody has bound it. */
export async function unitOfPack(tx: ScopedTransaction, pack: string, key: string): Promise<UnitBrief | undefined> {
  return (await unitsOfPack(tx, pack)).get(key);
}

/** All units that a document names, by its own keys; merged ones give way to their successors. */
export async function unitsOfPack(tx: ScopedTransaction, pack: string): Promise<Map<string, UnitBrief>> {
  const { rows } = await sql<{ key: string; id: string; kind: UnitKind; place: string; name: Text }>`
    with recursive heir as (
      select p.key, u.id, u.successor from pack_unit p join unit u on u.id = p.unit where p.pack = ${pack}
      union all select h.key, u.id, u.successor from heir h join unit u on u.id = h.successor
    )
    select h.key, u.id, u.kind, u.place, u.name from heir h join unit u on u.id = h.id where h.successor is null`.execute(
    tx,
  );
  return new Map(rows.map(({ key, id, kind, place, name }) => [key, { id, kind, place, name: name.zh }]));
}

/** The official name of a unit on a day, as a document of that day would print it; its present name when none is kept. */
export async function nameOn(tx: ScopedTransaction, unit: string, on: string): Promise<string | undefined> {
  const names = await unitTables(tx)
    .selectFrom("unit_name")
    .select(["name", "kind", "valid_from", "valid_to"])
    .where("unit", "=", unit)
    .where("kind", "!=", "alias")
    .execute();
  const then = names.find((it) => (it.valid_from ?? "") <= on && (it.valid_to ?? "9999-12-31") >= on);
  return (then ?? names.find(({ kind }) => kind === "official"))?.name;
}
