/** What somebody holds already, for caps and 就高从优不重复. */
import type { Held } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";

export type ClaimantRef = { readonly kind: "person" | "employer"; readonly id: string };

type Row = {
  claimant: string;
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
export async function heldOf(tx: ScopedTransaction, { kind, id }: ClaimantRef): Promise<Held[]> {
  return (await heldOfAll(tx, kind, [id])).get(id) ?? [];
}

/** The same of many claimants in one query, by their ids; whoever holds nothing is not in it. */
export async function heldOfAll(
  tx: ScopedTransaction,
  kind: ClaimantRef["kind"],
  claimants: readonly string[],
): Promise<ReadonlyMap<string, Held[]>> {
  const claimant = sql.ref(kind === "person" ? "a.person_id" : "a.employer_id");
  const { rows } = await sql<Row>`
    with own as (
      select a.id, ${claimant} as claimant, a.benefit, a.total_fen,
        (select coalesce(sum(i.fen), 0) from instalment i where i.award = a.id and i.status <> 'cancelled') as standing
      from award a
      where a.origin <> 'adjustment' and ${claimant} = any(${[...claimants]}::uuid[])
    )
    select o.claimant, o.benefit, u.payee, nullif(u.year, 0) as year,
      coalesce(u.fen, o.standing)::float8 as fen, coalesce(u.count, 1)::int as count
    from own o left join (
      select award, payee, year, max(fen) as fen, max(count) as count from award_cap_use
      where award in (select id from own) group by award, payee, year) u
      on u.award = o.id
    where o.standing > 0
    order by o.claimant, o.benefit, u.year, o.id`.execute(tx);
  const held = new Map<string, Held[]>();
  for (const { claimant: of, benefit, payee, year, fen, count } of rows) {
    const entry = { benefit, fen, count, ...(year === null ? {} : { year }), ...(payee === null ? {} : { payee }) };
    held.set(of, [...(held.get(of) ?? []), entry]);
  }
  return held;
}
