/** What somebody holds already, for caps and 就高从优不重复. */
import type { Held } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

export type ClaimantRef = { readonly kind: "person" | "employer"; readonly id: string };

type Row = {
  benefit: string;
  payee: string | null;
  year: number | null;
  fen: number;
  count: number;
};

/**
 * Awards that a person or employer holds: one entry for each award, and where a document limits a year or a number one
 * for each year, with the sum and the number that count. Awards of which nothing was paid and nothing will be do not count.
 */
export async function heldOf(tx: ScopedTransaction, claimant: ClaimantRef): Promise<Held[]> {
  const { rows } = await sql<Row>`
    with own as (
      select a.id, a.benefit, a.total_fen,
        (select coalesce(sum(i.fen), 0) from instalment i where i.award = a.id and i.status <> 'cancelled') as standing
      from award a
      where a.origin <> 'adjustment'
        and case when ${claimant.kind} = 'person' then a.person_id = ${claimant.id}::uuid else a.employer_id = ${claimant.id}::uuid end
    )
    select o.benefit, u.payee, nullif(u.year, 0) as year,
      coalesce(u.fen, o.standing)::float8 as fen, coalesce(u.count, 1)::int as count
    from own o left join (
      select award, payee, year, max(fen) as fen, max(count) as count from award_cap_use group by award, payee, year) u
      on u.award = o.id
    where o.standing > 0
    order by o.benefit, u.year, o.id`.execute(tx);
  return rows.map(({ benefit, payee, year, fen, count }) => ({
    benefit,
    fen,
    count,
    ...(year === null ? {} : { year }),
    ...(payee === null ? {} : { payee }),
  }));
}
