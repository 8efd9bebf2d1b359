import type { HeldBack } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import { sql } from "kysely";
import type { ScopedTransaction } from "#kernel/scope.ts";
import { rulesAt } from "#modules/library/rules-at.ts";
import { because } from "../awards/short.ts";
import type { Kind } from "../ledger/ledger.ts";
import { benefitRef, fundOf } from "./funds.ts";

type EntryRow = {
  id: string;
  posting: string;
  at: Date;
  by: string;
  year: number;
  kind: Kind;
  fen: number;
  why: string;
  note: string | null;
  aboutKind: string | null;
  aboutId: string | null;
  reverses: string | null;
  total: number;
};

/** Entries of a fund, newest first. */
export async function entriesOf(
  tx: ScopedTransaction,
  id: string,
  { year, page, pageSize }: { readonly year?: number; readonly page: number; readonly pageSize: number },
) {
  const { key, name } = await fundOf(tx, id);
  const { rows } = await sql<EntryRow>`
    select e.id::text as id, e.posting, e.at, p.actor_name as by, a.year, a.kind, e.fen::float8 as fen, p.why, p.note,
      coalesce(e.ref_kind, p.about_kind) as "aboutKind", coalesce(e.ref_id::text, p.about_id) as "aboutId", p.reverses,
      count(*) over ()::int as total
    from ledger_entry e join posting p on p.id = e.posting join ledger_account a on a.id = e.account
    where a.fund = ${id}::uuid and (${year ?? null}::int is null or a.year = ${year ?? null}::int)
    order by e.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
  return {
    items: rows.map((row) => ({
      id: row.id,
      posting: row.posting,
      at: row.at.toISOString(),
      by: row.by,
      fund: { id, key, name },
      year: row.year,
      kind: row.kind,
      fen: row.fen,
      why: row.note === null ? row.why : `${row.why}: ${row.note}`,
      about: row.aboutKind === null ? null : { kind: row.aboutKind, id: row.aboutId ?? "" },
      reverses: row.reverses,
    })),
    page,
    pageSize,
    total: rows[0]?.total ?? 0,
  };
}

type ShortRow = {
  place: string;
  benefit: string;
  year: number;
  code: HeldBack["code"];
  instalments: number;
  fen: number;
};

/** What is granted and has no money set aside, by benefit, year and reason. */
export async function shortfalls(tx: ScopedTransaction, query: { readonly place?: string; readonly year?: number }) {
  const { rows } = await sql<ShortRow>`
    select i.place, i.benefit, extract(year from i.due_on)::int as year, coalesce(i.short ->> 'code', 'no_budget') as code,
      count(*)::int as instalments, sum(i.fen)::float8 as fen
    from instalment i where i.status = 'planned' and (${query.place ?? null}::text is null or i.place = ${query.place ?? null})
      and (${query.year ?? null}::int is null or extract(year from i.due_on)::int = ${query.year ?? null}::int)
    group by 1, 2, 3, 4 order by 3, 2, 4`.execute(tx);
  const items = [];
  for (const { place, benefit, code, ...rest } of rows) {
    const says: Text = because(code).says;
    items.push({ ...rest, benefit: benefitRef(await rulesAt(tx, place, { now: true }), benefit), because: code, says });
  }
  return { items };
}
