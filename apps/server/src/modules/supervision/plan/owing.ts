import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

/** The units that a document's name for one stands for on a day: itself, or the members of a group. */
export type Owing = (pack: string, key: string) => readonly string[];

/**
 * Units of several documents in one query. A merged unit gives way to its successor, a closed one is left out, and roles
 * such as “the employer” are nobody in particular.
 */
export async function owingUnits(tx: ScopedTransaction, packs: readonly string[], on: string): Promise<Owing> {
  const { rows } = await sql<{ pack: string; key: string; units: string[] }>`
    with recursive heir as (
      select p.pack, p.key, u.id, u.successor from pack_unit p join unit u on u.id = p.unit
        where p.pack = any(${[...packs]}::text[])
      union all select h.pack, h.key, u.id, u.successor from heir h join unit u on u.id = h.successor
    ), named as (
      select h.pack, h.key, u.* from heir h join unit u on u.id = h.id where h.successor is null
    ), member as (
      select n.pack, n.key, n.id, 0 as at from named n where n.kind <> 'group'
      union select n.pack, n.key, m.member, 1 from named n join unit_member m on m.in_group = n.id where n.kind = 'group'
      union select n.pack, n.key, u.id, 1 from named n join unit u
        on (u.place = n.place or (u.kind = 'jurisdiction' and u.parent = n.parent)) and u.id is distinct from n.parent
          and n.members -> 'every' ? u.kind
        where n.kind = 'group' and not exists (select 1 from unit_member m where m.in_group = n.id)
    )
    select m.pack, m.key, array_agg(m.id order by u.pinyin, m.id) as units
    from member m join unit u on u.id = m.id
    where u.successor is null and (u.valid_to is null or u.valid_to >= ${on}::date)
      and (u.valid_from is null or u.valid_from <= ${on}::date)
    group by m.pack, m.key`.execute(tx);
  const found = new Map(rows.map(({ pack, key, units }) => [`${pack} ${key}`, units]));
  return (pack, key) => found.get(`${pack} ${key}`) ?? [];
}
